"""A turn from Teams to Teams: one answer, in order, once; and a sentence that helps when something fails."""

from __future__ import annotations

import asyncio
from typing import Any

import orjson
import pytest

from dialogs.ports.failures import KeyMissingError, LogBrokenError, StaleDraftError
from dialogs.turns import Reply, Scope, Turn
from dialogs.wording import say
from tests.bot.activities import BIRTHE, BOT, TENANT, activity, button, execute, message, submit
from tests.bot.conftest import Guarded, Teams
from tests.bot.scripted import view
from tests.bot.waiting import eventually


def with_card(text: str, **how: Any) -> Any:
    """Return a function that answers every turn with one card."""
    return lambda _: Reply(view=view(text, how.get("draft")), **how)


async def test_a_message_is_answered_once_in_its_own_conversation(teams: Teams) -> None:
    assert await teams.post(message("42 år, kth")) == (200, b"")
    (call,) = teams.connector.calls
    assert (call.method, call.path) == ("POST", "/emea/v3/conversations/a%3Abirthe/activities/1747000000001")
    assert call.body["text"] == "svar på 42 år, kth"
    assert call.body["textFormat"] == "xml"
    assert call.body["replyToId"] == "1747000000001"
    assert call.body["from"]["id"] == BOT
    assert call.body["recipient"]["id"] == "29:birthe"


async def test_a_card_goes_out_with_its_summary_and_danish_letters_as_they_are(teams: Teams) -> None:
    teams.dialog.answer = with_card("Målgruppe: fællesmængden")
    await teams.post(message("hej"))
    (call,) = teams.connector.calls
    (attachment,) = call.body["attachments"]
    assert attachment["contentType"] == "application/vnd.microsoft.card.adaptive"
    assert attachment["content"]["type"] == "AdaptiveCard"
    assert call.body["summary"] == "Nyt fra Vejviser"
    assert "text" not in call.body
    assert "fællesmængden".encode() in call.raw


async def test_the_turn_knows_person_scope_and_files(teams: Teams) -> None:
    conversation = {"id": "19:kanal@thread.tacv2;messageid=1", "conversationType": "channel"}
    await teams.post(message("hej", conversation=conversation, attachments=[{"contentType": "image/png"}]))
    (turn,) = teams.dialog.turns
    assert (turn.person.tenant, turn.person.id, turn.person.name) == (TENANT, BIRTHE, "Birthe Mortensen")
    assert (turn.scope, turn.attachments) == (Scope.CHANNEL, 1)
    assert turn.now.tzinfo is not None
    assert "/19%3Akanal%40thread.tacv2%3Bmessageid%3D1/" in teams.connector.calls[0].path


async def test_the_same_message_four_times_is_one_turn_and_one_answer(teams: Teams) -> None:
    teams.dialog.pause = 0.02
    answers = await asyncio.gather(*(teams.post(message("hej")) for _ in range(4)))
    assert answers == [(200, b"")] * 4
    assert len(teams.dialog.turns) == 1
    assert teams.connector.said == ["svar på hej"]


async def test_the_same_id_in_another_conversation_is_another_message(teams: Teams) -> None:
    await teams.post(message("hej"))
    await teams.post(message("hej", conversation={"id": "a:bo", "conversationType": "personal"}))
    assert len(teams.dialog.turns) == 2


async def test_one_conversations_turns_are_taken_one_at_a_time_and_none_is_lost(teams: Teams) -> None:
    teams.dialog.pause = 0.002
    await asyncio.gather(*(teams.post(message(f"nr {number}", id=f"a{number}")) for number in range(8)))
    assert sorted(teams.connector.said) == [f"svar på nr {number}" for number in range(8)]
    assert teams.dialog.most_running == 1


async def test_two_conversations_do_not_wait_for_each_others_answers_to_be_taken(teams: Teams) -> None:
    teams.connector.before = asyncio.Barrier(2).wait
    elsewhere = {"id": "a:bo", "conversationType": "personal"}
    async with asyncio.timeout(60):
        await asyncio.gather(teams.post(message("hej")), teams.post(message("hej", conversation=elsewhere)))
    assert len(teams.connector.calls) == 2


async def test_a_slow_connector_does_not_let_the_next_turns_answer_overtake(teams: Teams) -> None:
    teams.connector.pause = 0.02
    first = asyncio.create_task(teams.post(message("først", id="a1")))
    await eventually(lambda: len(teams.dialog.turns) == 1)
    await asyncio.gather(first, teams.post(message("så", id="a2")))
    assert teams.connector.said == ["svar på først", "svar på så"]


async def test_a_pressed_button_updates_its_own_card(teams: Teams) -> None:
    teams.dialog.answer = with_card("Nyt spørgsmål", replaces=True, draft="d1")
    await teams.post(submit(button("svar", draft="d1", version=1, key="k"), card="kort-1"))
    (call,) = teams.connector.calls
    assert (call.method, call.path) == ("PUT", "/emea/v3/conversations/a%3Abirthe/activities/kort-1")
    assert call.body["id"] == "kort-1"


async def test_when_the_update_fails_a_new_card_comes(teams: Teams) -> None:
    teams.dialog.answer = with_card("Nyt spørgsmål", replaces=True, draft="d1")
    teams.connector.statuses["PUT"] = [404]
    await teams.post(submit(button("svar"), card="kort-1"))
    assert [call.method for call in teams.connector.calls] == ["PUT", "POST"]
    assert teams.connector.said == ["Nyt spørgsmål", "Nyt spørgsmål"]


async def test_typed_text_gets_a_new_card_below_and_the_earlier_one_shrinks(teams: Teams) -> None:
    teams.dialog.answer = with_card("Vurdering", draft="d1", collapsed=view("Fortsætter nedenfor"))
    await teams.post(message("42 år", id="a1"))
    await teams.post(message("kth", id="a2"))
    assert [(call.method, call.text) for call in teams.connector.calls] == [
        ("POST", "Vurdering"),
        ("POST", "Vurdering"),
        ("PUT", "Fortsætter nedenfor"),
    ]
    assert teams.connector.calls[2].path.endswith("/activities/sent-1")


async def test_a_card_that_was_updated_in_place_is_not_shrunk(teams: Teams) -> None:
    teams.dialog.answer = with_card("Vurdering", draft="d1", collapsed=view("Fortsætter nedenfor"))
    await teams.post(message("42 år", id="a1"))
    teams.dialog.answer = with_card("Rettet", draft="d1", replaces=True, collapsed=view("Fortsætter nedenfor"))
    await teams.post(submit(button("svar", draft="d1"), card="sent-1", id="a2"))
    assert [(call.method, call.text) for call in teams.connector.calls] == [("POST", "Vurdering"), ("PUT", "Rettet")]


async def test_an_earlier_card_that_cannot_be_shrunk_does_no_harm(teams: Teams) -> None:
    teams.dialog.answer = with_card("Vurdering", draft="d1", collapsed=view("Fortsætter nedenfor"))
    await teams.post(message("42 år", id="a1"))
    teams.connector.statuses["PUT"] = [404]
    assert await teams.post(message("kth", id="a2")) == (200, b"")
    assert (await teams.get("/metrics"))[1].count('vejviser_deliveries_total{outcome="gone"} 1') == 1


async def test_a_platform_that_gives_no_ids_gets_answers_all_the_same(teams: Teams) -> None:
    teams.connector.ids = False
    teams.dialog.answer = with_card("Vurdering", draft="d1", collapsed=view("Fortsætter nedenfor"))
    await teams.post(message("42 år", id="a1"))
    await teams.post(message("kth", id="a2"))
    assert teams.connector.said == ["Vurdering", "Vurdering"]


async def test_an_execute_is_answered_with_its_new_card_which_is_also_updated(teams: Teams) -> None:
    teams.dialog.answer = with_card("Nyt spørgsmål", replaces=True, draft="d1")
    status, body = await teams.post(execute(button("svar", draft="d1", version=1, key="k"), card="kort-1"))
    answer = orjson.loads(body)
    assert (status, answer["statusCode"]) == (200, 200)
    assert answer["type"] == "application/vnd.microsoft.card.adaptive"
    assert answer["value"]["body"][0]["text"] == "Nyt spørgsmål"
    assert [(call.method, call.text) for call in teams.connector.calls] == [("PUT", "Nyt spørgsmål")]


async def test_an_execute_whose_answer_is_text_gets_the_text_below_and_a_line_in_the_response(teams: Teams) -> None:
    status, body = await teams.post(execute(button("notat")))
    answer = orjson.loads(body)
    assert (status, answer["type"]) == (200, "application/vnd.microsoft.activity.message")
    assert answer["value"]
    assert teams.connector.said == ["svar på "]


async def test_a_repeated_execute_gets_the_current_card_and_not_an_empty_answer(teams: Teams) -> None:
    teams.dialog.answer = with_card("Den gældende vurdering", replaces=True, draft="d1")
    pressed = execute(button("svar", draft="d1", version=1, key="k"))
    first, second = await teams.post(pressed), await teams.post(pressed)
    assert first == second
    assert orjson.loads(second[1])["value"]["body"][0]["text"] == "Den gældende vurdering"


@pytest.mark.parametrize("value", [None, {}, {"action": {"data": "x"}}, {"action": {"data": {"fremmed": 1}}}])
async def test_an_execute_that_is_none_of_ours_gets_an_error_in_the_body_and_no_turn(
    teams: Teams, value: Any
) -> None:
    status, body = await teams.post(activity("invoke", name="adaptiveCard/action", value=value))
    assert (status, orjson.loads(body)["type"]) == (200, "application/vnd.microsoft.error")
    assert teams.dialog.turns == []


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        (
            "application/search",
            {
                "statusCode": 200,
                "type": "application/vnd.microsoft.search.searchResponse",
                "value": {"results": []},
            },
        ),
        ("task/fetch", {}),
        ("findes/ikke", {}),
    ],
)
async def test_an_invoke_that_we_do_not_serve_is_answered_politely(teams: Teams, name: str, answer: object) -> None:
    status, body = await teams.post(activity("invoke", name=name, value={"queryText": "x"}))
    assert (status, orjson.loads(body)) == (200, answer)


async def test_whoever_installs_the_bot_is_welcomed_once(teams: Teams) -> None:
    installed = activity("installationUpdate", action="add")
    await teams.post(installed)
    await teams.post(installed)
    await teams.post(activity("conversationUpdate", id="c1", membersAdded=[{"id": BOT}]))
    assert teams.connector.said == ["velkommen personal"]


async def test_an_upgrade_a_reaction_and_typing_are_met_with_silence(teams: Teams) -> None:
    for number, quiet in enumerate(
        [activity("installationUpdate", action="add-upgrade"), activity("messageReaction"), activity("typing")]
    ):
        assert await teams.post({**quiet, "id": f"q{number}"}) == (200, b"")
    assert teams.connector.calls == []


@pytest.mark.parametrize("moment", ["at_start", "at_end"])
async def test_a_store_that_cannot_be_written_says_so_and_the_next_try_counts(teams: Teams, moment: Any) -> None:
    teams.store.unavailable = moment
    assert await teams.post(message("42 år")) == (200, b"")
    assert teams.connector.said == [say("error.store_unavailable")]
    teams.store.unavailable = None
    await teams.post(message("42 år"))
    assert teams.connector.said[1:] == ["svar på 42 år"]


async def test_a_draft_that_another_device_changed_is_tried_once_more(teams: Teams) -> None:
    def stale_at_first(turn: Turn) -> Reply:
        if len(teams.dialog.turns) == 1:
            raise StaleDraftError
        return Reply(text="anden gang")

    teams.dialog.answer = stale_at_first
    await teams.post(message("42 år"))
    assert teams.connector.said == ["anden gang"]


@pytest.mark.parametrize(
    ("error", "key", "turns"),
    [
        (StaleDraftError(), "busy", 2),
        (KeyMissingError(), "key_missing", 1),
        (LogBrokenError(), "log_broken", 1),
        (RuntimeError("x"), "unexpected", 1),
    ],
    ids=["stale", "key_missing", "log_broken", "unexpected"],
)
async def test_a_turn_that_fails_ends_in_a_sentence_and_counts(
    teams: Teams, error: Exception, key: str, turns: int
) -> None:
    def fail(turn: Turn) -> Reply:
        raise error

    teams.dialog.answer = fail
    assert await teams.post(message("42 år")) == (200, b"")
    assert teams.connector.said == [say(f"error.{key}")]
    assert len(teams.dialog.turns) == turns
    assert f'vejviser_errors_total{{kind="{key}"}} 1' in (await teams.get("/metrics"))[1]


async def test_a_connector_that_is_down_is_no_500_and_the_turn_is_not_done_again(teams: Teams) -> None:
    teams.connector.statuses["POST"] = [503]
    assert await teams.post(message("hej")) == (200, b"")
    assert await teams.post(message("hej")) == (200, b"")
    assert len(teams.dialog.turns) == 1
    assert 'vejviser_deliveries_total{outcome="ambiguous"} 1' in (await teams.get("/metrics"))[1]


async def test_an_answer_that_certainly_never_got_out_comes_when_the_message_comes_again(teams: Teams) -> None:
    teams.connector.statuses["POST"] = [400]
    assert await teams.post(message("hej")) == (200, b"")
    for _ in range(2):
        assert await teams.post(message("hej")) == (200, b"")
    assert [call.method for call in teams.connector.calls] == ["POST", "POST"]
    assert 'vejviser_turns_total{kind="message",outcome="repeated"} 2' in (await teams.get("/metrics"))[1]


async def test_answers_that_are_wanted_in_the_response_come_there(teams: Teams) -> None:
    teams.dialog.answer = with_card("Vurdering", draft="d1", replaces=True)
    status, body = await teams.post(submit(button("svar"), deliveryMode="expectReplies"))
    (reply,) = orjson.loads(body)["activities"]
    assert status == 200
    assert reply["attachments"][0]["content"]["body"][0]["text"] == "Vurdering"
    assert reply["replyToId"] == "1747000000001"
    assert teams.connector.calls == []


async def test_production_answers_people_of_its_tenant(guarded: Guarded) -> None:
    assert await guarded.say(guarded.token()) == 200
    assert guarded.dialog.turns[0].person.tenant == TENANT
