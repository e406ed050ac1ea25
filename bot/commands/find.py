"""`vejviser find`: interventions by words, paragraph or target group."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.commands.failures import CommandError
from bot.commands.json_lines import Json, answer_lines, print_json, text_field
from bot.commands.parser import Commands, add_json, add_pack
from bot.commands.shelf import Shelf, open_shelf
from dialogs.wording import say

if TYPE_CHECKING:
    from dialogs.view import Block
    from knowledge.search import Found, Hit


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add("find", run)
    parser.add_argument("query", metavar="SØGNING", help=say("cli.find.query"))
    parser.add_argument("--limit", metavar="ANTAL", type=int, default=5, help=say("cli.find.limit"))
    add_pack(parser)
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Look one thing up, or each line of standard input; that nothing was found is no failure."""
    if arguments.limit < 1:
        raise CommandError(say("cli.error.too_small", what="--limit"))
    shelf = open_shelf()
    catalogue, own = shelf.catalogue(arguments.pack), shelf.pack(arguments.pack).municipality

    def find(query: str) -> Found:
        return catalogue.find(query, arguments.limit, own)

    if arguments.query == "-":
        return answer_lines(lambda item: _as_json(find(text_field(item, "query"))))
    found = find(arguments.query)
    if arguments.json:
        print_json(_as_json(found))
    else:
        _show(shelf, arguments.query, found)
    return 0


def _show(shelf: Shelf, query: str, found: Found) -> None:
    from dialogs.cards.plain import text
    from dialogs.view import View

    print(text(View("", tuple(_blocks(shelf, query, found)))))


def _blocks(shelf: Shelf, query: str, found: Found) -> Iterator[Block]:
    from dialogs.view import Heading, Paragraph

    if not found.good_match:
        yield Heading(say("lookup.heading_none"))
        yield Paragraph(say("lookup.none_help", query=query))
        return
    yield Heading(say("lookup.heading", count=len(found.hits), query=query))
    for hit in found.hits:
        yield Heading(hit.title, 2)
        yield from (Paragraph(one.description) for one in shelf.pack(hit.pack).interventions if one.id == hit.id)
        yield Paragraph(_about(hit), "subtle")


def _about(hit: Hit) -> str:
    from dialogs.lookup.hits import show_reason
    from dialogs.showing.sources import joined

    where = say("lookup.own") if hit.own else say("lookup.inspiration", municipality=hit.municipality)
    line = say("lookup.line", status=say(f"status.{hit.status}"), where=where, year=hit.year)
    return f"{line}\n{say('lookup.matched', reasons=joined([show_reason(reason) for reason in hit.matched_on]))}"


def _as_json(found: Found) -> Json:
    return {"hits": [_hit_json(hit) for hit in found.hits], "good_match": found.good_match}


def _hit_json(hit: Hit) -> Json:
    from bot.commands.assessment_json import source_json

    return {
        "id": hit.id,
        "title": hit.title,
        "other_names": list(hit.other_names),
        "score": hit.score,
        "matched_on": [
            {"kind": reason.kind, "asked": list(reason.asked), "found": list(reason.found)}
            for reason in hit.matched_on
        ],
        "municipality": hit.municipality,
        "own": hit.own,
        "status": hit.status,
        "legal_kind": hit.legal_kind,
        "year": hit.year,
        "source": source_json(hit.source),
        "pack": hit.pack,
    }
