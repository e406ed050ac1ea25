"""Invented citizens for measuring: complete ones, and the same with answers taken away."""

from __future__ import annotations

import random
from collections.abc import Iterator

from knowledge.rules.conditions import FactIs, NumberBetween, leaves
from knowledge.rules.evaluation import assess
from knowledge.rules.interview import representatives
from knowledge.rules.model import Model
from knowledge.values import Value

Citizen = dict[str, Value]


def citizens(model: Model, count: int, seed: int = 1) -> list[Citizen]:
    """Return citizens of whom every fact is known that the model rests on, and none contradicts another."""
    chance = random.Random(seed)
    nobody = assess(model, {})
    values = {fact: representatives(nobody, fact) for fact in sorted({*_facts(model), *model.linked})}
    found: list[Citizen] = []
    while len(found) < count:
        citizen = {fact: chance.choice(answers) for fact, answers in values.items()}
        if not assess(model, citizen).contradictions:
            found.append(citizen)
    return found


def half_known(whole: list[Citizen], seed: int = 2) -> list[Citizen]:
    """Return the same citizens with about half of their answers taken away."""
    chance = random.Random(seed)
    return [{fact: value for fact, value in citizen.items() if chance.random() < 0.5} for citizen in whole]


def _facts(model: Model) -> Iterator[str]:
    conditions = [condition for _, condition in model.criteria]
    conditions += [row.when for table in model.tables.values() for row in table.rows]
    for condition in conditions:
        yield from (leaf.fact for leaf in leaves(condition) if isinstance(leaf, FactIs | NumberBetween))
