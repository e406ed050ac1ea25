"""A delivery ends in exactly one way, with a reason, and is never sent twice by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.outgoing.channel import DeliveryError, Failure
from bot.post.outcomes import throttled
from dialogs.ports.members import Basis, Reading
from dialogs.ports.people import Person
from dialogs.ports.post import Audience, Outcome, Parcel, Recipient, Reference, Status
from tests.bot.post.house import START, WEEK_ENDS, House, person

THROTTLED, UNREACHABLE = Status.THROTTLED, Status.UNREACHABLE


async def one_look(*errors: DeliveryError | None) -> House:
    house = House()
    await house.put("anna")
    house.carrier.failures["a:anna"] = list(errors)
    assert await house.office().look()
    return house


async def test_what_is_due_is_composed_sent_and_written_down_with_its_id() -> None:
    house = await one_look()
    assert house.carrier.sent == [("a:anna", "Nyt fra Vejviser")]
    assert house.outcome("anna") == Outcome(Status.SENT, activity="id-1")
    ((parcel, now),) = house.says.asked
    assert (parcel.due, now) == (START, START)


async def test_an_answer_without_an_id_counts_as_sent() -> None:
    house = House()
    house.carrier.ids = False
    await house.put("anna")
    await house.office().look()
    assert house.outcome("anna") == Outcome(Status.SENT)


@pytest.mark.parametrize(
    ("failure", "status", "code", "ended", "reason"),
    [
        ("ambiguous", 502, None, Status.AMBIGUOUS, "http_502"),
        ("ambiguous", None, None, Status.AMBIGUOUS, "no_receipt"),
        ("busy", 429, None, THROTTLED, "http_429"),
        ("busy", 412, None, THROTTLED, "http_412"),
        ("unreachable", None, None, THROTTLED, "no_connection"),
        ("refused", None, "sign_in", THROTTLED, "sign_in"),
        ("refused", 401, None, THROTTLED, "http_401"),
        ("refused", 403, None, UNREACHABLE, "http_403"),
        ("refused", 403, "MessageWritesBlocked", UNREACHABLE, "http_403:MessageWritesBlocked"),
        ("refused", 403, "BotNotInConversationRoster", Status.UNINSTALLED, "http_403:BotNotInConversationRoster"),
        ("refused", None, "host", UNREACHABLE, "host"),
        ("refused", 400, None, UNREACHABLE, "http_400"),
        ("too_large", 413, None, UNREACHABLE, "http_413"),
    ],
)
async def test_each_failure_has_its_end_and_its_reason(
    failure: Failure, status: int | None, code: str | None, ended: Status, reason: str
) -> None:
    house = await one_look(DeliveryError(failure, status, code))
    outcome = house.outcome("anna")
    assert (outcome.status, outcome.reason) == (ended, reason)
    assert (outcome.until is not None) == (ended is THROTTLED)
    house.later(hours=2)
    await house.office().look()
    assert ("a:anna", "Nyt fra Vejviser") in house.carrier.sent if ended is THROTTLED else house.says.asked[1:] == []


async def test_who_is_told_to_wait_waits_that_long_and_then_a_little_by_chance() -> None:
    house = await one_look(DeliveryError("busy", 429, retry_after=30.0))
    until = house.outcome("anna").until
    assert until
    assert timedelta(seconds=30) <= until - START <= timedelta(seconds=46)


def test_pauses_grow_with_the_attempts_and_have_an_end() -> None:
    pauses = [(pause - START).total_seconds() for n in (1, 4, 50) if (pause := throttled("x", n, START).until)]
    assert pauses[0] < 10 < 40 <= pauses[1] < 70 < 600 <= pauses[2] <= 901


async def test_a_throttled_one_that_never_gets_through_ends_with_the_week() -> None:
    house = await one_look(DeliveryError("busy", 429))
    house.now = WEEK_ENDS
    await house.office().look()
    assert house.outcome("anna") == Outcome(UNREACHABLE, "http_429")


async def test_a_lost_chat_is_opened_once_by_the_persons_id_and_kept() -> None:
    house = await one_look(DeliveryError("gone", 404, "ConversationNotFound"))
    assert (house.carrier.opened, house.carrier.sent[0][0]) == (["anna"], "ny:anna")
    assert house.outcome("anna").status is Status.SENT
    reference = await house.outbox.reference(person("anna"))
    assert reference
    assert reference.conversation == "ny:anna"


async def test_a_chat_that_is_lost_again_at_once_is_given_up() -> None:
    house = House()
    await house.put("anna")
    house.carrier.failures = {name: [DeliveryError("gone", 404)] for name in ("a:anna", "ny:anna")}
    await house.office().look()
    assert house.carrier.opened == ["anna"]
    assert house.outcome("anna") == Outcome(UNREACHABLE, "http_404")


@pytest.mark.parametrize(
    ("error", "ended"),
    [
        (DeliveryError("ambiguous", 504), THROTTLED),
        (DeliveryError("busy", 429), THROTTLED),
        (DeliveryError("refused", 403), UNREACHABLE),
        (DeliveryError("unreachable", code="no_conversation"), THROTTLED),
    ],
)
async def test_an_opening_that_fails_has_sent_nothing_so_it_is_never_ambiguous(
    error: DeliveryError, ended: Status
) -> None:
    house = House()
    await house.put("anna")
    house.carrier.failures = {"a:anna": [DeliveryError("gone", 404)], "open": [error]}
    await house.office().look()
    assert (house.outcome("anna").status, house.carrier.sent) == (ended, [])


async def test_a_channel_that_is_gone_is_not_opened_again() -> None:
    house, channel = House(), Recipient("t", Audience.CHANNEL, "19:k")
    await house.outbox.put([Parcel(channel, "digest", "k", START, WEEK_ENDS)], START)
    await house.outbox.keep_reference(Reference(channel, "19:k", "http://127.0.0.1:1/", "28:bot"), START)
    house.carrier.failures["19:k"] = [DeliveryError("gone", 404)]
    await house.office().look()
    assert (house.carrier.opened, house.outcome("19:k")) == ([], Outcome(UNREACHABLE, "http_404"))


async def test_who_has_not_installed_the_bot_has_a_row_that_says_so() -> None:
    house = House()
    await house.put("anna", known=False)
    await house.office().look()
    assert house.outcome("anna") == Outcome(Status.UNINSTALLED, "not_installed")
    assert house.says.asked == []


async def test_a_place_that_the_bot_was_taken_out_of_is_forgotten() -> None:
    house = await one_look(DeliveryError("refused", 403, "BotNotInConversationRoster"))
    assert await house.outbox.reference(person("anna")) is None


async def test_nothing_to_say_is_skipped_with_a_reason() -> None:
    house = House()
    house.says.card = None
    await house.put("anna")
    await house.office().look()
    assert house.outcome("anna") == Outcome(Status.SKIPPED, "nothing_to_say")


async def test_whom_nobody_stands_in_for_is_not_reached_and_the_admins_are_told() -> None:
    house = House()
    house.says.instead = Outcome(Status.UNREACHABLE, "away")
    await house.put("anna")
    office = house.office()
    for _ in range(2):
        await office.look()
        house.says.instead = None
    assert house.outcome("anna") == Outcome(Status.UNREACHABLE, "away")
    assert 'vejviser_posted_total{kind="digest",outcome="unreachable"} 1' in house.metrics.text()
    assert [place for place, _ in house.carrier.sent] == ["a:adam"]


async def test_what_cannot_be_composed_waits_and_keeps_nobody_else_from_theirs() -> None:
    house = House()
    house.says.error = RuntimeError("Anna Andersen, 010190-1234")
    await house.put("anna")
    await house.office().look()
    outcome = house.outcome("anna")
    assert (outcome.status, outcome.reason, house.delivery("anna").attempts) == (THROTTLED, "not_composed", 0)
    house.says.error = None
    house.later(minutes=20)
    await house.office().look()
    assert house.outcome("anna").status is Status.SENT


async def test_a_kind_that_nobody_composes_here_is_left_for_a_version_that_does() -> None:
    house = House()
    await house.outbox.put([replace(Parcel(person("anna"), "fremtid", "k", START, WEEK_ENDS))], START)
    await house.office().look()
    assert house.outcome("anna", "fremtid") == Outcome(Status.DUE)


async def test_a_conversation_that_is_at_its_limit_waits_for_the_next_round() -> None:
    house = House()
    for number in range(9):
        await house.outbox.put([Parcel(person("anna"), "digest", f"k{number}", START, WEEK_ENDS)], START)
    await house.outbox.keep_reference(Reference(person("anna"), "a:anna", "http://127.0.0.1:1/", "28:bot"), START)
    await house.office().look()
    assert len(house.carrier.sent) == 7


async def test_no_line_of_the_log_tells_who_or_what(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    house = await one_look(DeliveryError("refused", 403))
    assert "A delivery did not get through." in caplog.text
    assert "anna" not in caplog.text
    assert house.metrics.text().count('vejviser_posted_total{kind="digest",outcome="unreachable"} 1') == 1


async def test_what_is_out_is_traced_to_whom_it_tells_of_so_that_it_can_be_taken_back() -> None:
    house = House()
    house.says.about = ("V-2222", "V-3333")
    await house.put("anna", "bent")
    house.carrier.failures = {"a:anna": [DeliveryError("gone", 404)]}
    await house.office().look()
    assert set(house.outbox.traces.values()) == {house.says.about}
    assert {(tenant, place) for tenant, place, _ in house.outbox.traces} == {("t", "ny:anna"), ("t", "a:bent")}


@pytest.mark.parametrize("error", [DeliveryError("busy", 429), DeliveryError("ambiguous", 504), None])
async def test_what_was_not_sent_or_has_no_id_leaves_no_trace(error: DeliveryError | None) -> None:
    house = House()
    house.says.about, house.carrier.ids = ("V-2222",), error is not None
    house.carrier.failures["a:anna"] = [error]
    await house.put("anna")
    await house.office().look()
    assert house.outbox.traces == {}


async def test_a_reading_is_noted_once_and_only_when_it_was_sent() -> None:
    house, reading = House(), Reading("r", START, Person("t", "anna", "Anna"), "digest", Basis.TEAM)
    house.says.reading = reading
    await house.put("anna")
    house.carrier.failures["a:anna"] = [DeliveryError("busy", 429), DeliveryError("busy", 429)]
    office = house.office()
    for noted in ([], [], [reading], [reading]):
        await office.look()
        assert house.outbox.readings == noted
        house.later(hours=1)
