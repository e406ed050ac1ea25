"""A model as a Mermaid diagram: from facts by criteria and tables to outcomes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Final

from dialogs.wording import say
from knowledge.rules.conditions import Condition, CriterionMet, FactIs, NumberBetween, TableIs, leaves
from knowledge.rules.model import CompiledTable, Model

_SHAPES: Final = {
    "fact": ("([", "])"),
    "criterion": ("{{", "}}"),
    "table": ("[[", "]]"),
    "row": ("[", "]"),
    "outcome": ("(", ")"),
}
_ESCAPED: Final = str.maketrans({'"': "#quot;", "#": "#35;", "<": "#lt;", ">": "#gt;", "`": "#96;", "\n": " "})


class _Drawing:
    """The lines of a diagram; each node and each edge once."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._numbers = count(1)
        self._nodes: dict[tuple[str, str], str] = {}
        self._edges: dict[tuple[str, str], None] = {}
        self._lines: list[str] = []

    def node(self, kind: str, id: str, label: str) -> str:
        """Return the name of a node; it is drawn when it is named first."""
        if (kind, id) not in self._nodes:
            name = f"{kind}_{next(self._numbers)}"
            opening, closing = _SHAPES[kind]
            self._nodes[kind, id] = name
            self._lines.append(f'  {name}{opening}"{label.translate(_ESCAPED)}"{closing}:::{kind}')
        return self._nodes[kind, id]

    def edge(self, start: str, end: str) -> None:
        """Draw an arrow, once."""
        self._edges[start, end] = None

    def rests(self, condition: Condition, on: str) -> None:
        """Draw what a condition rests on, with arrows to the node that it belongs to."""
        for leaf in leaves(condition):
            self.edge(self._behind(leaf), on)

    def _behind(self, leaf: Condition) -> str:
        match leaf:
            case FactIs(fact=fact) | NumberBetween(fact=fact):
                return self.node("fact", fact, self.model.facts[fact].label)
            case TableIs(table=id):
                return self.table(self.model.tables[id])
            case CriterionMet(criterion=id):
                label = next(one.label for one, _ in self.model.criteria if one.id == id)
                return self.node("criterion", id, say("diagram.criterion", id=id, label=label))
        raise TypeError(leaf)

    def table(self, table: CompiledTable) -> str:
        return self.node("table", table.table.id, table.table.title)

    def outcome(self, table: CompiledTable, id: str) -> str:
        return self.node("outcome", f"{table.table.id} {id}", table.outcome(id).label)

    def lines(self) -> Iterator[str]:
        yield "flowchart LR"
        yield from self._lines
        yield from (f"  {start} --> {end}" for start, end in self._edges)
        yield "  classDef fact fill:#eef4ff,stroke:#5b7db1"
        yield "  classDef criterion fill:#fff6e0,stroke:#b58a2c"
        yield "  classDef table fill:#f1ecfb,stroke:#7a5fb0"
        yield "  classDef outcome fill:#e9f6ec,stroke:#4e8f5c"


def model_diagram(model: Model) -> str:
    """Return the diagram of a whole model."""
    drawing = _Drawing(model)
    for criterion, condition in model.criteria:
        label = say("diagram.criterion", id=criterion.id, label=criterion.label)
        drawing.rests(condition, drawing.node("criterion", criterion.id, label))
    for table in model.tables.values():
        own = drawing.table(table)
        for row in table.rows:
            drawing.rests(row.when, own)
            drawing.edge(own, drawing.outcome(table, row.row.then))
    return "\n".join(drawing.lines())


def table_diagram(model: Model, table: str) -> str:
    """Return the diagram of one table, row by row."""
    drawing, drawn = _Drawing(model), model.tables[table]
    for place, row in enumerate(drawn.rows, start=1):
        own = drawing.node("row", row.row.id, say("diagram.row", place=place, because=row.row.because))
        drawing.rests(row.when, own)
        drawing.edge(own, drawing.outcome(drawn, row.row.then))
    return "\n".join(drawing.lines())
