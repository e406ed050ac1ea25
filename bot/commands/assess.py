"""`vejviser assess`: what a model says of an invented or anonymous citizen."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bot.commands.failures import CommandError
from bot.commands.files import read_file
from bot.commands.json_lines import Json, answer_lines, parse_object, print_json
from bot.commands.parser import Commands, add_json, add_pack
from bot.commands.shelf import Shelf, open_shelf
from dialogs.wording import say

if TYPE_CHECKING:
    from dialogs.view import Block
    from knowledge.rules.evaluation import Assessment


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add("assess", run)
    parser.add_argument("file", metavar="FIL", help=say("cli.assess.file"))
    add_pack(parser)
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Assess one file, or each line of standard input."""
    from bot.commands.assessment_json import as_json

    shelf = open_shelf()
    if arguments.file == "-":
        return answer_lines(lambda item: as_json(_assessed(shelf, item, arguments.pack)))
    assessment = _assessed(shelf, parse_object(read_file(Path(arguments.file))), arguments.pack)
    if arguments.json:
        print_json(as_json(assessment))
    else:
        _show(assessment)
    return 0


def _assessed(shelf: Shelf, item: Json, pack: str | None) -> Assessment:
    """Assess `{…facts}` or `{"facts": {…}, "pack": "…"}`; the pack named in the item comes first."""
    from knowledge.answers import parse_answers
    from knowledge.rules.evaluation import assess

    facts, named = (item["facts"], item.get("pack")) if "facts" in item else (item, None)
    if not isinstance(facts, dict) or not isinstance(named, str | None):
        raise CommandError(say("cli.error.not_facts"))
    chosen = shelf.model(named or pack)
    return assess(chosen, parse_answers(chosen.facts, facts))


def _show(assessment: Assessment) -> None:
    from dialogs.cards.plain import text
    from dialogs.view import View

    print(text(View("", tuple(_blocks(assessment)))))


def _blocks(assessment: Assessment) -> Iterator[Block]:
    from dialogs.showing.conclusions import conclusion_blocks
    from dialogs.showing.reasons import clarify_fold, why_fold
    from dialogs.showing.sources import standing
    from dialogs.view import Heading, Paragraph
    from knowledge.rules.interview import next_question

    pack = assessment.model.loaded.pack
    question = next_question(assessment)
    yield Heading(say("assessment.heading" if question else "assessment.heading_decided"))
    yield from conclusion_blocks(assessment)
    if (why := why_fold(assessment, True)).blocks:
        yield why
    yield clarify_fold(assessment, True)
    yield Paragraph(
        say("cli.assess.next", question=question.fact.question) if question else say("assessment.complete")
    )
    yield Paragraph(f"{pack.title}, {pack.version}. {standing(pack)}", "subtle")
