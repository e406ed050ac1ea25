"""The message extension and typeahead over real HTTP: always an answer that Teams can read, never an error."""

from __future__ import annotations

from typing import Any

import orjson
import pytest

from dialogs.wording import say
from tests.bot.activities import activity, extension, in_channel, typeahead
from tests.bot.conftest import Teams

NO_CARDS = {"composeExtension": {"type": "result", "attachmentLayout": "list", "attachments": []}}
NO_OPTIONS = {
    "statusCode": 200,
    "type": "application/vnd.microsoft.search.searchResponse",
    "value": {"results": []},
}
MANY = tuple(f"indsats {number}" for number in range(40))


async def answer(teams: Teams, invoke: dict[str, Any]) -> Any:
    status, body = await teams.post(invoke)
    assert status == 200
    return orjson.loads(body)


async def titles(teams: Teams, invoke: dict[str, Any]) -> list[str]:
    found = (await answer(teams, invoke))["composeExtension"]
    assert found["type"] == "result"
    return [attachment["preview"]["content"]["title"] for attachment in found["attachments"]]


async def options(teams: Teams, invoke: dict[str, Any]) -> list[str]:
    found = await answer(teams, invoke)
    assert found["type"] == NO_OPTIONS["type"]
    return [option["value"] for option in found["value"]["results"]]


async def test_a_query_is_answered_with_cards_and_how_each_stands_in_the_list(teams: Teams) -> None:
    teams.dialog.titles = ("Mentor",)
    (attachment,) = (await answer(teams, extension("Men")))["composeExtension"]["attachments"]
    assert attachment["contentType"] == "application/vnd.microsoft.card.adaptive"
    assert attachment["content"]["body"][0]["text"] == "Mentor"
    assert attachment["preview"] == {
        "contentType": "application/vnd.microsoft.card.thumbnail",
        "content": {"title": "Mentor", "text": "linje om Mentor"},
    }
    assert teams.connector.calls == []


async def test_what_markdown_would_read_stands_as_it_is_in_the_list(teams: Teams) -> None:
    teams.dialog.titles = ("*Mentor* <b>",)
    (title,) = await titles(teams, extension(None))
    assert "*Mentor*" not in title
    assert "<b>" not in title
    assert "Mentor" in title


async def test_the_first_opening_is_a_query_for_nothing(teams: Teams) -> None:
    teams.dialog.titles = ("Mentor", "Bostøtte")
    assert await titles(teams, extension(None)) == ["Mentor", "Bostøtte"]


async def test_the_list_comes_in_pages_of_fifteen_at_most(teams: Teams) -> None:
    teams.dialog.titles = MANY
    assert await titles(teams, extension("")) == list(MANY[:15])
    assert await titles(teams, extension("", skip=15)) == list(MANY[15:30])
    assert await titles(teams, extension("", skip=30, count=5)) == list(MANY[30:35])
    assert await titles(teams, extension("", skip=40)) == []


async def test_a_query_that_nothing_fits_is_told_so(teams: Teams) -> None:
    found = (await answer(teams, extension("zzz")))["composeExtension"]
    assert (found["type"], found["text"], found["attachments"]) == ("message", say("lookup.nothing_fits"), [])


@pytest.mark.parametrize(
    "invoke",
    [
        extension("x", command="opret"),
        extension("x", name="composeExtension/selectItem", value={"id": "mentor"}),
        extension("x", name="composeExtension/selectItem", value=None),
        extension("x", name="composeExtension/queryLink", value={"url": "https://example.com"}),
        extension("x", name="composeExtension/fetchTask"),
        extension("x", value={"commandId": 7}),
        extension("x", value={"commandId": "find", "queryOptions": "alle"}),
        extension("x", skip=-1),
        extension("x", count=-1),
    ],
    ids=lambda invoke: str(invoke.get("value", invoke["name"]))[:40],
)
async def test_what_is_no_query_of_ours_finds_nothing(teams: Teams, invoke: dict[str, Any]) -> None:
    teams.dialog.titles = ("x",)
    assert await answer(teams, invoke) == NO_CARDS


@pytest.mark.parametrize(
    "value",
    [
        None,
        [1],
        {},
        {"commandId": "find"},
        {"commandId": "find", "parameters": None},
        {"commandId": "find", "parameters": [None, 3, {"name": "query", "value": None}]},
        {"commandId": "find", "parameters": [{"name": "query", "value": 7}]},
    ],
    ids=str,
)
async def test_a_query_without_a_text_is_a_query_for_nothing(teams: Teams, value: Any) -> None:
    teams.dialog.titles = ("Mentor",)
    assert await titles(teams, extension("", value=value)) == ["Mentor"]


async def test_the_simulator_which_names_no_command_is_answered_too(teams: Teams) -> None:
    teams.dialog.titles = ("Mentor", "Bostøtte")
    value = {"parameters": [{"value": "Men"}], "queryOptions": {"skip": 0, "count": 25}}
    assert await titles(teams, extension("", value=value)) == ["Mentor"]


async def test_a_choice_gets_options_while_somebody_types_and_fifteen_at_most(teams: Teams) -> None:
    teams.dialog.titles = MANY
    assert await options(teams, typeahead("indsats 3")) == [title for title in MANY if title.startswith("indsats 3")]
    assert await options(teams, typeahead("", top=50)) == list(MANY[:15])
    assert await options(teams, typeahead("", top=2)) == list(MANY[:2])


@pytest.mark.parametrize(
    "invoke",
    [
        typeahead("zzz"),
        typeahead("x", dataset="borgere"),
        typeahead("x", value=None),
        typeahead("x", value={"queryText": "x"}),
        typeahead("x", value={"dataset": "indsatser", "queryOptions": {"top": "mange"}}),
    ],
    ids=lambda invoke: str(invoke.get("value"))[:40],
)
async def test_a_choice_that_is_none_of_ours_gets_no_options(teams: Teams, invoke: dict[str, Any]) -> None:
    teams.dialog.titles = ("x",)
    assert await answer(teams, invoke) == NO_OPTIONS


async def test_a_group_and_a_channel_are_answered_as_a_chat_is(teams: Teams) -> None:
    teams.dialog.titles = ("Mentor",)
    in_chat = await answer(teams, extension("Mentor"))
    in_group = {"conversation": {"id": "19:gruppe", "conversationType": "groupChat"}}
    assert await answer(teams, extension("Mentor", **in_group)) == in_chat
    assert await answer(teams, extension("Mentor", **in_channel())) == in_chat


async def test_a_lookup_that_fails_finds_nothing_and_is_counted(teams: Teams) -> None:
    teams.dialog.titles = ("fejl",)
    assert await answer(teams, extension("x")) == NO_CARDS
    assert await answer(teams, typeahead("x")) == NO_OPTIONS
    assert 'vejviser_errors_total{kind="lookup"} 2' in (await teams.get("/metrics"))[1]


async def test_lookups_are_counted_by_kind(teams: Teams) -> None:
    teams.dialog.titles = ("Mentor",)
    await answer(teams, extension("Mentor"))
    await answer(teams, typeahead("Mentor"))
    await answer(teams, activity("invoke", name="task/fetch"))
    _, text = await teams.get("/metrics")
    assert 'vejviser_turns_total{kind="extension",outcome="looked_up"} 1' in text
    assert 'vejviser_turns_total{kind="search",outcome="looked_up"} 1' in text
    assert 'vejviser_turns_total{kind="other_invoke",outcome="not_ours"} 1' in text


async def test_a_store_that_is_away_does_not_keep_anybody_from_looking_up(teams: Teams) -> None:
    teams.store.unavailable = "at_start"
    teams.dialog.titles = ("Mentor",)
    assert await titles(teams, extension("Mentor")) == ["Mentor"]
    assert await options(teams, typeahead("Mentor")) == ["Mentor"]
