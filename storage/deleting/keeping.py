"""For how long each kind of data is kept."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Keeping:
    """For how many days each kind is kept; None is for ever.

    Drafts count from their last change, cases from their newest entry, note, link or step of a handover, deliveries
    from when it is too late to send them, the rest from when they came about. What came in, which is remembered so
    that nothing is done twice, goes with the drafts; rights to read go with the readings, reports with the searches.
    """

    drafts: int | None
    cases: int | None
    readings: int | None
    searches: int | None
    deliveries: int | None
