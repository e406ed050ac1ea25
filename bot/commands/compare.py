"""`vejviser compare`: one invented citizen under every model, side by side."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from bot.commands.failures import CommandError
from bot.commands.files import read_file
from bot.commands.json_lines import Json, answer_lines, json_value, parse_object, print_json
from bot.commands.parser import Commands, add_json
from bot.commands.shelf import open_shelf
from dialogs.wording import say

if TYPE_CHECKING:
    from knowledge.comparison import Compared
    from knowledge.rules.model import Conclusion, Model


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add("compare", run)
    parser.add_argument("file", metavar="FIL", help=say("cli.compare.file"))
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Compare one file, or each line of standard input."""
    from bot.commands.compare_text import as_text

    if arguments.file == "-":
        models = _models()
        return answer_lines(lambda item: _as_json(_compared(models, _facts(item))))
    facts = _facts(parse_object(read_file(Path(arguments.file))))
    compared = _compared(_models(), facts)
    if arguments.json:
        print_json(_as_json(compared))
    else:
        print(as_text(compared))
    return 0


def _models() -> tuple[Model, ...]:
    """Return the models that decide anything."""
    return tuple(model for model in open_shelf().models() if model.tables)


def _facts(item: Json) -> Json:
    facts = item.get("facts", item)
    if not isinstance(facts, dict):
        raise CommandError(say("cli.error.not_facts"))
    return facts


def _compared(models: tuple[Model, ...], facts: Json) -> tuple[Compared, ...]:
    from knowledge.comparison import compare

    return compare(models, facts)


def _as_json(compared: tuple[Compared, ...]) -> Json:
    facts = {fact: json_value(value) for one in compared for fact, value in one.assessment.answers.items()}
    return {"facts": facts, "packs": list(map(_one_as_json, compared))}


def _one_as_json(compared: Compared) -> Json:
    from bot.commands.assessment_json import pack_json

    assessment = compared.assessment
    pack = assessment.model.loaded.pack
    return {
        **pack_json(assessment.model.loaded),
        "title": pack.title,
        "municipality": pack.municipality,
        "year": pack.valid_from.year,
        "conclusions": {id: _conclusion(conclusion) for id, conclusion in assessment.conclusions.items()},
        "lacking": [{"fact": fact.id, "question": fact.question} for fact in compared.lacking],
        "warnings": list(assessment.warnings),
        "ignored": list(compared.ignored),
    }


def _conclusion(conclusion: Conclusion) -> Json:
    collect = conclusion.table.table.hit_policy == "collect"
    return {
        "status": conclusion.status,
        "outcome": list(conclusion.outcomes) if collect else conclusion.outcome,
        "possible": list(conclusion.possible),
    }
