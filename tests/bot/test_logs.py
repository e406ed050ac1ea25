"""The log holds a sentence, an action and the turn's id, and nothing that a person wrote."""

from __future__ import annotations

import io
import json
import logging

import pytest

from bot.logs import Log, begin_turn

CPR = "010190-1234"
NAME = "Birthe Mortensen"


def test_an_event_has_a_sentence_an_action_and_the_turns_id(log: io.StringIO) -> None:
    turn = begin_turn()
    Log("bot.bot").info("turn.done", "The turn was answered.", seconds=0.25, outcome="card")
    line = json.loads(log.getvalue())
    assert line.pop("at").endswith("+00:00")
    assert line == {
        "level": "info",
        "where": "bot.bot",
        "sentence": "The turn was answered.",
        "action": "turn.done",
        "turn": turn,
        "seconds": 0.25,
        "outcome": "card",
    }


def test_a_field_that_is_not_on_the_list_cannot_be_logged() -> None:
    with pytest.raises(ValueError, match="text"):
        Log("bot.bot").info("turn.done", "The turn was answered.", text=f"borger {CPR}")


def test_an_error_shows_its_type_and_place_but_not_its_message(log: io.StringIO) -> None:
    def write() -> None:
        raise ValueError(f"INSERT failed [parameters: ('{NAME}', '{CPR}')]")

    try:
        write()
    except ValueError as error:
        try:
            raise RuntimeError(NAME) from error
        except RuntimeError as outer:
            Log("bot.bot").error("turn.failed", "The turn failed.", outer)
    text = log.getvalue()
    assert CPR not in text
    assert NAME not in text
    raised = json.loads(text)["raised"]
    assert [part["type"] for part in raised] == ["builtins.RuntimeError", "builtins.ValueError"]
    assert raised[1]["places"][-1].endswith(" write")


def test_other_libraries_cannot_bring_in_what_people_wrote(log: io.StringIO) -> None:
    foreign = logging.getLogger("aiohttp.server")
    foreign.warning("could not handle %s", f"{NAME} {CPR}")
    foreign.warning(f"could not handle {NAME} {CPR}")
    foreign.info("below what is kept")
    first, second = map(json.loads, log.getvalue().splitlines())
    assert first["sentence"] == "could not handle %s"
    assert second["sentence"] == "(sentence of another library withheld)"
