"""Running a pack's cases: does every invented citizen come out as the pack says, and is every row hit?"""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.answers import parse_answers
from knowledge.evaluation import Assessment, assess
from knowledge.model import Model
from knowledge.pack import Case


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Something that came out otherwise than a case says."""

    case: str
    what: str
    expected: str
    found: str


@dataclass(frozen=True, slots=True)
class CaseReport:
    """What running the cases showed."""

    cases: int
    mismatches: tuple[Mismatch, ...]
    rows_without_case: tuple[str, ...]


def run_cases(model: Model) -> CaseReport:
    """Evaluate every case of a pack.

    Raises:
        AnswerError: a case states something that is no fact of the model.
    """
    pack = model.loaded.pack
    assessed = [(case, assess(model, parse_answers(model.facts, case.facts))) for case in pack.cases]
    mismatches = tuple(mismatch for case, found in assessed for mismatch in _mismatches(case, found))
    hit = {row.id for _, found in assessed for conclusion in found.conclusions.values() for row in conclusion.rows}
    rows = [row.id for table in pack.tables for row in table.rows]
    return CaseReport(len(pack.cases), mismatches, tuple(row for row in rows if row not in hit))


def _mismatches(case: Case, assessment: Assessment) -> list[Mismatch]:
    met = [id for id, truth in assessment.criteria.items() if truth]
    criteria = [("criteria_met", case.criteria_met, met)] if case.criteria_met is not None else []
    tables = [(table, _plain(expected), said(assessment, table)) for table, expected in case.expect.items()]
    return [
        Mismatch(case.name, what, str(expected), str(found))
        for what, expected, found in (*criteria, *tables)
        if expected != found
    ]


def said(assessment: Assessment, table: str) -> str | list[str] | None:
    """Return what a table says, in the form in which a case expects it: an outcome, a sorted list, or `open`."""
    conclusion = assessment.conclusions[table]
    if conclusion.table.table.hit_policy == "collect":
        return sorted(conclusion.outcomes)
    return "open" if conclusion.status == "open" else conclusion.outcome


def _plain(expected: object) -> object:
    return sorted(map(str, expected)) if isinstance(expected, list) else expected
