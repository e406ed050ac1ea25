"""How fast the rules are, beside `zen-engine` on the same tables in the same run: `python -m bench.rules`.

Needs the extra `bench`. We evaluate one citizen after another with the trace of every row on; zen gets the same
facts, one call a citizen and all in one call, with its trace and without. Every round has citizens that no round had.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from bench.rules_citizens import Citizen, citizens, half_known
from bench.rules_peer import Zen, our_outcomes
from knowledge.form.loading import Loaded, load
from knowledge.rules.compiling import compile_pack
from knowledge.rules.evaluation import assess
from knowledge.rules.model import Model

_SEEN: Final = 2_000
"""Citizens whom our model has seen before the rounds; in the rounds all are new to it."""
_A_ROUND: Final = 250
_ROUNDS: Final = 40
_GOAL: Final = 20
_MODELS: Final = (
    ("slagelse", ()),
    ("slagelse", ("medlemskab", "paragraf_85_ansvar", "prioritet")),
    ("norddjurs", ()),
    ("norddjurs", ("lag",)),
)
"""Whole models, and some of their tables alone."""

Work = Callable[[Sequence[Citizen]], object]


def main() -> None:
    """Print a table for each model."""
    for pack, tables in _MODELS:
        _measure(load(pack), tables)


def _compiled(loaded: Loaded, tables: Sequence[str]) -> Model:
    """Return a model that remembers nothing yet, with only the tables that are named, if any are."""
    if not tables:
        return compile_pack(loaded)
    alone = [table for table in loaded.pack.tables if table.id in tables]
    pack = loaded.pack.model_copy(update={"tables": alone, "interventions": []})
    return compile_pack(replace(loaded, pack=pack))


def _measure(loaded: Loaded, tables: Sequence[str]) -> None:
    model = _compiled(loaded, tables)
    invented = citizens(model, _SEEN + _ROUNDS * _A_ROUND)
    seen, unseen = invented[:_SEEN], invented[_SEEN:]
    zen = Zen(model)
    _check_same(model, zen, seen)
    rows = sum(len(one.rows) for one in model.tables.values())
    print(f"\n{loaded.pack.id}: {len(model.criteria)} criteria, {rows} rows in {', '.join(model.tables)}")
    fresh = _compiled(loaded, tables)
    first = _seconds(_assess_each(fresh), seen)
    best = _best_of_rounds(
        {
            "ours, trace": _assess_each(fresh),
            "ours, trace, seen before": _assess_each(fresh),
            "zen, a call each, trace": lambda some: zen.one_by_one(some, trace=True),
            "zen, a call each": lambda some: zen.one_by_one(some, trace=False),
            "zen, one call for all, trace": lambda some: zen.batch(some, trace=True),
            "zen, one call for all": lambda some: zen.batch(some, trace=False),
        },
        unseen,
    )
    ours = best["ours, trace"]
    for engine, seconds in {f"ours, trace, the first {_SEEN:,}": first, **best}.items():
        _print(engine, seconds, ours)
    ratio = best["zen, a call each, trace"] / ours
    met = "met" if ratio >= _GOAL else "NOT met"
    print(f"  one by one, both with trace: {ratio:.0f} times as fast (goal {_GOAL}: {met})")
    _print_half_known(model, zen, half_known(seen))


def _assess_each(model: Model) -> Work:
    def work(some: Sequence[Citizen]) -> None:
        for citizen in some:
            assess(model, citizen)

    return work


def _seconds(work: Work, some: Sequence[Citizen]) -> float:
    """Return seconds a citizen."""
    started = time.perf_counter()
    work(some)
    return (time.perf_counter() - started) / len(some)


def _best_of_rounds(engines: Mapping[str, Work], invented: Sequence[Citizen]) -> dict[str, float]:
    """Return seconds a citizen, the best of many short rounds in which every engine gets the same new citizens."""
    starts = range(0, len(invented), _A_ROUND)
    rounds = [
        {name: _seconds(work, invented[start : start + _A_ROUND]) for name, work in engines.items()}
        for start in starts
    ]
    return {name: min(one[name] for one in rounds) for name in engines}


def _print(engine: str, seconds: float, ours: float) -> None:
    print(f"  {engine:<32}{1 / seconds:>10,.0f} /s{seconds * 1e6:>9.1f} us{seconds / ours:>8.1f} x ours")


def _check_same(model: Model, zen: Zen, invented: Sequence[Citizen]) -> None:
    """Stop where the two do not agree on a citizen of whom everything is known."""
    for citizen in invented:
        ours, theirs = our_outcomes(assess(model, citizen)), zen.outcomes(citizen)
        if ours != theirs:
            raise AssertionError(citizen, ours, theirs)


def _print_half_known(model: Model, zen: Zen, half: Sequence[Citizen]) -> None:
    """Tell how often zen decides without a word what is open while answers are missing."""
    decided = 0
    for citizen in half:
        conclusions, theirs = assess(model, citizen).conclusions, zen.outcomes(citizen)
        decided += any(conclusions[id].status == "open" and theirs[id] for id in conclusions)
    print(f"  half of the answers missing: zen decides something open for {decided} of {len(half)}, we for none")


if __name__ == "__main__":
    main()
