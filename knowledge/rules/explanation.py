"""Why a conclusion came out as it did, why the others did not, and what is worth clarifying.

Only structure: which rows, facts and sources. The sentences around them are the wording catalogue's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal, get_args

from knowledge.form.pack import Row
from knowledge.rules.alike import once_for_alike
from knowledge.rules.conditions import Condition, CriterionMet, FactIs, NumberBetween, TableIs, Truth, deciding
from knowledge.rules.evaluation import Assessment, suppose
from knowledge.rules.interview import open_facts, representatives
from knowledge.rules.links import linked
from knowledge.rules.model import CompiledRow, Conclusion
from knowledge.values import Value

How = Literal["lacking", "earlier", "denied"]
_NEAREST_FIRST: Final[tuple[How, ...]] = get_args(How)


@dataclass(frozen=True, slots=True)
class Reason:
    """A row that decided, with the known facts that made it true."""

    row: Row
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeptOut:
    """An outcome that did not come, with the row that would have given it and what kept it out.

    `denied`: a known fact speaks against it. `earlier`: a row above it decided. `lacking`: a fact is not known.
    """

    outcome: str
    row: Row
    how: How
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """One conclusion explained; `lacking` are the facts that an open one still rests on."""

    table: str
    reasons: tuple[Reason, ...]
    others: tuple[KeptOut, ...]
    lacking: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clarification:
    """A fact that is open or doubtful, and the outcome that an answer to it would give."""

    fact: str
    answer: Value
    table: str
    outcome: str


@once_for_alike
def explain(assessment: Assessment, table: str) -> Explanation:
    """Explain one conclusion: the rows that decided, and for every other outcome what kept it out."""
    conclusion = assessment.conclusions[table]
    rows = zip(conclusion.table.rows, conclusion.trace, strict=True)
    reasons = tuple(
        Reason(row.row, tuple(_facts_of_row(assessment, conclusion, row)))
        for row, truth in rows
        if truth is True and row.row in conclusion.rows
    )
    open_ = open_facts(assessment, conclusion.table) if conclusion.status == "open" else ()
    lacking = sorted(open_, key=list(assessment.model.facts).index)
    return Explanation(table, reasons, tuple(_others(assessment, conclusion)), tuple(lacking))


@once_for_alike
def worth_clarifying(assessment: Assessment, tables: tuple[str, ...]) -> tuple[Clarification, ...]:
    """Return what an open or doubtful fact could decide on its own, in the order of the facts.

    What is nobody's to change (age, pension, a handicap) is left out.
    """
    found = (
        clarification
        for fact in assessment.model.facts.values()
        if fact.changeable and _doubtful(assessment, fact.id) and _touches(assessment, fact.id, tables)
        for clarification in _would_give(assessment, fact.id, tables)
    )
    return tuple(found)


def _doubtful(assessment: Assessment, fact: str) -> bool:
    value = assessment.case.known.get(fact)
    return value is None or value in assessment.model.facts[fact].withheld


def _touches(assessment: Assessment, fact: str, tables: tuple[str, ...]) -> bool:
    """Whether one of these tables may rest on a fact, or on what the fact can rule out."""
    model = assessment.model
    return fact in model.linked or any(fact in model.tables[table].facts for table in tables)


def _would_give(assessment: Assessment, fact: str, tables: tuple[str, ...]) -> Iterator[Clarification]:
    for answer in representatives(assessment, fact):
        if answer == assessment.case.known.get(fact):
            continue
        after = suppose(assessment, fact, answer)
        for table in tables:
            gained = set(after.conclusions[table].outcomes) - set(assessment.conclusions[table].outcomes)
            for outcome in sorted(gained):
                yield Clarification(fact, answer, table, outcome)


def _others(assessment: Assessment, conclusion: Conclusion) -> Iterator[KeptOut]:
    """Yield every outcome that did not come, once, by the rows that came nearest."""
    kept_out: dict[str, KeptOut] = {}
    beaten = False
    for row, truth in zip(conclusion.table.rows, conclusion.trace, strict=True):
        if row.row.then not in conclusion.outcomes:
            how = _how(truth, beaten)
            behind = (row,) if truth is not True or beaten else _open_above(conclusion, row)
            facts = _once(fact for one in behind for fact in _all_facts(assessment, one.when))
            new = KeptOut(row.row.then, row.row, how, tuple(facts))
            kept_out[new.outcome] = _nearer(kept_out.get(new.outcome, new), new)
        beaten = beaten or (truth is True and conclusion.table.table.hit_policy != "collect")
    yield from kept_out.values()


def _how(truth: Truth, beaten: bool) -> How:
    """Return what kept a row out, by its truth and by whether a row above it applies."""
    if truth is False:
        return "denied"
    return "earlier" if beaten else "lacking"


def _open_above(conclusion: Conclusion, row: CompiledRow) -> Iterator[CompiledRow]:
    """Yield the open rows of other outcomes: they alone keep out a row that applies and is not beaten."""
    return (other for other in conclusion.open_rows if other.row.then != row.row.then)


def _nearer(one: KeptOut, other: KeptOut) -> KeptOut:
    """Return the one that came nearer to its outcome; of two equally near ones the first, with the facts of both."""
    if one.how == other.how:
        return replace(one, facts=tuple(dict.fromkeys((*one.facts, *other.facts))))
    return min(one, other, key=lambda kept: _NEAREST_FIRST.index(kept.how))


def _facts_of_row(assessment: Assessment, conclusion: Conclusion, row: CompiledRow) -> Iterator[str]:
    """Yield the facts that made a row decide; of an else-row, those that denied the rows above it."""
    return _facts(assessment, row.when) if row.row.when else _once(_behind_table(assessment, conclusion))


def _facts(assessment: Assessment, condition: Condition) -> Iterator[str]:
    """Yield the facts that give a condition its truth, through criteria and tables, each once."""
    return _once(_all_facts(assessment, condition))


def _once(facts: Iterator[str]) -> Iterator[str]:
    return iter(dict.fromkeys(facts))


def _all_facts(assessment: Assessment, condition: Condition) -> Iterator[str]:
    for leaf in deciding(condition, assessment.case):
        match leaf:
            case FactIs(fact=fact) | NumberBetween(fact=fact):
                yield from (fact,) if fact not in assessment.case.remaining else _narrowing(assessment, fact)
            case CriterionMet(criterion=criterion):
                yield from _all_facts(assessment, assessment.model.criterion(criterion))
            case TableIs(table=table):
                yield from _behind_table(assessment, assessment.conclusions[table])


def _behind_table(assessment: Assessment, conclusion: Conclusion) -> Iterator[str]:
    """Yield the facts behind a table's conclusion; of an else-row, those that denied the rows above it."""
    for row, truth in zip(conclusion.table.rows, conclusion.trace, strict=True):
        decided = row.row in conclusion.rows
        passed_over = truth is False and any(not row.when for row in conclusion.rows)
        if decided or passed_over or (conclusion.status == "open" and truth is None):
            yield from _all_facts(assessment, row.when)


def _narrowing(assessment: Assessment, fact: str) -> Iterator[str]:
    """Yield the known facts that rule out values of one that is not known, or that one where it is still open."""
    known = [other for other in linked(assessment.model.links, fact) if other in assessment.case.known]
    yield from known or (fact,)
