"""The catalogue of what people read: everything in it is used, and everything used is in it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

import bot
import dialogs
from dialogs import wording

PACKAGES = [Path(package.__path__[0]) for package in (bot, dialogs)]
BUILT = re.compile(r"[a-z0-9_.*]*(?:\*\.|\.[a-z0-9_]*\*)[a-z0-9_.*]*")
"""A key of which a part is filled in, such as `origin.*`."""


@cache
def trees() -> tuple[ast.AST, ...]:
    """The code of the packages that speak to people."""
    files = [file for package in PACKAGES for file in package.rglob("*.py") if "node_modules" not in file.parts]
    return tuple(ast.parse(file.read_text(encoding="utf-8")) for file in files)


@cache
def literals() -> frozenset[str]:
    """Every string in the code, and every f-string with `*` for what is filled in."""
    return frozenset(text for tree in trees() for text in _strings(tree))


def _strings(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values)


def said() -> Iterator[tuple[str, ast.Call]]:
    """Yield every `say("…", …)` of the code by its key."""
    for package in PACKAGES:
        for file in package.rglob("*.py"):
            if "node_modules" in file.parts:
                continue
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if (
                    isinstance(node, ast.Call)
                    and getattr(node.func, "id", "") in ("say", "message_view")
                    and node.args
                ):
                    key = node.args[0]
                    if isinstance(key, ast.Constant) and isinstance(key.value, str):
                        yield key.value, node


def fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def catalogue() -> dict[str, str]:
    return wording._sentences()


def test_every_key_in_the_code_stands_in_the_catalogue():
    assert {key for key, _ in said()} - catalogue().keys() == set()


def test_every_key_in_the_catalogue_is_used():
    built = [text for text in literals() if BUILT.fullmatch(text) and re.search("[a-z]{2}", text)]
    patterns = [re.compile(re.escape(text).replace(r"\*", "[a-z0-9_.]+")) for text in built]
    keys = [*catalogue(), *wording._lists()]
    unused = [key for key in keys if key not in literals() and not any(p.fullmatch(key) for p in patterns)]
    assert unused == []


def test_the_details_given_are_those_that_the_sentence_has():
    lacking = {
        key: fields(catalogue()[key]) - given
        for key, call in said()
        if None not in (given := {keyword.arg for keyword in call.keywords})
    }
    assert {key: names for key, names in lacking.items() if names} == {}


def test_the_details_given_are_all_used():
    too_many = {
        key: given - fields(catalogue()[key])
        for key, call in said()
        if (given := {word.arg for word in call.keywords})
    }
    assert {key: names for key, names in too_many.items() if names - {None}} == {}


def test_sentences_are_whole():
    """No double spaces, no space before a full stop, no straight quotation marks."""
    faulty = [key for key, text in catalogue().items() if re.search(r"\S  \S| [.,;]( |$)|\"", text)]
    assert [key for key in faulty if not key.startswith(("cli.", "setting."))] == []


def test_an_unknown_key_is_an_error():
    with pytest.raises(KeyError):
        wording.say("findes.ikke")


def test_what_is_filled_in_is_never_read_as_a_placeholder():
    assert wording.say("general.quote", quote="{navn}") == "»{navn}«"
