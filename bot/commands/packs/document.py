"""Packs for people to read, and their catalogue as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.commands.json_lines import Json
from dialogs.plain import text
from dialogs.sources import show_source, standing
from dialogs.view import Block, Bullets, Heading, Item, Items, Paragraph, View
from dialogs.wording import say
from knowledge.interventions import Intervention
from knowledge.pack import Pack, Table


def pack_text(pack: Pack) -> str:
    """Return what a pack is, and its criteria and tables row by row with their sources."""
    return text(View("", tuple(_pack_blocks(pack))))


def interventions_text(packs: Iterable[Pack]) -> str:
    """Return every intervention, a line each, under its pack."""
    blocks = [
        block
        for pack in packs
        if pack.interventions
        for block in (Heading(pack.title), Bullets(tuple(map(_intervention_line, pack.interventions))))
    ]
    return text(View("", tuple(blocks)))


def interventions_json(packs: Iterable[Pack]) -> list[Json]:
    """Return every intervention with all that its source says of it."""
    return [
        {
            **one.model_dump(mode="json"),
            "municipality": one.municipality or pack.municipality,
            "pack": pack.id,
        }
        for pack in packs
        for one in pack.interventions
    ]


def _pack_blocks(pack: Pack) -> Iterator[Block]:
    yield Heading(pack.title)
    yield Paragraph(f"{pack.id} {pack.version}. {standing(pack)}", "subtle")
    if pack.about:
        yield Paragraph(pack.about)
    if pack.criteria:
        yield Heading(say("cli.packs.show.criteria"), 2)
        yield Items(tuple(Item(one.id, one.label, show_source(pack, one.source)) for one in pack.criteria))
    for table in pack.tables:
        yield from _table_blocks(pack, table)
    yield Paragraph(say("cli.packs.show.count", count=len(pack.interventions), pack=pack.id), "subtle")


def _table_blocks(pack: Pack, table: Table) -> Iterator[Block]:
    labels = {outcome.id: outcome.label for outcome in table.outcomes}
    yield Heading(table.title, 2)
    yield Items(
        tuple(
            Item(labels[row.then], row.because, f"{row.id} · {show_source(pack, row.source)}") for row in table.rows
        )
    )


def _intervention_line(one: Intervention) -> str:
    return say("assessment.intervention_line", title=one.title, status=say(f"status.{one.status}"))
