"""JSON in and out: one object, or one object a line."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

import orjson

from bot.commands.failures import CommandError, is_about_one_item, sentence
from dialogs.wording import say

if TYPE_CHECKING:
    from knowledge.values import Value

Json = Mapping[str, object]
Answer = Callable[[Json], Json]


def print_json(value: object) -> None:
    """Print a value for people and programs to read: indented, Danish letters as they are."""
    print(orjson.dumps(value, option=orjson.OPT_INDENT_2).decode())


def parse_object(text: str | bytes) -> Json:
    """Return the JSON object that a text is.

    Raises:
        CommandError: it is no JSON object; the message says where it stops being one.
    """
    try:
        found = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise CommandError(say("cli.error.not_json", line=error.lineno, column=error.colno)) from None
    if not isinstance(found, dict):
        raise CommandError(say("cli.error.not_an_object"))
    return found


def text_field(item: Json, name: str) -> str:
    """Return a text that an item must have.

    Raises:
        CommandError: it is not there or no text.
    """
    found = item.get(name)
    if not isinstance(found, str):
        raise CommandError(say("cli.error.field_missing", field=name))
    return found


def answer_lines(answer: Answer) -> int:
    """Answer each line of standard input with one line; a bad one with `{"error": …}` in its place."""
    for line in sys.stdin.buffer:
        print(orjson.dumps(_answered(answer, line)).decode(), flush=True)
    return 0


def _answered(answer: Answer, line: bytes) -> Json:
    try:
        return answer(parse_object(line))
    except Exception as error:
        if not is_about_one_item(error):
            raise
        return {"error": sentence(error)}


def json_value(value: Value) -> object:
    """Return a fact's value as JSON has it: dates as ISO text, several ids as a sorted list."""
    if isinstance(value, frozenset):
        return sorted(value)
    return value.isoformat() if isinstance(value, date) else value
