"""The command line as a whole: help in Danish everywhere, and one sentence for what cannot be understood."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest

from bot.commands.parser import Parser
from bot.commands.registry import build_parser
from dialogs.wording import say
from tests.bot.commands.conftest import Run, one_sentence

_ENGLISH = ("usage", "options:", "optional", "positional", "show this", "default", "required")


def _parsers(parser: Parser) -> Iterator[Parser]:
    yield parser
    for action in parser._actions:
        if isinstance(action.choices, dict):
            for inner in action.choices.values():
                yield from _parsers(inner)


@pytest.mark.parametrize("parser", tuple(_parsers(build_parser())), ids=lambda parser: parser.prog)
def test_every_command_has_help_in_danish(parser: Parser) -> None:
    explained = parser.format_help()
    assert explained.startswith("Brug: vejviser")
    assert parser.description
    assert all(action.help for action in parser._actions if action.option_strings or action.dest in ("file", "query"))
    assert [word for word in _ENGLISH if word in explained.casefold()] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Der mangler noget: KOMMANDO (se »vejviser --help«).\n"),
        (("find",), "Der mangler noget: SØGNING (se »vejviser find --help«).\n"),
        (("find", "gæld", "på", "mere"), "Det forstår jeg ikke: på mere (se »vejviser --help«).\n"),
        (("find", "gæld", "--limit"), "--limit skal have en værdi (se »vejviser find --help«).\n"),
        (("find", "gæld", "--limit", "x"), "--limit skal være et helt tal, ikke »x« (se »vejviser find --help«).\n"),
    ],
)
def test_a_command_that_is_not_written_right_says_what_is_wrong(
    run: Run, arguments: tuple[str, ...], said: str
) -> None:
    ran = run(*arguments)
    assert (ran.status, ran.out, ran.err) == (2, "", said)


def test_an_unknown_command_is_told_which_there_are(run: Run) -> None:
    ran = run("finn")
    assert ran.status == 2
    assert one_sentence(ran.err)
    assert "»finn« findes ikke. Vælg mellem serve, chat" in ran.err


def test_a_wrong_setting_is_a_sentence(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VEJVISER_PACKS", "/findes/ikke")
    ran = run("packs", "list")
    sentence = "VEJVISER_PACKS nævner mappen /findes/ikke, som ikke findes. Opret den, eller ret stien.\n"
    assert (ran.status, ran.err) == (1, sentence)


def test_help_needs_no_chat_and_no_database() -> None:
    heavy = "{'aiohttp', 'botbuilder', 'sqlalchemy', 'pydantic', 'rapidfuzz'}"
    build = "from bot.commands.registry import build_parser; build_parser()"
    code = f"import sys; {build}; print({heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_assessing_needs_no_chat_and_no_database() -> None:
    heavy = "{'aiohttp', 'botbuilder', 'sqlalchemy'}"
    code = f"import sys; from bot.__main__ import main; main(['assess', '-']); print({heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], input="{}", capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "set()"


def test_a_reader_that_stops_reading_is_no_failure() -> None:
    command = f"{sys.executable} -m bot packs show --interventions | head -1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert done.stdout
    assert done.stderr == ""


def test_every_sentence_of_a_failure_is_in_the_catalogue() -> None:
    for key in ("no_such_pack", "pack_faults", "key_missing", "cannot_listen", "store_unavailable"):
        assert say(f"cli.error.{key}", pack="", packs="", count=1, first="", port=1)
