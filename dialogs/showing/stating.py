"""Conditions of a model, as the people who own it read them."""

from __future__ import annotations

from dialogs.showing.facts import show_alone
from dialogs.showing.sources import joined
from dialogs.wording import say
from knowledge.rules.conditions import All, AnyOf, Condition, CriterionMet, FactIs, Not, NumberBetween, TableIs
from knowledge.rules.model import Model
from knowledge.values import Value


def state(model: Model, condition: Condition) -> str:
    """Return a condition in words; one inside another stands in brackets where it has several parts."""
    match condition:
        case FactIs(fact=id):
            return _fact(model, condition) if id in model.facts else id
        case NumberBetween(fact=id):
            return _number(model, condition)
        case CriterionMet(criterion=criterion):
            return say("condition.criterion", criterion=criterion)
        case TableIs(table=id, outcomes=outcomes):
            table = model.tables[id].table
            labels = [outcome.label for outcome in table.outcomes if outcome.id in outcomes]
            return say("condition.table", table=table.title, outcomes=joined(labels, "general.or"))
        case Not(of=part):
            return say("condition.not", part=state(model, part))
        case All(of=()):
            return say("condition.always")
        case All(of=parts):
            return joined([_inner(model, part) for part in parts])
        case AnyOf(of=parts):
            return joined([_inner(model, part) for part in parts], "general.or")
    raise TypeError(condition)


def _inner(model: Model, part: Condition) -> str:
    text = state(model, part)
    return say("condition.inner", part=text) if isinstance(part, All | AnyOf) and len(part.of) > 1 else text


def _fact(model: Model, condition: FactIs) -> str:
    fact = model.facts[condition.fact]
    listed: list[Value] = [value.id for value in fact.values]
    order = listed or sorted(condition.values, key=str, reverse=True)
    shown = [show_alone(fact, value) for value in order if value in condition.values]
    if fact.type == "yes_no":
        return joined(shown, "general.or")
    return say("condition.fact", fact=fact.label, values=joined(shown, "general.or"))


def _number(model: Model, condition: NumberBetween) -> str:
    fact, low, high = model.facts[condition.fact], condition.low, condition.high
    key = "from" if high is None else "to" if low is None else "between"
    return say(f"condition.{key}", fact=fact.label, low=low, high=high, unit=fact.unit or "").strip()
