"""What must hold for every model and every citizen, tried on citizens that hypothesis invents."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import Final

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from knowledge.form.loading import available, load
from knowledge.rules.compiling import compile_pack
from knowledge.rules.conditions import CriterionMet, FactIs, NumberBetween, TableIs, leaves
from knowledge.rules.evaluation import NO_OUTCOME, Assessment, assess
from knowledge.rules.interview import next_question, representatives
from knowledge.rules.model import Model
from knowledge.values import NOT_KNOWN, Value

PACKS: Final = [pack for pack in available() if load(pack).pack.tables]
MOST_COMPLETIONS: Final = 600

packs: Final = pytest.mark.parametrize("pack", PACKS)


@cache
def model(pack: str) -> Model:
    return compile_pack(load(pack))


@cache
def classes(pack: str) -> dict[str, tuple[Value, ...]]:
    """One answer for every class of answers that the model can tell apart, by fact."""
    empty = assess(model(pack), {})
    return {id: representatives(empty, id) for id, fact in model(pack).facts.items() if fact.type != "date"}


def citizens(pack: str) -> st.SearchStrategy[dict[str, Value]]:
    """Any answers that do not contradict each other, `NOT_KNOWN` among them."""
    values = {id: st.sampled_from([*answers, NOT_KNOWN]) for id, answers in classes(pack).items() if answers}
    some = st.fixed_dictionaries({}, optional=values)
    return some.filter(lambda answers: not assess(model(pack), answers).contradictions)


def draw_open_fact(pack: str, answers: dict[str, Value], data: st.DataObject) -> str:
    """One fact that is not answered."""
    open_facts = sorted(set(classes(pack)) - set(answers))
    assume(open_facts)
    return data.draw(st.sampled_from(open_facts))


def possible(assessment: Assessment) -> dict[str, frozenset[str]]:
    return {id: assessment.case.tables[id] for id in assessment.conclusions}


@packs
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_the_order_of_answers_never_changes_an_outcome(pack: str, data: st.DataObject) -> None:
    answers = data.draw(citizens(pack))
    shuffled = list(answers.items())
    random.Random(data.draw(st.integers(0, 99))).shuffle(shuffled)
    one, other = assess(model(pack), answers), assess(model(pack), dict(shuffled))
    assert possible(one) == possible(other)
    assert one.criteria == other.criteria


@packs
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_an_added_answer_never_enlarges_what_is_possible(pack: str, data: st.DataObject) -> None:
    answers = data.draw(citizens(pack))
    fact = draw_open_fact(pack, answers, data)
    for value in classes(pack)[fact]:
        after = assess(model(pack), {**answers, fact: value})
        if not after.contradictions:
            before = possible(assess(model(pack), answers))
            assert all(after.case.tables[table] <= outcomes for table, outcomes in before.items())


@packs
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_what_is_decided_stays_when_an_open_fact_is_filled_in(pack: str, data: st.DataObject) -> None:
    answers = data.draw(citizens(pack))
    decided = {id: c.outcomes for id, c in assess(model(pack), answers).conclusions.items() if c.status == "decided"}
    fact = draw_open_fact(pack, answers, data)
    for value in classes(pack)[fact]:
        after = assess(model(pack), {**answers, fact: value})
        if not after.contradictions:
            assert {id: after.conclusions[id].outcomes for id in decided} == decided


@packs
@settings(max_examples=8, deadline=None)
@given(data=st.data())
def test_the_live_walk_keeps_every_outcome_that_some_completion_has(pack: str, data: st.DataObject) -> None:
    answers = data.draw(citizens(pack))
    live = assess(model(pack), answers)
    for table in model(pack).tables:
        open_facts = [fact for fact in facts_behind(pack, table) if fact not in live.case.known]
        for completion in completions(pack, open_facts):
            full = assess(model(pack), {**answers, **completion})
            if not full.contradictions:
                assert full.case.tables[table] <= live.case.tables[table], (table, completion)


@packs
@settings(max_examples=8, deadline=None)
@given(data=st.data())
def test_the_interview_asks_no_fact_twice_and_ends_with_nothing_left_to_decide(
    pack: str, data: st.DataObject
) -> None:
    answers = data.draw(citizens(pack))
    truth = {id: data.draw(st.sampled_from([*values, NOT_KNOWN])) for id, values in classes(pack).items() if values}
    asked: set[str] = set()
    while question := next_question(assess(model(pack), answers)):
        assert question.fact.id not in answers
        asked.add(question.fact.id)
        answers = {**answers, question.fact.id: truth.get(question.fact.id, NOT_KNOWN)}
    assert len(asked) <= len(model(pack).facts)


@cache
def facts_behind(pack: str, table: str) -> tuple[str, ...]:
    """Every fact that a table rests on, through criteria and other tables."""

    def behind(id: str) -> Iterator[str]:
        for row in model(pack).tables[id].rows:
            for leaf in leaves(row.when):
                match leaf:
                    case FactIs(fact=fact) | NumberBetween(fact=fact):
                        yield fact
                    case CriterionMet(criterion=criterion):
                        yield from (inner.fact for inner in leaves(model(pack).criterion(criterion)))  # type: ignore[union-attr]
                    case TableIs(table=other):
                        yield from behind(other)

    return tuple(dict.fromkeys(behind(table)))


def completions(pack: str, facts: list[str]) -> Iterator[dict[str, Value]]:
    """All completions where there are few, a fixed sample of them where there are many."""
    spaces = [classes(pack)[fact] for fact in facts]
    size = 1
    for space in spaces:
        size *= len(space)
    if size <= MOST_COMPLETIONS:
        yield from (dict(zip(facts, values, strict=True)) for values in product(*spaces))
        return
    dice = random.Random(size)
    for _ in range(100):
        yield {fact: dice.choice(space) for fact, space in zip(facts, spaces, strict=True)}


def test_a_missing_answer_is_never_a_no() -> None:
    nothing = assess(model("slagelse"), {})
    assert set(nothing.criteria.values()) == {None}
    assert nothing.conclusions["medlemskab"].status == "open"
    assert NO_OUTCOME not in nothing.case.tables["medlemskab"]
