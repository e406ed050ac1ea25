"""Figures as rows: small counts of citizens are not told."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl

from bot.stats.rows import rows
from bot.stats.writing import write
from dialogs.together.figures import Figures, Quarter
from knowledge.form.loading import load
from knowledge.rules.compiling import compile_pack
from knowledge.rules.model import Model


@cache
def model() -> Model:
    return compile_pack(load("slagelse"))


def figures(**more: Any) -> Figures:
    counted: Mapping[str, Any] = {
        "quarter": Quarter(2026, 4), "citizens": 31, "segments": {"faellesmaengde": 27, "am_alene": 4},
        "in_several_centres": 12, "together": 6, "found": 5, "ended": 3, "coordinators": 1.375,
        "sent": 9, "received": 7, "returned": 2, "median_days": 6.5,
    }  # fmt: skip
    return Figures(**{**counted, **more})


def shown(*arguments: Any, **more: Any) -> dict[str, str]:
    return {row.id: row.shown for row in rows(figures(*arguments), model(), **more)}


def test_one_to_four_citizens_are_not_told_and_none_is():
    told = shown()
    assert told["citizens"] == "31"
    assert told["segment.am_alene"] == "1-4"
    assert told["segment.uafklaret"] == "0"
    assert told["ended"] == "1-4"
    assert told["returned"] == "2", "handovers are no citizens"
    assert shown(small=True)["segment.am_alene"] == "4"


def test_kroner_are_told_only_with_the_municipalitys_own_price_and_hide_a_small_count_too():
    assert "saved" not in shown()
    assert shown(price=50_000.0)["saved"] == "1-4"
    assert shown(price=50_000.0, small=True)["saved"] == "150000"


def test_what_cannot_be_reckoned_is_left_open():
    assert {row.id: row.shown for row in rows(figures(median_days=None), model())}["median_days"] == "–"


def test_the_files_hide_what_the_rows_hide(tmp_path: Path):
    book, plot = write(rows(figures(), model()), "2026-Q4", tmp_path / "ud")
    cells = list(openpyxl.load_workbook(book).active.iter_rows(values_only=True))
    assert ("citizens", "Borgere med en logget beslutning", 31) in cells
    assert ("ended", "Dobbeltbevillinger ophørt i kvartalet", "1-4") in cells
    drawn = plot.read_text(encoding="utf-8")
    assert ">1-4<" in drawn
    assert ">31<" in drawn
