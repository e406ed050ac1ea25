"""Activities as Teams sends them, gone wrong in every way that came to mind; the same seed gives the same ones."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from itertools import count
from random import Random
from typing import Any, Final

from tests.bot.activities import activity, button, execute, extension, message, submit, typeahead

_TEXTS: Final = (
    "42 år, kth, drikker hver dag, sag i HP, har søgt § 85",
    "log beslutning",
    "2026-117",
    "gem",
    "notat",
    "sag 2026-117",
    "find bostøtte",
    "fortryd",
    "010190-1234 er hans cpr",
    "hun vil ikke leve mere",
    "",
    " \t\n",
    "§" * 3000,
    "æøå ÆØÅ " * 500,
    "\u202eomvendt\u202c \u200b\u200d\ufeff",
    "👩‍👩‍👧‍👦" * 50,
    "\ud800 alene",
    "\udfff\ud800",
    "a\x00b\x1b[31m",
    "e\u0301" * 400,
    "<at>Vejviser</at> <b onclick=x>hej</b> &#0; &#xD800; &amp;",
    "**[x](javascript:1)** `$(id)` {0} %s ${x}",
    "9" * 400,
    "-" * 2000,
    "(" * 2000,
)
_VALUES: Final[tuple[Any, ...]] = (
    None,
    True,
    False,
    0,
    -1,
    2**31,
    2**63,
    10**400,
    1e308,
    -0.0,
    5e-324,
    float("nan"),
    float("inf"),
    "",
    "null",
    [],
    {},
    [[]],
    {"": ""},
    {"vejviser": {}},
    {"vejviser": {"action": "gem", "draft": 1, "version": "x", "key": [], "data": {"a": {"b": []}}}},
    ["x"] * 300,
    {f"k{number}": number for number in range(300)},
)
_ACTIONS: Final = ("answer", "log", "save", "fix_save", "more_save", "differ", "undo", "new", "note", "nope")


def nonsense(seed: int, amount: int) -> Iterator[bytes]:
    """Return so many request bodies; some are not wrong at all, most once, some several times."""
    chance, ids = Random(seed), count()
    for _ in range(amount):
        whole = _shape(chance, f"{seed}-{next(ids)}")
        for _ in range(chance.choice((0, 1, 1, 1, 2, 4))):
            chance.choice(_MUTATIONS)(chance, whole)
        yield _damaged(chance, json.dumps(whole).encode())


def _shape(chance: Random, id: str) -> dict[str, Any]:
    text, who = chance.choice(_TEXTS), chance.randrange(40)
    data = {**button(chance.choice(_ACTIONS), draft="d", version=1, key=id), "value": text, "case": "2026-1"}
    shapes: tuple[dict[str, Any], ...] = (
        message(text),
        message(text, attachments=[{"contentType": "image/png", "contentUrl": "https://x/"}]),
        message(f"<at>Vejviser</at> {text}", conversation={"conversationType": "channel", "id": "19:k"}),
        submit(data),
        execute(data),
        extension(text),
        extension(None),
        typeahead(text),
        activity("invoke", name="task/fetch", value={"data": {}}),
        activity("conversationUpdate", membersAdded=[{"id": f"29:{who}"}]),
        activity("conversationUpdate", channelData={"eventType": "teamRenamed"}),
        activity("installationUpdate", action=chance.choice(("add", "remove", "add-upgrade"))),
        activity("messageReaction", reactionsAdded=[{"type": "like"}]),
        activity("typing"),
        activity("endOfConversation"),
    )
    shape = deepcopy(chance.choice(shapes))
    sender = {"id": f"29:{who}", "name": "Birthe", "aadObjectId": f"person-{who}"}
    conversation = {"conversationType": "personal", "id": f"a:{who}", **shape["conversation"]}
    return {**shape, "id": id, "from": sender, "conversation": {**conversation, "id": f"a:{who}"}}


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Return every container with each of its keys."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield value, key
            yield from _places(part)
    elif isinstance(value, list):
        for key, part in enumerate(value):
            yield value, key
            yield from _places(part)


def _place(chance: Random, whole: dict[str, Any]) -> tuple[Any, Any]:
    return chance.choice(list(_places(whole)) or [(whole, "type")])


def _other_value(chance: Random, whole: dict[str, Any]) -> None:
    where, key = _place(chance, whole)
    where[key] = deepcopy(chance.choice(_VALUES))


def _other_text(chance: Random, whole: dict[str, Any]) -> None:
    where, key = _place(chance, whole)
    where[key] = chance.choice(_TEXTS) * chance.choice((1, 1, 1, 3))


def _missing(chance: Random, whole: dict[str, Any]) -> None:
    where, key = _place(chance, whole)
    if key in where if isinstance(where, dict) else True:
        del where[key]


def _swapped(chance: Random, whole: dict[str, Any]) -> None:
    (one, first), (other, second) = _place(chance, whole), _place(chance, whole)
    one[first], other[second] = deepcopy(other.get(second) if isinstance(other, dict) else other[second]), "byttet"


def _deep(chance: Random, whole: dict[str, Any]) -> None:
    where, key = _place(chance, whole)
    for _ in range(chance.choice((3, 30, 150))):
        where[key] = {"a": where[key]} if chance.random() < 0.5 else [where[key]]


def _renamed(chance: Random, whole: dict[str, Any]) -> None:
    where, key = _place(chance, whole)
    if isinstance(where, dict) and key in where:
        where[chance.choice((key.upper(), f"{key} ", "", "__proto__", "\ud800"))] = where.pop(key)


_MUTATIONS: Final[tuple[Callable[[Random, dict[str, Any]], None], ...]] = (
    _other_value,
    _other_value,
    _other_text,
    _missing,
    _swapped,
    _deep,
    _renamed,
)


def _damaged(chance: Random, body: bytes) -> bytes:
    """Return the bytes as they are, or now and then broken, doubled or blown up."""
    at = chance.randrange(len(body))
    match chance.randrange(40):
        case 0:
            return body[:at]
        case 1:
            return body[:at] + bytes([chance.randrange(256)]) + body[at + 1 :]
        case 2:
            return body[:at] + b"\xc3\x28\xff" + body[at:]
        case 3:
            return b"\xef\xbb\xbf" + body
        case 4:
            return body[:-1] + b', "type": "message", "text": "igen", "text": "to gange"}'
        case 5:
            return b"[" + body + b"]"
        case 6:
            return body[:-1] + b', "x": ' + b"[" * 5000 + b"]" * 5000 + b"}"
        case 7 if chance.random() < 0.1:
            return body[:-1] + b', "x": "' + b"y" * 300_000 + b'"}'
    return body
