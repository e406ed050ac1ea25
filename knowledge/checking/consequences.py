"""Which faults only come of a fault in the form, and go when that one is mended."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from knowledge.form.faults import Fault
from knowledge.form.fitting import FILLER
from knowledge.form.loading import Loaded, Reading

_DECIDES_VALUES: Final = ("id", "type", "values", "minimum", "maximum")
"""What of a fact says which values it can have."""
_NAMES_ONE_OF: Final = {
    "case_fact": "facts",
    "centre_unknown": "centres",
    "document_unknown": "sources",
    "follow_up_unknown": "follow_ups",
    "unknown_criterion": "criteria",
    "unknown_fact": "facts",
    "unknown_table": "tables",
}
"""The list in which a fault has missed a name, by its code."""


_OF_OUTCOMES: Final = ("outcome_unknown", "outcome_without_row", "unknown_outcome")


class Consequences:
    """What follows from the faults of one reading."""

    def __init__(self, reading: Reading, loaded: Loaded) -> None:
        self._lines = {(fault.file, fault.line) for fault in reading.faults}
        self._facts = set(_facts_without_values(reading, loaded))
        self._tables = set(_tables_without_outcomes(reading, loaded))
        self._lists = set(_lists_without_a_name(reading))

    def __contains__(self, fault: Fault) -> bool:
        """Whether a fault stands where the form is wrong, or misses what could not be read there."""
        return (
            (fault.file, fault.line) in self._lines
            or FILLER in fault.details.values()
            or FILLER in fault.mend
            or (fault.details.get("fact") in self._facts and fault.code != "values_or_not")
            or (fault.details.get("table") in self._tables and fault.code in _OF_OUTCOMES)
            or _NAMES_ONE_OF.get(fault.code) in self._lists
        )


def _facts_without_values(reading: Reading, loaded: Loaded) -> Iterator[str]:
    """Yield the facts of which is not known what values they can have."""
    yield from (fact.id for fact in loaded.pack.facts if fact.type in ("choice", "choices") and not fact.values)
    for path in reading.spoilt:
        match path:
            case ("facts", int(number), str(part), *_) if part in _DECIDES_VALUES:
                yield loaded.pack.facts[number].id


def _tables_without_outcomes(reading: Reading, loaded: Loaded) -> Iterator[str]:
    """Yield the tables of which is not known what outcomes they have and give."""
    for path in reading.spoilt:
        match path:
            case ("tables", int(number), "outcomes", *_) | ("tables", int(number), "rows"):
                yield loaded.pack.tables[number].id


def _lists_without_a_name(reading: Reading) -> Iterator[str]:
    """Yield the lists in which an id, or a part with its id, could not be read."""
    for path in reading.spoilt:
        match path:
            case (str(key),) | (str(key), int()) | (str(key), int(), "id"):
                yield key
