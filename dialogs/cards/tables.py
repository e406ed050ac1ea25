"""Tables and charts on a card, each with a stand-in for whoever cannot draw it."""

from __future__ import annotations

from collections.abc import Sequence

from dialogs.cards import adaptive
from dialogs.cards.literal import literal
from dialogs.cards.texts import rich_text, text_run
from dialogs.view import Chart, Table


def table_element(table: Table) -> adaptive.Table:
    """Return a table, and columns for whoever draws none."""
    widths = _widths(table)
    return {
        "type": "Table",
        "columns": [{"width": width} for width in widths],
        "rows": [_row(cells, head=number == 0) for number, cells in enumerate(table.rows)],
        "firstRowAsHeaders": True,
        "showGridLines": False,
        "fallback": {
            "type": "Container",
            "items": [_columns(cells, widths, head=number == 0) for number, cells in enumerate(table.rows)],
        },
    }


def chart_element(chart: Chart) -> adaptive.Chart:
    """Return bars with the table for whoever draws none, as phones of old and the playground do."""
    series = [
        adaptive.Series(
            legend=literal(name),
            values=[{"x": literal(label), "y": counts[place]} for label, counts in chart.rows],
        )
        for place, name in enumerate(chart.head[1:])
    ]
    return {
        "type": "Chart.VerticalBar.Grouped",
        "title": literal(chart.head[0]),
        "showBarValues": True,
        "data": series,
        "fallback": table_element(chart.table),
    }


def _widths(table: Table) -> list[int]:
    """Return the weight of each column: its longest cell, within reason."""
    columns = max((len(cells) for cells in table.rows), default=0)
    longest = [max(len(cells[column]) for cells in table.rows if column < len(cells)) for column in range(columns)]
    return [min(max(length, 6), 24) for length in longest]


def _row(cells: Sequence[str], *, head: bool) -> adaptive.TableRow:
    return {"type": "TableRow", "cells": [_cell(cell, head=head) for cell in cells]}


def _cell(cell: str, *, head: bool) -> adaptive.TableCell:
    return {"type": "TableCell", "items": [rich_text(text_run(cell, bold=head))]}


def _columns(cells: Sequence[str], widths: Sequence[int], *, head: bool) -> adaptive.ColumnSet:
    columns: list[adaptive.Column] = [
        {"type": "Column", "width": width, "items": [rich_text(text_run(cell, bold=head))]}
        for cell, width in zip(cells, widths, strict=False)
    ]
    return {"type": "ColumnSet", "columns": columns, "spacing": "Small"}
