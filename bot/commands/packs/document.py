"""A model as a document for the professional who owns it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from dialogs.cards.plain import text
from dialogs.showing.dates import show_date
from dialogs.showing.law import law_fold
from dialogs.showing.sources import joined, show_source, standing
from dialogs.showing.stating import state
from dialogs.view import Block, Bullets, Heading, Item, Items, Paragraph, Table, View
from dialogs.wording import say
from knowledge.form.pack import Criterion, Figure, FollowUp, Pack
from knowledge.law import touching_model
from knowledge.rules.conditions import Condition
from knowledge.rules.model import CompiledRow, CompiledTable, Model


def model_text(model: Model, today: date) -> str:
    """Return all that a model says, part by part and row by row, with its sources and what is missing in them."""
    return text(View("", tuple(_blocks(model, today))))


def _blocks(model: Model, today: date) -> Iterator[Block]:
    pack = model.loaded.pack
    yield Heading(pack.title)
    valid = say("cli.packs.show.valid_from", date=show_date(pack.valid_from))
    yield Paragraph(f"{pack.id} {pack.version}. {standing(pack)} {valid}", "subtle")
    if pack.about:
        yield Paragraph(pack.about)
    yield from _items("centres", [Item(one.id, one.name, one.note) for one in pack.centres])
    yield from _items(
        "partners", [Item(one.subcategory, one.who or say("cli.packs.show.open"), one.note) for one in pack.partners]
    )
    yield from _items("criteria", [_criterion(model, *one) for one in model.criteria])
    for table in pack.tables:
        yield from _table(model, model.tables[table.id])
    yield from _items(
        "follow_ups",
        [
            Item(one.label, _below(_proposed(model, one), one.note), show_source(pack, one.source))
            for one in pack.follow_ups
        ],
    )
    yield from _items(
        "considerations",
        [
            Item(one.label, " · ".join(one.points), _below(one.note, show_source(pack, one.source)))
            for one in pack.considerations
        ],
    )
    for figure in pack.figures:
        yield from _figure(pack, figure)
    yield from law_fold(touching_model(model), today, open_=True)
    yield from _items("missing", [Item(show_source(pack, one.source), one.what) for one in pack.missing])
    yield from _items("sources", [Item(one.id, f"{one.title} ({one.year})") for one in pack.sources])
    yield Paragraph(say("cli.packs.show.count", count=len(pack.interventions), pack=pack.id), "subtle")


def _criterion(model: Model, criterion: Criterion, condition: Condition) -> Item:
    below = _below(criterion.note, show_source(model.loaded.pack, criterion.source))
    return Item(criterion.id, f"{criterion.label} {_when(state(model, condition))}", below)


def _proposed(model: Model, one: FollowUp) -> str | None:
    """Return for whom an interval is proposed by itself."""
    condition = model.follow_ups.get(one.id)
    return say("cli.packs.show.proposed", when=_when(state(model, condition))) if condition else None


def _items(key: str, items: Sequence[Item]) -> Iterator[Block]:
    """Yield a section, where there is anything in it."""
    if items:
        yield Heading(say(f"cli.packs.show.{key}"), 2)
        yield Items(tuple(items))


def _table(model: Model, compiled: CompiledTable) -> Iterator[Block]:
    table = compiled.table
    yield Heading(table.title, 2)
    yield Paragraph(say(f"cli.packs.show.{table.hit_policy}"), "subtle")
    if table.goal_when:
        yield Paragraph(say("cli.packs.show.only_when", when=state(model, compiled.goal_when)), "subtle")
    yield Items(tuple(_row(model, compiled, row) for row in compiled.rows))
    if table.otherwise:
        yield Paragraph(say("cli.packs.show.otherwise", why=table.otherwise), "subtle")
    texts = [line for one in table.outcomes for line in (one.text, *one.remind) if line]
    if texts:
        yield Bullets(tuple(texts))


def _row(model: Model, table: CompiledTable, compiled: CompiledRow) -> Item:
    row, names = compiled.row, {centre.id: centre.name for centre in model.loaded.pack.centres}
    with_whom = [
        *([say("cli.packs.show.coordinator", centre=names[row.coordinator])] if row.coordinator else []),
        *([say("cli.packs.show.with", centres=joined([names[one] for one in row.partners]))] if row.partners else []),
    ]
    below = _below(*with_whom, row.note, f"{row.id} · {show_source(model.loaded.pack, row.source)}")
    return Item(table.outcome(row.then).label, f"{_when(state(model, compiled.when))} {row.because}", below)


def _when(words: str) -> str:
    return say("cli.packs.show.when", when=words)


def _below(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)


def _figure(pack: Pack, figure: Figure) -> Iterator[Block]:
    yield Heading(figure.title, 2)
    head = ("", *figure.columns)
    rows = tuple((name, *(_number(value) for value in values)) for name, values in figure.rows.items())
    yield Table((head, *rows))
    yield Paragraph(_below(figure.unit, figure.note, show_source(pack, figure.source)), "subtle")


def _number(value: float | None) -> str:
    """Return a figure as it is written in Danish; a dash where the source has none."""
    if value is None:
        return "–"
    return f"{value:,.10g}".replace(",", ".") if value == int(value) else str(value).replace(".", ",")
