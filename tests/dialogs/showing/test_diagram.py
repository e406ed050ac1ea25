"""Models as Mermaid diagrams: every line is of a form that Mermaid reads, and nothing is left out."""

from __future__ import annotations

import re
from typing import Final

import pytest

from dialogs.showing.diagram import model_diagram, table_diagram
from knowledge.form.loading import available, load
from knowledge.rules.compiling import compile_pack
from knowledge.rules.model import Model
from tests.knowledge.small_models import criterion, model_of, table, yes_no

NODE: Final = re.compile(
    r"  (?P<name>(?P<kind>fact|criterion|table|row|outcome)_\d+)"
    r'(?:\(\["(?P<a>[^"<>`]+)"\]\)|\{\{"(?P<b>[^"<>`]+)"\}\}|\[\["(?P<c>[^"<>`]+)"\]\]|\["(?P<d>[^"<>`]+)"\]|\("(?P<e>[^"<>`]+)"\))'
    r":::(?P=kind)"
)
EDGE: Final = re.compile(r"  (\w+) --> (\w+)")
STYLE: Final = re.compile(r"  classDef (fact|criterion|table|outcome) fill:#[0-9a-f]{6},stroke:#[0-9a-f]{6}")


def drawn(diagram: str) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Names of nodes with their labels, and the edges; any other line is a fault, and so is an edge to nothing."""
    head, *lines = diagram.splitlines()
    assert head == "flowchart LR"
    nodes: dict[str, str] = {}
    edges: list[tuple[str, str]] = []
    for line in lines:
        if match := NODE.fullmatch(line):
            assert match["name"] not in nodes
            nodes[match["name"]] = next(text for key in "abcde" if (text := match[key]))
        elif match := EDGE.fullmatch(line):
            edges.append((match[1], match[2]))
        else:
            assert STYLE.fullmatch(line), line
    assert {name for edge in edges for name in edge} <= set(nodes)
    return nodes, edges


@pytest.mark.parametrize("pack", available())
def test_every_built_in_model_and_each_of_its_tables_can_be_drawn(pack: str) -> None:
    model = compile_pack(load(pack))
    nodes, _ = drawn(model_diagram(model))
    titles = {label for name, label in nodes.items() if name.startswith("table_")}
    assert len(titles) == len({one.table.title for one in model.tables.values()})
    for id, one in model.tables.items():
        rows = [name for name in drawn(table_diagram(model, id))[0] if name.startswith("row_")]
        assert len(rows) == len(one.rows)


@pytest.fixture
def model() -> Model:
    return model_of(
        yes_no("sag", label='En "sag" <b> #1'),
        criteria=[criterion("1", {"sag": True})],
        tables=[table("medlem", ({"criterion": "1"}, "ja")), table("center", ({"table": {"medlem": "ja"}}, "AM"))],
    )


def test_arrows_go_from_facts_by_criteria_and_tables_to_outcomes(model: Model) -> None:
    nodes, edges = drawn(model_diagram(model))
    kinds = [(start.split("_")[0], end.split("_")[0]) for start, end in edges]
    assert sorted(kinds) == [
        ("criterion", "table"),
        ("fact", "criterion"),
        ("table", "outcome"),
        ("table", "outcome"),
        ("table", "table"),
    ]
    assert len(nodes) == 6


def test_signs_that_mermaid_reads_are_written_out(model: Model) -> None:
    assert 'fact_2(["En #quot;sag#quot; #lt;b#gt; #35;1"]):::fact' in model_diagram(model)


def test_one_table_is_drawn_row_by_row(model: Model) -> None:
    nodes, edges = drawn(table_diagram(model, "medlem"))
    assert list(nodes.values()) == ["1. fordi det er sådan", "1: Kriterium 1", "Udfald ja"]
    assert edges == [("criterion_2", "row_1"), ("row_1", "outcome_3")]
