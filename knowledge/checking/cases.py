"""Running a pack's cases: does every invented citizen come out as the pack says, and is every row hit?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from knowledge.answers import parse_answers
from knowledge.form.pack import Case
from knowledge.rules.evaluation import Assessment, assess
from knowledge.rules.model import Model
from knowledge.values import as_written

CRITERIA_MET: Final = "criteria_met"
"""Stands for the criteria among what a case says."""


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Something that came out otherwise than a case says."""

    case: str
    what: str
    expected: str
    found: str


@dataclass(frozen=True, slots=True)
class Overlap:
    """Rows that apply to the same case in a table where only one may."""

    case: str
    table: str
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseReport:
    """What running the cases showed."""

    cases: int
    mismatches: tuple[Mismatch, ...]
    overlaps: tuple[Overlap, ...]
    rows_without_case: tuple[str, ...]


def run_cases(model: Model, cases: Sequence[Case] | None = None) -> CaseReport:
    """Evaluate cases, by default every case of the pack.

    Raises:
        AnswerError: a case states something that is no fact of the model.
    """
    pack = model.loaded.pack
    tried = pack.cases if cases is None else cases
    assessed = [(case, assess(model, parse_answers(model.facts, case.facts))) for case in tried]
    mismatches = tuple(mismatch for case, found in assessed for mismatch in _mismatches(case, found))
    overlaps = tuple(overlap for case, found in assessed for overlap in _overlaps(case, found))
    hit = {row.id for _, found in assessed for conclusion in found.conclusions.values() for row in conclusion.rows}
    rows = [row.id for table in pack.tables for row in table.rows]
    return CaseReport(len(tried), mismatches, overlaps, tuple(row for row in rows if row not in hit))


def _mismatches(case: Case, assessment: Assessment) -> list[Mismatch]:
    met = [id for id, truth in assessment.criteria.items() if truth]
    criteria = [(CRITERIA_MET, case.criteria_met, met)] if case.criteria_met is not None else []
    tables = [
        (table, _plain(expected), said(assessment, table) if table in assessment.conclusions else "?")
        for table, expected in case.expect.items()
    ]
    return [
        Mismatch(case.name, what, as_written(expected), as_written(found))
        for what, expected, found in (*criteria, *tables)
        if expected != found
    ]


def _overlaps(case: Case, assessment: Assessment) -> Iterator[Overlap]:
    for id, conclusion in assessment.conclusions.items():
        rows = zip(conclusion.table.rows, conclusion.trace, strict=True)
        hit = tuple(row.row.id for row, truth in rows if truth)
        if conclusion.table.table.hit_policy == "unique" and len(hit) > 1:
            yield Overlap(case.name, id, hit)


def said(assessment: Assessment, table: str) -> str | list[str] | None:
    """Return what a table says, in the form in which a case expects it: an outcome, a sorted list, or `open`."""
    conclusion = assessment.conclusions[table]
    if conclusion.table.table.hit_policy == "collect":
        return sorted(conclusion.outcomes)
    return "open" if conclusion.status == "open" else conclusion.outcome


def _plain(expected: object) -> object:
    return sorted(map(str, expected)) if isinstance(expected, list) else expected
