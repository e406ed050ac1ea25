"""What the rows of a workbook say of interventions and sources, held against what the pack says now.

What the workbook has no column for stays as it is; what a municipality leaves empty about its own offer is filled in
from what it told: the sheet itself is then the source.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from bot.sheets.columns import INTERVENTIONS, SOURCES, TIERS, Column
from bot.sheets.faults import CellFault
from bot.sheets.reading import Row, Sheet
from bot.sheets.records import Record, record_from, record_of, values_of
from dialogs.wording import say
from knowledge.form.pack import Pack
from knowledge.form.schema_faults import as_id
from knowledge.text import fold

_DOCUMENT: Final = "source.document"
_SECTION: Final = "source.section"
_TOLD: Final = ("contact", "alert", "capacity", "waiting_time")


@dataclass(frozen=True, slots=True)
class Entry:
    """A part of the pack, and the row that it was read from; 0 for the source that nobody wrote."""

    record: Record
    row: int


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What a workbook says, as records of a pack, with every fault of its rows."""

    interventions: tuple[Entry, ...]
    sources: tuple[Entry, ...]
    faults: tuple[CellFault, ...]


class CatalogueReader:
    """Puts the rows of one workbook together, for one pack."""

    def __init__(self, pack: Pack, taken: Callable[[], frozenset[str]], today: date) -> None:
        """`taken` gives the ids that interventions of other packs have; it is asked only where there is need."""
        self._pack = pack
        self._taken = taken
        self._today = today
        self._own_source = f"{pack.id}_eget_katalog"
        self._ids = {fold(one.title): one.id for one in pack.interventions}
        self._kept = {
            INTERVENTIONS: {one.id: record_of(one) for one in pack.interventions},
            SOURCES: {one.id: record_of(one) for one in pack.sources},
        }

    def read(self, sheet: Sheet, sources: Sheet | None) -> Catalogue:
        """Return what the sheets say; without one of sources, those of the pack are what there is."""
        rows = [self._whole(INTERVENTIONS, sheet, self._named(row)) for row in sheet.rows]
        rows = [self._filled_in(sheet, row) for row in rows]
        faults = [*sheet.faults, *_row_faults(sheet, rows), *self._elsewhere(sheet, rows)]
        documents: list[Row] = []
        if sources:
            documents = [self._whole(SOURCES, sources, row) for row in sources.rows]
            faults += [*sources.faults, *_row_faults(sources, documents)]
        told = [Entry(record_from(row.values), row.number) for row in documents]
        if any(row.values.get(_DOCUMENT) == self._own_source for row in rows):
            told += self._own_document(told)
        entries = tuple(Entry(record_from(row.values), row.number) for row in rows)
        return Catalogue(entries, tuple(told), tuple(faults))

    def _named(self, row: Row) -> Row:
        """Give a row its id: that of the intervention with its title, else one made of the title."""
        title = row.values.get("title")
        if row.values.get("id") or not title:
            return row
        id = self._ids.get(fold(title)) or f"{self._pack.id}_{as_id(title)}"
        return Row(row.number, row.values | {"id": id})

    def _whole(self, part: str, sheet: Sheet, row: Row) -> Row:
        """Return a row with what the pack says where the sheet has no column."""
        kept = values_of(self._kept[part].get(str(row.values.get("id")), {}), sheet.columns)
        stays = {key: value for key, value in kept.items() if key not in sheet.places}
        return Row(row.number, stays | row.values)

    def _filled_in(self, sheet: Sheet, row: Row) -> Row:
        """Return a row with what a municipality need not write of an offer that is new."""
        if row.values.get("id") in self._kept[INTERVENTIONS]:
            return row
        unread = {fault.head for fault in sheet.faults if fault.row == row.number}
        silent: dict[str, Any] = {"tier": TIERS[0], "year": self._today.year}
        if _DOCUMENT not in row.values:
            silent |= {_DOCUMENT: self._own_source, _SECTION: say("sheet.own_source.section")}
        heads = {column.key: column.head for column in sheet.columns}
        return Row(row.number, {key: v for key, v in silent.items() if heads[key] not in unread} | row.values)

    def _own_document(self, told: Sequence[Entry]) -> Iterator[Entry]:
        """Yield the document that stands for the workbook itself, where it is not there yet."""
        if self._own_source in {*self._kept[SOURCES], *(entry.record.get("id") for entry in told)}:
            return
        title = say("sheet.own_source.title", municipality=self._pack.municipality or self._pack.title)
        source: Record = {"id": self._own_source, "title": title, "year": self._today.year}
        yield Entry(source | ({"municipality": m} if (m := self._pack.municipality) else {}), 0)

    def _elsewhere(self, sheet: Sheet, rows: Sequence[Row]) -> Iterator[CellFault]:
        id = next(column for column in sheet.columns if column.key == "id")
        own = (*self._kept[INTERVENTIONS], None)
        foreign = [row for row in rows if (found := row.values.get("id")) not in own and not self._is_ours(found)]
        taken = self._taken() if foreign else frozenset()
        for row in foreign:
            if row.values["id"] in taken:
                yield sheet.fault(row.number, id, "id_elsewhere", found=row.values["id"])

    def _is_ours(self, id: object) -> bool:
        return str(id).startswith(f"{self._pack.id}_")


def _row_faults(sheet: Sheet, rows: Sequence[Row]) -> Iterator[CellFault]:
    unread = {(fault.row, fault.head) for fault in sheet.faults}
    first: dict[Any, int] = {}
    by_key = {column.key: column for column in sheet.columns}
    for row in rows:
        for column in sheet.columns:
            needed = column.required and column.key in sheet.places and column.key not in row.values
            if needed and (row.number, column.head) not in unread:
                yield sheet.fault(row.number, column, "empty")
        if _DOCUMENT in row.values and _SECTION in by_key and _SECTION not in row.values:
            yield sheet.fault(row.number, by_key[_SECTION], "empty")
        yield from _undated(sheet, row, by_key, unread)
        id = row.values.get("id")
        if id and first.setdefault(id, row.number) != row.number:
            yield sheet.fault(row.number, by_key["id"], "id_twice", found=id, other=first[id])


def _undated(sheet: Sheet, row: Row, columns: dict[str, Column], unread: set[tuple[int, str]]) -> Iterator[CellFault]:
    """Yield what is told without its date, and dates of which nothing is told."""
    for told in (f"local.{key}" for key in _TOLD if f"local.{key}.value" in columns):
        value, day = columns[f"{told}.value"], columns[f"{told}.date"]
        if unread & {(row.number, value.head), (row.number, day.head)}:
            continue
        if value.key in row.values and day.key not in row.values:
            yield sheet.fault(row.number, day, "date_missing", told=value.head)
        elif day.key in row.values and value.key not in row.values:
            yield sheet.fault(row.number, value, "told_missing", date=day.head)
