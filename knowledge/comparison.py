"""One invented citizen under several models, side by side. For those who write models, never about a living case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from knowledge.answers import AnswerError, parse_answers
from knowledge.form.pack import Fact
from knowledge.rules.evaluation import Assessment, assess
from knowledge.rules.interview import open_facts, open_goals
from knowledge.rules.model import Model
from knowledge.values import Value


@dataclass(frozen=True, slots=True)
class Compared:
    """What one model says; `ignored` are the facts that it does not know or cannot read."""

    assessment: Assessment
    ignored: tuple[str, ...]

    @property
    def lacking(self) -> tuple[Fact, ...]:
        """The facts that the model's open goals still rest on, in the model's order."""
        goals = open_goals(self.assessment)
        lacking = {fact for goal in goals for fact in open_facts(self.assessment, goal)}
        return tuple(fact for id, fact in self.assessment.model.facts.items() if id in lacking)


def compare(models: Sequence[Model], raw: Mapping[str, object]) -> tuple[Compared, ...]:
    """Assess the same facts under every model.

    Raises:
        AnswerError: a fact or its value is nothing that any of the models can read.
    """
    read = [dict(_read(model, raw)) for model in models]
    for fact, value in raw.items():
        if value is not None and not any(fact in answers for answers in read):
            _refuse(models, fact, value)
    return tuple(
        Compared(assess(model, answers), tuple(fact for fact in raw if raw[fact] is not None and fact not in answers))
        for model, answers in zip(models, read, strict=True)
    )


def _read(model: Model, raw: Mapping[str, object]) -> Iterator[tuple[str, Value]]:
    """Yield the answers that a model can read."""
    for fact, value in raw.items():
        try:
            yield from parse_answers(model.facts, {fact: value}).items()
        except AnswerError:
            continue


def _refuse(models: Sequence[Model], fact: str, value: object) -> None:
    """Raise what is wrong with a fact that no model can read, as a model that knows it says it."""
    known = {id: known for model in models for id, known in model.facts.items()}
    parse_answers(known, {fact: value})
