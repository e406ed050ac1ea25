"""A caseload is looked through before anything is written; CPR numbers stop it in every form."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.review.faults import CaseloadError
from bot.review.inspecting import Inspected, inspect
from bot.review.line import Cell
from tests.bot.review.caseloads import CPR, lines, norddjurs


def inspected(*rows: tuple[Cell, ...]) -> Inspected:
    return inspect(iter(lines(*rows)), norddjurs().loaded.pack.facts)


def refusal(*rows: tuple[Cell, ...]) -> tuple[str, dict[str, object]]:
    with pytest.raises(CaseloadError) as refused:
        inspected(*rows)
    return refused.value.code, refused.value.details


def test_lines_are_counted_without_the_head() -> None:
    found = inspected(("Sagsnr", "Alder"), ("N-1", "42"), ("N-2", "43"))
    assert found.lines == 2
    assert [column.head for column in found.columns.carried] == ["Sagsnr"]


def test_an_empty_caseload_is_refused() -> None:
    assert refusal() == ("empty", {})


@pytest.mark.parametrize(
    "cpr", [CPR, "0101901234", "010190 1234", "01.01.90-1234", 1212901234, "ringer fra 010190-1234"]
)
@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_cpr_number_anywhere_refuses_the_whole_and_is_not_repeated(cpr: Cell, place: int) -> None:
    row: list[Cell] = ["N-2", "42", "intet"]
    row[place] = cpr
    code, details = refusal(("Sagsnr", "Alder", "Bemærkning"), ("N-1", "42", ""), tuple(row))
    assert (code, details) == ("cpr", {"column": ("Sagsnr", "Alder", "Bemærkning")[place], "line": 3})


def test_a_cpr_number_beyond_the_head_or_as_a_head_is_found_too() -> None:
    assert refusal(("Sagsnr", "Alder"), ("N-1", "42", CPR)) == ("cpr", {"column": "3", "line": 2})
    assert refusal((CPR, "42"), ("N-1", "42")) == ("cpr", {"column": "1", "line": 1})


def test_numbers_whose_first_zero_a_spreadsheet_took_are_known_by_their_company() -> None:
    head = ("Nummer", "Alder")
    assert refusal(head, (101901234, 42), (203851234, 43), (None, 44)) == ("cpr_column", {"column": "Nummer"})
    assert inspected(head, (101901234, 42), (999999999, 43), (888888888, 44)).lines == 3


@pytest.mark.parametrize("head", ["CPR", "cpr-nr.", "Borgers CPR", "Personnummer"])
def test_a_column_that_is_called_so_is_refused_when_there_is_anything_in_it(head: str) -> None:
    assert refusal((head, "Alder"), ("lokalt nummer 7", 42)) == ("cpr_column", {"column": head})
    assert inspected((head, "Alder"), ("", 42)).lines == 1


@pytest.mark.parametrize(
    "harmless",
    ["S-2024-001234", "20261122", "2026-12-05 12:00:00", "1984-12-05", 20241234, datetime(1984, 12, 5)],  # noqa: DTZ001
)
def test_case_numbers_and_dates_are_no_cpr_numbers(harmless: Cell) -> None:
    assert inspected(("Sagsnr", "Alder"), (harmless, 42), (harmless, 43)).lines == 2
