"""Which faults only come of a fault in the form, and go when that one is mended."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from knowledge.faults import Fault
from knowledge.fitting import FILLER
from knowledge.loading import Loaded, Reading

_DECIDES_VALUES: Final = ("id", "type", "values")
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


class Consequences:
    """What follows from the faults of one reading."""

    def __init__(self, reading: Reading, loaded: Loaded) -> None:
        self._lines = {(fault.file, fault.line) for fault in reading.faults}
        self._facts = set(_facts_without_values(reading, loaded))
        lists = {key: getattr(loaded.pack, key) for key in _NAMES_ONE_OF.values()}
        self._nameless = {key for key, parts in lists.items() if any(part.id == FILLER for part in parts)}

    def __contains__(self, fault: Fault) -> bool:
        """Whether a fault stands where the form is wrong, or misses what could not be read there."""
        return (
            (fault.file, fault.line) in self._lines
            or FILLER in fault.details.values()
            or fault.details.get("fact") in self._facts
            or _NAMES_ONE_OF.get(fault.code) in self._nameless
        )


def _facts_without_values(reading: Reading, loaded: Loaded) -> Iterator[str]:
    """Yield the facts of which is not known what values they can have."""
    for path in reading.spoilt:
        match path:
            case ("facts", int(number), str(part), *_) if part in _DECIDES_VALUES:
                yield loaded.pack.facts[number].id
