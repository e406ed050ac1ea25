"""The peer of the rules: `zen-engine`, fed with the same criteria and tables as a decision graph (JDM)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import zen

from knowledge.rules.conditions import All, AnyOf, Condition, CriterionMet, FactIs, Not, NumberBetween, TableIs
from knowledge.rules.evaluation import Assessment
from knowledge.rules.model import CompiledRow, CompiledTable, Model
from knowledge.values import Value

Citizen = dict[str, Value]
Node = dict[str, Any]
_KEY = "model"
_ANYTHING = ""


class Zen:
    """One model as a graph that zen has compiled."""

    def __init__(self, model: Model) -> None:
        content = graph(model)
        self._engine = zen.ZenEngine({"loader": {"type": "static", "content": {_KEY: content}}})
        self._decision = self._engine.get_decision(_KEY)
        self._tables = model.tables

    def one_by_one(self, citizens: Sequence[Citizen], trace: bool) -> None:
        """Evaluate each citizen with a call of its own."""
        for citizen in citizens:
            self._decision.evaluate(citizen, {"trace": trace})

    def batch(self, citizens: Sequence[Citizen], trace: bool) -> None:
        """Evaluate all citizens with one call."""
        requests: list[zen.EvaluateBatchRequest] = [{"key": _KEY, "context": citizen} for citizen in citizens]
        self._engine.evaluate_batch(requests, {"trace": trace})

    def outcomes(self, citizen: Citizen) -> dict[str, list[str]]:
        """Return what every table comes to."""
        result = self._decision.evaluate(citizen)["result"]
        return {id: sorted(_listed(result.get(id))) for id in self._tables}


def our_outcomes(assessment: Assessment) -> dict[str, list[str]]:
    """Return what every table comes to with us, in the same form."""
    return {id: sorted(conclusion.outcomes) for id, conclusion in assessment.conclusions.items()}


def _listed(value: object) -> set[str]:
    """Return an outcome as a set; a collect table of zen gives a list of one-field objects."""
    if isinstance(value, list):
        return {item["outcome"] for item in value}
    return {value} if isinstance(value, str) else set()


def graph(model: Model) -> Node:
    """Return a model as a graph: criteria first, then the tables in the order in which they build on each other."""
    steps = [*([_criteria(model)] if model.criteria else []), *map(_table, model.tables.values())]
    nodes = [_node("start", "inputNode", {"schema": ""}), *steps, _node("end", "outputNode", {"schema": ""})]
    edges = [
        {"id": f"{one['id']}-{other['id']}", "type": "edge", "sourceId": one["id"], "targetId": other["id"]}
        for one, other in pairwise(nodes)
    ]
    return {"nodes": nodes, "edges": edges}


def _node(id: str, type: str, content: Node) -> Node:
    return {"id": id, "name": id, "type": type, "content": content}


def _criteria(model: Model) -> Node:
    expressions = [
        {"id": f"k{criterion.id}", "key": f"k{criterion.id}", "value": expression(condition)}
        for criterion, condition in model.criteria
    ]
    return _node("criteria", "expressionNode", {"expressions": expressions, **_passing_on(None)})


def _table(table: CompiledTable) -> Node:
    collect = table.table.hit_policy == "collect"
    rows = [dict(_cells(row)) for row in table.rows]
    fields = list(dict.fromkeys(field for row in rows for field in row))
    content = {
        "hitPolicy": "collect" if collect else "first",
        "inputs": [{"id": f"in-{field}", "name": field, **({"field": field} if field else {})} for field in fields],
        "outputs": [{"id": "out", "name": "outcome", "field": "outcome" if collect else table.table.id}],
        "rules": [
            {
                "_id": row.row.id,
                **{f"in-{field}": cells.get(field, _ANYTHING) for field in fields},
                "out": _literal(row.row.then),
            }
            for row, cells in zip(table.rows, rows, strict=True)
        ],
        **_passing_on(table.table.id if collect else None),
    }
    return _node(table.table.id, "decisionTableNode", content)


def _passing_on(path: str | None) -> Node:
    """Return the settings by which a step hands on all that it was given, with its own result beside it."""
    return {"passThrough": True, "inputField": None, "outputPath": path, "executionMode": "single"}


def _cells(row: CompiledRow) -> Iterator[tuple[str, str]]:
    """Yield the cells of a row by their column; what fits no column is written out in one without a field."""
    parts = row.when.of if isinstance(row.when, All) else (row.when,)
    written_out = []
    taken = set()
    for part in parts:
        field, test = _cell(part)
        if field in taken or not field:
            written_out.append(expression(part))
        else:
            taken.add(field)
            yield field, test
    if written_out:
        yield _ANYTHING, " and ".join(written_out)


def _cell(condition: Condition) -> tuple[str, str]:
    match condition:
        case FactIs(fact=fact, values=values):
            return fact, ", ".join(sorted(map(_literal, values)))
        case NumberBetween(fact=fact, low=low, high=high) if low is not None and high is not None:
            return fact, f"[{low}..{high}]"
        case NumberBetween(fact=fact, low=low, high=high):
            return fact, f">= {low}" if high is None else f"<= {high}"
        case CriterionMet(criterion=criterion):
            return f"k{criterion}", "true"
        case TableIs(table=table, outcomes=outcomes):
            return table, ", ".join(sorted(map(_literal, outcomes)))
    return _ANYTHING, _ANYTHING


def expression(condition: Condition) -> str:
    """Return a condition as an expression of zen."""
    match condition:
        case FactIs(fact=name, values=values) | TableIs(table=name, outcomes=values):
            return f"({' or '.join(f'{name} == {value}' for value in sorted(map(_literal, values)))})"
        case NumberBetween(fact=fact, low=low, high=high):
            bounds = [f"{fact} >= {low}" if low is not None else "", f"{fact} <= {high}" if high is not None else ""]
            return f"({' and '.join(filter(None, bounds))})"
        case CriterionMet(criterion=criterion):
            return f"(k{criterion} == true)"
        case All(of=parts):
            return f"({' and '.join(map(expression, parts)) or 'true'})"
        case AnyOf(of=parts):
            return f"({' or '.join(map(expression, parts)) or 'false'})"
        case Not(of=part):
            return f"(not {expression(part)})"
    raise TypeError(condition)


def _literal(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int) else f"'{value}'"
