"""Finding interventions from Teams by Slagelse's model: in a chat, in a channel, and from the compose box."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.inbound.incoming import Kind
from bot.inbound.reading import read
from bot.lookups import Lookups
from bot.metrics import Metrics
from dialogs.conversation import Conversation
from dialogs.wording import say
from tests.bot.activities import extension, in_channel, mentioning, message, submit, typeahead
from tests.bot.conftest import Teams
from tests.dialogs.schema import faults

FACTS = "42 år, kth, drikker hver dag så han ikke kan passe praktik, sag i HP"
NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


async def found(teams: Teams, invoke: dict[str, Any]) -> Any:
    status, body = await teams.post(invoke)
    assert status == 200
    return orjson.loads(body)


def buttons(card: Any) -> list[Any]:
    """Every button of a card that sends something."""
    if isinstance(card, dict):
        here = [card] if card.get("type") == "Action.Submit" else []
        return here + [button for part in card.values() for button in buttons(part)]
    return [button for part in card for button in buttons(part)] if isinstance(card, list) else []


def last_card(teams: Teams) -> Any:
    return teams.connector.calls[-1].body["attachments"][0]["content"]


async def test_the_message_extension_offers_cards_with_own_ones_first(slagelse: Teams) -> None:
    attachments = (await found(slagelse, extension("gæld")))["composeExtension"]["attachments"]
    first = attachments[0]
    assert first["preview"]["content"] == {"title": "Økonomisk vejledning", "text": "forslag · egen kommune · 2015"}
    assert 10 <= len(attachments) <= 15
    for attachment in attachments:
        assert faults(attachment["content"]) == []
        assert buttons(attachment["content"]) == []


async def test_opened_without_a_query_it_offers_the_municipalitys_own(slagelse: Teams) -> None:
    attachments = (await found(slagelse, extension(None)))["composeExtension"]["attachments"]
    assert attachments
    assert all("egen kommune" in attachment["preview"]["content"]["text"] for attachment in attachments)


async def test_nothing_of_the_citizen_under_way_goes_into_what_is_offered(slagelse: Teams) -> None:
    before = await found(slagelse, extension("misbrug", id="e1"))
    await slagelse.post(message(FACTS, id="a1"))
    assert "fællesmængden" in str(last_card(slagelse)).lower()
    assert await found(slagelse, extension("misbrug", id="e2")) == before
    assert await found(slagelse, extension("misbrug", id="e3", **in_channel())) == before


async def test_a_cpr_number_in_a_query_comes_back_nowhere(slagelse: Teams) -> None:
    answer = await found(slagelse, extension("gæld 010190-1234"))
    assert "010190" not in str(answer)
    assert answer == await found(slagelse, extension("gæld"))


@pytest.mark.parametrize("noise", ["qwrtz plkmn", "zxcvb", "😀😀", "!!!"])
async def test_noise_is_answered_with_the_sentence_that_nothing_fits(slagelse: Teams, noise: str) -> None:
    answer = (await found(slagelse, extension(noise)))["composeExtension"]
    assert (answer["type"], answer["text"], answer["attachments"]) == ("message", say("lookup.nothing_fits"), [])
    assert (await found(slagelse, typeahead(noise)))["value"]["results"] == []


@given(typed=st.text(max_size=60))
@settings(max_examples=25, deadline=None)
def test_whatever_is_typed_the_answer_is_one_that_teams_can_read(conversation: Conversation, typed: str) -> None:
    lookups = Lookups(conversation, Metrics(), lambda: NOW)
    for invoke in (extension(typed), typeahead(typed)):
        incoming = read(orjson.dumps(invoke))
        body = orjson.loads(orjson.dumps(lookups.answer(incoming).body))
        if incoming.kind is Kind.SEARCH:
            assert (body["statusCode"], len(body["value"]["results"]) <= 15) == (200, True)
            assert all(option.keys() == {"value", "title"} for option in body["value"]["results"])
        else:
            shown = body["composeExtension"]
            assert shown["type"] in ("result", "message")
            assert ("text" in shown) == (shown["type"] == "message") == (not shown["attachments"])


async def test_typing_in_a_choice_gives_own_interventions_by_id(slagelse: Teams) -> None:
    results = (await found(slagelse, typeahead("støt")))["value"]["results"]
    assert results[0] == {"value": "stoettekontakt", "title": "Støttekontakt"}
    assert len((await found(slagelse, typeahead("")))["value"]["results"]) == 15


async def test_find_in_a_channel_is_answered_there(slagelse: Teams) -> None:
    await slagelse.post(mentioning("find gæld"))
    (call,) = slagelse.connector.calls
    assert "/19%3Akanal%40thread.tacv2%3Bmessageid%3D1/" in call.path
    assert "Fandt 9 for »gæld«" in call.text
    assert "Økonomisk vejledning" in str(last_card(slagelse))


async def test_details_and_more_in_a_channel_come_below_and_nothing_can_be_picked_there(slagelse: Teams) -> None:
    await slagelse.post(mentioning("find gæld"))
    details, *_, more = buttons(last_card(slagelse))
    await slagelse.post(submit(details["data"], card="sent-1", id="p1", **in_channel()))
    assert "Økonomisk vejledning" in slagelse.connector.said[1]
    assert [button["title"] for button in buttons(last_card(slagelse))] == ["Meld fejl i oplysningen"]
    await slagelse.post(submit(more["data"], card="sent-1", id="p2", **in_channel()))
    assert slagelse.connector.said[2] == "Flere for »gæld«"
    assert [call.method for call in slagelse.connector.calls] == ["POST", "POST", "POST"]


async def test_a_citizen_described_in_a_channel_is_not_taken_in_and_it_says_why(slagelse: Teams) -> None:
    await slagelse.post(mentioning(FACTS))
    seen = str(last_card(slagelse))
    assert say("channel.delete") in seen
    assert say("channel.only_lookup") in seen
    assert "Det forstod jeg" not in seen
    assert slagelse.store.contents.drafts == {}


async def test_what_is_not_found_is_counted_once_and_not_while_somebody_types(slagelse: Teams) -> None:
    await found(slagelse, extension("alpakaer", id="e1"))
    await found(slagelse, typeahead("alpakaer", id="e2"))
    assert await slagelse.store.misses() == ()
    await slagelse.post(mentioning("find alpakaer"))
    await slagelse.post(mentioning("find alpakaer"))
    assert [(miss.words, miss.times) for miss in await slagelse.store.misses()] == [(("alpakaer",), 1)]


async def test_picked_from_the_details_it_is_ticked_in_the_form(slagelse: Teams) -> None:
    await slagelse.post(message(FACTS, id="a1"))
    await slagelse.post(message("detaljer støttekontakt", id="a2"))
    use, _ = buttons(last_card(slagelse))
    assert use["title"] == "Brug i vurderingen"
    await slagelse.post(submit(use["data"], card="sent-2", id="p1"))
    assert "Valgt: Støttekontakt" in str(slagelse.connector.calls[2].body)
    shrunk = slagelse.connector.calls[3]
    assert (shrunk.method, shrunk.path.rpartition("/")[2]) == ("PUT", "sent-1")
    await slagelse.post(message("log beslutning", id="a3"))
    form = next(call for call in slagelse.connector.calls if "Input.ChoiceSet" in str(call.body))
    assert "'value': 'stoettekontakt'" in str(form.body)
    assert "'choices.data': {'type': 'Data.Query', 'dataset': 'indsatser'}" in str(form.body)
