"""`vejviser intake`: what is read from a sentence about a citizen."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from bot.commands.json_lines import Json, answer_lines, json_value, print_json, text_field
from bot.commands.parser import Commands, add_json, add_pack
from bot.commands.shelf import open_shelf
from dialogs.wording import say

if TYPE_CHECKING:
    from dialogs.view import Block
    from knowledge.form.pack import Fact
    from knowledge.intake.reading import ReadFact, Reading


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add("intake", run)
    parser.add_argument("text", metavar="TEKST", help=say("cli.intake.text"))
    add_pack(parser)
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Read one text, or each line of standard input."""
    from bot.clock import today

    shelf, day = open_shelf(), today()
    if arguments.text == "-":
        return answer_lines(lambda item: _as_json(shelf.reader(arguments.pack).read(text_field(item, "text"), day)))
    reading = shelf.reader(arguments.pack).read(arguments.text, day)
    if arguments.json:
        print_json(_as_json(reading))
    else:
        _show(reading, shelf.model(arguments.pack).facts)
    return 0


def _as_json(reading: Reading) -> Json:
    return {
        "facts": {fact: _fact_json(read) for fact, read in reading.facts.items()},
        "questions": [
            {"fact": doubt.fact, "kind": doubt.kind, "readings": [_fact_json(read) for read in doubt.readings]}
            for doubt in reading.questions
        ],
        "not_used": list(reading.not_used),
        "cpr_found": reading.cpr_found,
        "acute": reading.acute,
    }


def _fact_json(read: ReadFact) -> Json:
    return {"value": json_value(read.value), "words": read.words, "certainty": read.certainty}


def _show(reading: Reading, facts: Mapping[str, Fact]) -> None:
    from dialogs.cards.plain import text
    from dialogs.view import View

    print(text(View("", tuple(_blocks(reading, facts)))))


def _blocks(reading: Reading, facts: Mapping[str, Fact]) -> Iterator[Block]:
    from dialogs.showing.doubts import show_doubt
    from dialogs.showing.facts import show_value
    from dialogs.view import Heading, Item, Items, Paragraph

    yield Heading(say("assessment.understood"))
    if reading.cpr_found:
        yield Paragraph(say("say.cpr"), "attention")
    if reading.acute:
        yield Paragraph(say("cli.intake.acute"), "attention")
    if not reading.facts:
        yield Paragraph(say("cli.intake.nothing"))
    yield Items(
        tuple(
            Item(facts[id].label, show_value(facts[id], read.value), say("general.quote", quote=read.words))
            for id, read in reading.facts.items()
        )
    )
    for doubt in reading.questions:
        yield Paragraph(show_doubt(facts[doubt.fact], doubt), "warning")
    if reading.not_used:
        yield Paragraph(say("assessment.not_used", parts=", ".join(reading.not_used)), "subtle")
