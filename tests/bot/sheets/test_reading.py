"""Sheets as people fill them in: what does no harm, and what is told with its cell."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from bot.sheets.catalogue import Catalogue
from bot.sheets.faults import SheetError
from knowledge.form.interventions import Intervention
from tests.bot.sheets.books import CAFE, HEADS, filled_in, pack_of, read_back, written

NONE = pack_of(())


def read(tmp_path: Path, *rows: tuple[Any, ...]) -> Catalogue:
    return read_back(filled_in(tmp_path / "ark.xlsx", *rows), NONE)


def faults(found: Catalogue) -> list[tuple[int, str, str]]:
    return [(fault.row, fault.column, fault.code) for fault in found.faults]


def test_an_offer_of_ones_own_needs_four_cells_and_its_source_is_the_catalogue_itself(tmp_path: Path) -> None:
    found = read(tmp_path, HEADS, CAFE)
    (entry,) = found.interventions
    one = Intervention.model_validate(entry.record)
    assert (one.id, one.status, one.year) == ("lille_morgencafeen", "drift", 2026)
    assert one.source.document == found.sources[-1].record["id"] == "lille_eget_katalog"
    assert found.faults == ()


def test_blank_rows_other_columns_another_order_and_lines_above_do_no_harm(tmp_path: Path) -> None:
    title, status, description, category = CAFE
    heads = ("Vores note", "kategori", "BESKRIVELSE", " Status ", "Indsats")
    found = read(tmp_path, ("Kommunens ark",), (), heads, (), ("x", category, description, status, title), (" ",))
    assert [entry.record["title"] for entry in found.interventions] == [title]
    assert found.interventions[0].row == 5
    assert found.faults == ()


def test_what_a_person_writes_for_a_date_or_a_number_is_read(tmp_path: Path) -> None:
    heads = (*HEADS, "Bekræftet den", "Alder fra", "Varighed", "Økonomi")
    rows = [(*CAFE, day, 18.0, 13, "Dyrt | 400.000,50 | kr.") for day in ("1/3-2026", datetime(2026, 3, 1, 9))]  # noqa: DTZ001
    found = read(tmp_path, heads, rows[0])
    assert found.interventions[0].record["local"] == {"assured": date(2026, 3, 1)}
    assert read(tmp_path, heads, rows[1]).interventions == found.interventions
    record = found.interventions[0].record
    assert (record["age_from"], record["length"]) == (18, "13")
    assert record["costs"] == [{"text": "Dyrt", "amount": 400000.5, "unit": "kr."}]


@pytest.mark.parametrize(
    ("head", "cell", "code"),
    [
        ("Alder fra", "voksen", "not_whole"),
        ("Alder fra", True, "not_whole"),
        ("Bekræftet den", "i foråret", "not_a_day"),
        ("Bekræftet den", "1/3", "not_a_day"),
        ("Bekræftet den", date(2027, 1, 1), "day_to_come"),
        ("Varighed", datetime(2026, 10, 12), "became_date"),  # noqa: DTZ001
        ("Hvad det er", "måske", "no_choice"),
        ("Paragraffer", "færdselsloven § 4", "no_paragraph"),
        ("Målgruppenumre", "2.3", "no_target_group_number"),
        ("Økonomi", "Dyrt | mange | kr.", "no_amount"),
        ("Økonomi", "a | 1 | b | 2026 | c", "no_statement"),
        ("Passer til (betingelse)", "alle", "no_condition"),
        ("Passer til (betingelse)", "{alder: [", "no_condition"),
        ("Varighed", "=1+1", "formula"),
        ("Varighed", "#N/A", "error"),
        ("Ring til", "010180-1238", "cpr"),
        ("Ring til", "Lone", "date_missing"),
    ],
)
def test_a_cell_that_does_not_hold_what_its_column_is_for_is_told(
    tmp_path: Path, head: str, cell: Any, code: str
) -> None:
    found = read(tmp_path, (*HEADS, head), (*CAFE, cell))
    place = "" if code == "date_missing" else "E"
    assert faults(found) == [(2, place, code)]


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    heads = (*HEADS, "Alder fra", "Ring til", "Ring til, oplyst den")
    found = read(tmp_path, heads, (None, "kører", "x", None, "a", None, date(2026, 1, 1)), (*CAFE,), (*CAFE,))
    assert sorted(faults(found)) == [
        (2, "A", "empty"),
        (2, "B", "no_choice"),
        (2, "D", "empty"),
        (2, "E", "not_whole"),
        (2, "F", "told_missing"),
        (4, "", "id_twice"),
    ]


def test_a_misspelt_head_and_a_column_that_cannot_be_done_without_are_told(tmp_path: Path) -> None:
    found = read(tmp_path, ("Indsats", "Statsu", "Beskrivelse"), CAFE[:3])
    assert [(fault.head, fault.code, fault.mend) for fault in found.faults] == [
        ("Statsu", "column_misspelt", "Status"),
        ("Kategori", "column_missing", ""),
    ]


def test_merged_cells_are_told(tmp_path: Path) -> None:
    file = filled_in(tmp_path / "ark.xlsx", HEADS, CAFE, ("Nr. 2", "forslag", "Tekst", None))
    book = load_workbook(file)
    book.worksheets[0].merge_cells("D2:D3")
    book.save(file)
    assert (2, "D", "merged") in faults(read_back(file, NONE))


def test_what_the_sheet_has_no_column_for_stays_as_it_was(tmp_path: Path) -> None:
    kept = {"id": "lille_cafe", "title": CAFE[0], "description": "Gammel", "category": "x", "status": "ukendt"}
    source = {"document": "papir", "section": "1", "quote": "ord"}
    pack = pack_of([Intervention.model_validate({**kept, "tier": 2, "year": 2015, "age_to": 30, "source": source})])
    found = read_back(filled_in(tmp_path / "ark.xlsx", HEADS, CAFE), pack)
    record = found.interventions[0].record
    assert (record["id"], record["description"], record["age_to"]) == ("lille_cafe", CAFE[2], 30)
    assert record["source"] == source


def test_a_cell_that_was_emptied_takes_away_what_stood_there(tmp_path: Path) -> None:
    pack = pack_of(
        [
            Intervention.model_validate(
                {
                    "id": "lille_cafe", "title": "Café", "description": "Kaffe", "category": "x", "status": "drift",
                    "tier": 1, "year": 2026, "age_to": 30, "source": {"document": "papir", "section": "1"},
                }
            )
        ]
    )  # fmt: skip
    file = written(tmp_path / "ark.xlsx", pack)
    book = load_workbook(file)
    sheet = book["Indsatser"]
    heads = [cell.value for cell in sheet[1]]
    sheet.cell(2, heads.index("Alder til") + 1).value = None
    book.save(file)
    assert "age_to" not in read_back(file, pack).interventions[0].record


def test_an_id_of_another_models_intervention_is_told(tmp_path: Path) -> None:
    file = filled_in(tmp_path / "ark.xlsx", (*HEADS, "Id"), (*CAFE, "mentor"))
    assert faults(read_back(file, NONE, frozenset({"mentor"}))) == [(2, "E", "id_elsewhere")]


def test_a_sheet_without_heads_or_with_far_too_much_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SheetError) as refused:
        read(tmp_path, ("a", "b"), ("c", "d"))
    assert refused.value.code == "no_heads"
    file = filled_in(tmp_path / "ark.xlsx", HEADS, CAFE)
    book = load_workbook(file)
    book.worksheets[0]["A1048576"] = "nederst"
    book.save(file)
    with pytest.raises(SheetError) as refused:
        read_back(file, NONE)
    assert refused.value.code == "too_many_rows"
