"""The manifest promises what the bot does, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import orjson
import pytest

from bot.app_package.checking import faults
from bot.app_package.manifest import App, manifest
from bot.inbound.incoming import Kind
from bot.inbound.reading import read
from dialogs.grammar import command
from tests.bot.activities import extension

BOT = "11111111-1111-1111-1111-111111111111"
SOLBY = App(
    BOT, "1.2.0", "Solby Kommune", "https://solby.example/", "https://solby.example/p", "https://solby.example/v"
)
MADE: Mapping[str, Any] = manifest(SOLBY)


def commands(scope: str) -> list[str]:
    """Return the titles that Teams offers in a scope."""
    (bot,) = MADE["bots"]
    return [one["title"] for group in bot["commandLists"] if scope in group["scopes"] for one in group["commands"]]


def texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts(inner)


def test_microsofts_schema_is_content() -> None:
    assert faults(MADE) == ()


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("name", "short"), "x" * 31),
        (("description", "short"), "x" * 81),
        (("id",), "ikke-et-id"),
        (("accentColor",), "blå"),
        (("bots", 0, "scopes"), ["overalt"]),
        (("composeExtensions", 0, "commands", 0, "title"), "x" * 33),
        (("noget",), "ukendt"),
    ],
    ids=str,
)
def test_the_schema_objects_to_what_teams_would_not_take(path: tuple[str | int, ...], value: object) -> None:
    changed = orjson.loads(orjson.dumps(MADE))
    part = changed
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = value
    (fault,) = faults(changed)
    assert "noget" in fault or fault.startswith(".".join(map(str, path)))


def test_the_municipality_stands_as_publisher_with_its_own_addresses() -> None:
    assert MADE["developer"] == {
        "name": "Solby Kommune",
        "websiteUrl": "https://solby.example/",
        "privacyUrl": "https://solby.example/p",
        "termsOfUseUrl": "https://solby.example/v",
    }


@pytest.mark.parametrize("scope", ["personal", "team", "groupChat"])
def test_every_command_that_teams_offers_is_understood(scope: str) -> None:
    assert commands(scope)
    for title in commands(scope):
        assert command(title) or command(f"{title} 2026-117"), title


@pytest.mark.parametrize("scope", ["team", "groupChat"])
def test_where_others_read_along_teams_offers_lookups_only(scope: str) -> None:
    assert commands(scope) == ["find", "lov", "hjælp"]


def test_the_message_extension_comes_back_as_we_read_it() -> None:
    (declared,) = MADE["composeExtensions"]
    (find,) = declared["commands"]
    (parameter,) = find["parameters"]
    asked = extension(None, command=find["id"])
    asked["value"]["parameters"] = [{"name": parameter["name"], "value": "gæld"}]
    incoming = read(orjson.dumps(asked))
    assert incoming.kind is Kind.EXTENSION
    assert incoming.search is not None
    assert (incoming.search.within, incoming.search.text) == (find["id"], "gæld")
    assert (find["type"], find["initialRun"], find["context"]) == ("query", True, ["compose", "commandBox"])


def test_it_asks_for_no_permission_and_no_files() -> None:
    (bot,) = MADE["bots"]
    assert bot["supportsFiles"] is False
    assert not {"webApplicationInfo", "authorization", "permissions", "devicePermissions"} & set(MADE)
    assert MADE["validDomains"] == []


def test_no_text_is_left_to_be_filled_in() -> None:
    assert [text for text in texts(MADE) if "{" in text] == []
