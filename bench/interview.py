"""How many questions the interview asks after a typical first sentence: `python -m bench.interview`.

The cases are those of Slagelse's pack and of `tests/data/cases.jsonl`. A first sentence tells age, benefit and one or
two more of the case's facts; what the case does not state is answered with "ved ikke". Questions are counted until
membership, the responsibility for § 85 (where it is raised) and the priority are decided or cannot be decided, in

- our order: `next_question`;
- the fixed order: every fact that the goals rest on, in the order of the pack's file;
- the best order: the least number of the case's facts that bring the same end, chosen with the case known. It never
  asks in vain, so no order that must be found without knowing the case can reach it.

How near ours comes to the best that can be found without knowing the case is told by the expected number of questions
when all answers are equally likely: of our order, and of the best one, by looking ahead through every answer.

Exit status 1 when the median of our order over all cases exceeds `MOST`.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from statistics import mean, median
from typing import Final

from knowledge.answers import parse_answers
from knowledge.form.loading import load
from knowledge.rules.compiling import compile_pack
from knowledge.rules.evaluation import Assessment, assess
from knowledge.rules.interview import next_question, open_facts, representatives
from knowledge.rules.model import Model
from knowledge.rules.reach import can_be_settled
from knowledge.values import NOT_KNOWN, Value, known

CASES: Final = Path(__file__).parents[1] / "tests" / "data" / "cases.jsonl"
GOALS: Final = ("medlemskab", "paragraf_85_ansvar", "prioritet")
ALWAYS_TOLD: Final = ("alder", "ydelse")
TYPICAL: Final[tuple[dict[str, Value], ...]] = (
    {"alder": 42, "ydelse": "kontanthjaelp"},
    {"alder": 25, "ydelse": "kontanthjaelp"},
    {"alder": 50, "ydelse": "sygedagpenge", "misbrug": "intet", "paragraf_85": "ansoegt"},
)
"""First sentences from which every course of the interview is followed."""
MOST: Final = 3

Facts = dict[str, Value]
Answered = frozenset[tuple[str, Value]]


@dataclass(frozen=True, slots=True)
class Count:
    """Questions of one case in the three orders, the seconds of every one of ours, and whether all was decided."""

    ours: int
    fixed: int
    best: int
    seconds: tuple[float, ...]
    decided: bool


def main() -> int:
    """Print the table and return the exit status."""
    counts = [count(truth, first_sentence(name, truth)) for name, truth in cases()]
    asked = [case for case in counts if case.fixed and case.decided]
    _print_orders(f"all {len(counts)} cases", counts)
    _print_orders(f"the {len(asked)} that the first sentence leaves open and the case's facts decide", asked)
    seconds = [second for case in counts for second in case.seconds]
    print(f"next_question: median {median(seconds) * 1000:.2f} ms over {len(seconds)} questions")
    for told in TYPICAL:
        start = frozenset(told.items())
        print(f"expected from {told}: ours {_expected(start):.2f}, best without knowing {_least_expected(start):.2f}")
    most = median(case.ours for case in counts)
    print(f"median of our order: {most:g} (at most {MOST})")
    return 0 if most <= MOST else 1


@cache
def model() -> Model:
    """Return Slagelse's model."""
    return compile_pack(load("slagelse"))


def cases() -> Iterator[tuple[str, Facts]]:
    """Yield name and facts of every case."""
    for case in model().loaded.pack.cases:
        yield case.name, parse_answers(model().facts, case.facts)
    for line in map(json.loads, CASES.read_text(encoding="utf-8").splitlines()):
        yield line["name"], parse_answers(model().facts, line["facts"])


def first_sentence(name: str, truth: Facts) -> Facts:
    """Return age, benefit and one or two more facts, always the same for the same case."""
    dice = random.Random(name)
    others = sorted(known(truth).keys() - set(ALWAYS_TOLD))
    more = dice.sample(others, min(dice.choice((1, 2)), len(others)))
    return {fact: truth[fact] for fact in (*ALWAYS_TOLD, *more) if fact in truth}


def count(truth: Facts, told: Facts) -> Count:
    """Count the questions of one case."""
    end, ours, seconds = _ask_ours(truth, told)
    fixed = _ask_in_order(truth, told)
    best = _least(truth, told, _said(end))
    return Count(ours, fixed, best, seconds, all(status == "decided" for status, _ in _said(end).values()))


def _ask_ours(truth: Facts, told: Facts) -> tuple[Assessment, int, tuple[float, ...]]:
    answers, seconds = dict(told), []
    while _open(assessment := assess(model(), answers)):
        started = time.perf_counter()
        question = next_question(assessment)
        seconds.append(time.perf_counter() - started)
        if question is None:
            break
        answers[question.fact.id] = truth.get(question.fact.id, NOT_KNOWN)
    return assessment, len(answers) - len(told), tuple(seconds)


def _ask_in_order(truth: Facts, told: Facts) -> int:
    nothing = assess(model(), {})
    rested_on = {fact for goal in GOALS for fact in open_facts(nothing, model().tables[goal])}
    answers = dict(told)
    for fact in (fact for fact in model().facts if fact in rested_on and fact not in told):
        if not _open(assess(model(), answers)):
            break
        answers[fact] = truth.get(fact, NOT_KNOWN)
    return len(answers) - len(told)


def _least(truth: Facts, told: Facts, end: dict[str, tuple[str, str | None]]) -> int:
    left = [fact for fact in known(truth) if fact not in told]
    for number in range(len(left) + 1):
        for facts in combinations(left, number):
            if _said(assess(model(), {**told, **{fact: truth[fact] for fact in facts}})) == end:
                return number
    raise ValueError("the interview came to an end that the case's facts do not bring")


@cache
def _expected(answered: Answered) -> float:
    """Return how many questions our order asks on average over all courses of the interview."""
    assessment = assess(model(), dict(answered))
    question = next_question(assessment) if _open(assessment) else None
    return 1 + _mean(assessment, answered, question.fact.id, _expected) if question else 0


@cache
def _least_expected(answered: Answered) -> float:
    """Return how many questions the order asks that asks fewest on average."""
    assessment = assess(model(), dict(answered))
    facts = {fact for goal in _open(assessment) for fact in open_facts(assessment, model().tables[goal])}
    return min((1 + _mean(assessment, answered, fact, _least_expected) for fact in facts), default=0)


def _mean(assessment: Assessment, answered: Answered, fact: str, questions: Callable[[Answered], float]) -> float:
    return mean(questions(answered | {(fact, answer)}) for answer in representatives(assessment, fact))


def _open(assessment: Assessment) -> list[str]:
    """Return the goals that are raised, not decided, and can still be."""
    return [
        goal
        for goal, (status, _) in _said(assessment).items()
        if status == "open" and can_be_settled(assessment, model().tables[goal])
    ]


def _said(assessment: Assessment) -> dict[str, tuple[str, str | None]]:
    """Return status and outcome of the goals that are raised."""
    return {
        goal: (assessment.conclusions[goal].status, assessment.conclusions[goal].outcome)
        for goal in GOALS
        if model().tables[goal].goal_when.truth(assessment.case)
    }


def _print_orders(title: str, counts: Sequence[Count]) -> None:
    print(f"{title}\n  {'order':8}{'median':>8}{'mean':>8}{'p90':>6}{'max':>6}")
    _print_order("ours", (case.ours for case in counts))
    _print_order("fixed", (case.fixed for case in counts))
    _print_order("best", (case.best for case in counts))


def _print_order(order: str, questions: Iterable[int]) -> None:
    asked = sorted(questions)
    ninetieth = asked[-(-len(asked) * 9 // 10) - 1]
    print(f"  {order:8}{median(asked):>8g}{mean(asked):>8.2f}{ninetieth:>6}{asked[-1]:>6}")


if __name__ == "__main__":
    sys.exit(main())
