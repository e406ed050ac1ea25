"""The note to the admins names who did not get what, and why, in words."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest

from dialogs.cards import plain
from dialogs.ports.post import Audience, Outcome, Parcel, Recipient, Status
from dialogs.showing.deliveries import kind_words, outcome_words
from dialogs.showing.not_reached import NotReached
from tests.fake_outbox import MemoryOutbox, PostKept

NOW = datetime(2026, 11, 16, 6, 31, tzinfo=UTC)
NOTE = Parcel(Recipient("t", Audience.PERSON, "adam"), "admin", "admin:1", NOW, NOW + timedelta(days=7))


async def names(tenant: str) -> dict[str, str]:
    return {"anna": "Anna Andersen"}


async def note(*failed: tuple[Recipient, Outcome]) -> str | None:
    """Return what an admin reads when these deliveries have failed."""
    outbox = MemoryOutbox(PostKept())
    await outbox.lease("a", NOW, NOW + timedelta(minutes=1))
    for recipient, outcome in failed:
        await outbox.put([Parcel(recipient, "digest", "digest:2026-W47", NOW, NOW + timedelta(days=5))], NOW)
        (one,) = await outbox.ready(("digest",), NOW, 1)
        await outbox.claim(one, "a", NOW)
        await outbox.settle(one, "a", outcome, NOW)
    await outbox.tell([NOTE], ("digest",), NOW)
    letter = await NotReached(outbox, names).compose(NOTE, NOW)
    return plain.text(letter.view) if letter else None


def person(id: str) -> Recipient:
    return Recipient("t", Audience.PERSON, id)


async def test_each_is_named_with_what_and_why() -> None:
    channel = Recipient("t", Audience.CHANNEL, "19:k")
    said = await note(
        (person("anna"), Outcome(Status.UNINSTALLED, "not_installed")),
        (person("ukendt-id"), Outcome(Status.AMBIGUOUS, "http_504")),
        (channel, Outcome(Status.UNREACHABLE, "http_403:MessageWritesBlocked")),
    )
    assert said
    said = re.sub(" +", " ", said)
    assert "3 fik ikke besked" in said
    assert "Anna Andersen Ugeoverblik: har ikke Vejviser i Teams" in said
    assert "Ukendt modtager Ugeoverblik: uvist, om det kom frem: Teams svarede 504" in said
    assert "Kanal i Teams Ugeoverblik: kunne ikke nås: Teams svarede 403 MessageWritesBlocked" in said
    assert "ukendt-id" not in said


async def test_one_is_spoken_of_as_one() -> None:
    assert "1 fik ikke besked" in (await note((person("anna"), Outcome(Status.AMBIGUOUS, "interrupted"))) or "")


async def test_a_long_list_ends_with_how_many_more() -> None:
    said = await note(*((person(f"p{number}"), Outcome(Status.UNREACHABLE, "http_403")) for number in range(18)))
    assert said
    assert "Og 3 til." in said


async def test_where_all_have_got_it_since_there_is_nothing_to_tell() -> None:
    assert await note() is None


@pytest.mark.parametrize("status", Status)
def test_every_status_has_words(status: Status) -> None:
    assert outcome_words(Outcome(status, until=NOW))


def test_the_hour_of_the_next_try_is_that_of_copenhagen() -> None:
    throttled = Outcome(Status.THROTTLED, "http_429", NOW)
    assert outcome_words(throttled) == "prøves igen kl. 07:31: Teams svarede 429"


def test_a_kind_without_words_is_shown_as_it_is() -> None:
    assert (kind_words("digest"), kind_words("fremtid")) == ("Ugeoverblik", "fremtid")
