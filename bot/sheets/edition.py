"""What a workbook says otherwise than the model, as the file of a municipality's own edition."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from bot.sheets.catalogue import Catalogue, Entry
from bot.sheets.columns import INTERVENTIONS, SOURCES
from bot.sheets.records import record_of
from dialogs.wording import say
from knowledge.form.interventions import Intervention
from knowledge.form.pack import Pack
from knowledge.form.sources import SourceDocument

Part = TypeVar("Part", Intervention, SourceDocument)

_WIDTH: Final = 110
"""Signs on a line of the file."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The entries that differ from the model, in the order in which they stand in the file."""

    interventions: tuple[Entry, ...]
    sources: tuple[Entry, ...]

    @property
    def text(self) -> str:
        """What is written."""
        parts = {SOURCES: self.sources, INTERVENTIONS: self.interventions}
        data = {key: [entry.record for entry in entries] for key, entries in parts.items() if entries}
        comment = f"# {say('sheet.file')}\n"
        return comment + yaml.safe_dump(
            data or {INTERVENTIONS: []}, allow_unicode=True, sort_keys=False, width=_WIDTH
        )


def edition_of(catalogue: Catalogue, standing: Pack, now: Pack) -> Edition:
    """Return what differs from the model as it stands without the municipality's catalogue.

    Sources that the catalogue has now and the workbook does not tell of stay.
    """
    told = {entry.record.get("id") for entry in catalogue.sources}
    kept = (Entry(record_of(source), 0) for source in now.sources if source.id not in told)
    return Edition(
        tuple(_differing(catalogue.interventions, standing.interventions, Intervention)),
        tuple(_differing((*catalogue.sources, *kept), standing.sources, SourceDocument)),
    )


def _differing(entries: Iterable[Entry], standing: Iterable[Part], part: type[Part]) -> Iterable[Entry]:
    same = {one.id: one for one in standing}
    for entry in entries:
        found = _as_part(entry, part)
        if found is None or same.get(str(entry.record.get("id"))) != found:
            record = {key: entry.record[key] for key in part.model_fields if key in entry.record}
            yield Entry(record, entry.row)


def _as_part(entry: Entry, part: type[BaseModel]) -> BaseModel | None:
    """Return the part that a record is, or None where it is none; the check tells why."""
    try:
        return part.model_validate(entry.record)
    except ValidationError:
        return None
