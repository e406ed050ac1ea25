"""What a model says of one line of a caseload; citizens that the model cannot tell apart are judged once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from knowledge.rules.evaluation import Assessment, assess
from knowledge.rules.interview import next_question, open_facts, open_goals
from knowledge.rules.likeness import Likeness, likeness
from knowledge.rules.model import CompiledTable, Conclusion, Contradiction, Model
from knowledge.values import Answers, known

ROLES: Final = ("segment", "centre", "grant", "priority", "cooperation", "subcategories")
"""The tables that a review sorts by, in this order."""
_REMEMBERED: Final = 20_000


@dataclass(frozen=True, slots=True)
class Finding:
    """What the model says of a citizen.

    `conclusions` are those of the tables that are in play, by table id. `lacking` are facts that were not asked and
    could still settle a goal, `in_vain` those that were asked, are not known and keep a goal open. `next` is the fact
    to ask for first. `warnings` are pairs of table and outcome.
    """

    conclusions: Mapping[str, Conclusion]
    open_goals: tuple[str, ...]
    lacking: tuple[str, ...]
    in_vain: tuple[str, ...]
    next: str | None
    warnings: tuple[tuple[str, str], ...]
    contradictions: tuple[Contradiction, ...]


def sorting_tables(model: Model) -> tuple[CompiledTable, ...]:
    """Return the tables that a review sorts by, the most telling first."""
    tables = [table for table in model.tables.values() if table.table.role in ROLES]
    return tuple(sorted(tables, key=lambda table: ROLES.index(table.table.role or "")))


class Judge:
    """Judges answers by one model, in bounded memory."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._tables = sorting_tables(model)
        self._judged = lru_cache(_REMEMBERED)(self._judge)

    def judge(self, answers: Answers) -> Finding:
        """Return what the model says; the same for all whom it cannot tell apart."""
        return self._judged(likeness(self._model, answers))

    def _judge(self, values: Likeness) -> Finding:
        answers = {fact: value for fact, value in zip(self._model.telling, values, strict=True) if value is not None}
        assessment = assess(self._model, answers)
        question = next_question(assessment)
        goals = open_goals(assessment)
        lacking = self._behind(assessment, goals)
        behind = self._behind(assess(self._model, known(answers)), goals)
        return Finding(
            conclusions=self._in_play(assessment),
            open_goals=tuple(goal.table.id for goal in goals),
            lacking=lacking,
            in_vain=tuple(fact for fact in behind if assessment.unknown(fact)),
            next=question.fact.id if question else None,
            warnings=tuple(_warnings(assessment)),
            contradictions=assessment.contradictions,
        )

    def _behind(self, assessment: Assessment, goals: tuple[CompiledTable, ...]) -> tuple[str, ...]:
        found = {fact for goal in goals for fact in open_facts(assessment, goal)}
        return tuple(fact for fact in self._model.facts if fact in found)

    def _in_play(self, assessment: Assessment) -> dict[str, Conclusion]:
        return {
            table.table.id: assessment.conclusions[table.table.id]
            for table in self._tables
            if table.goal_when.truth(assessment.case)
        }


def _warnings(assessment: Assessment) -> Iterator[tuple[str, str]]:
    for id, conclusion in assessment.conclusions.items():
        if conclusion.table.table.role == "warnings":
            yield from ((id, outcome) for outcome in conclusion.outcomes)
