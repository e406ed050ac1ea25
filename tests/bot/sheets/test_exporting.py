"""The workbook is pleasant to fill in and harms nobody."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from bot.sheets.columns import intervention_columns
from bot.sheets.exporting import export
from bot.sheets.faults import SheetError
from knowledge.form.interventions import Intervention
from knowledge.form.loading import load_pack
from tests.bot.sheets.books import TODAY, pack_of, written


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    return load_workbook(written(tmp_path_factory.mktemp("ark") / "slagelse.xlsx", load_pack("slagelse")))


def test_it_has_a_guide_in_front_then_the_interventions_and_their_sources(book: Workbook) -> None:
    assert book.sheetnames == ["Vejledning", "Indsatser", "Kilder", "Valg"]


def test_the_guide_explains_every_column(book: Workbook) -> None:
    explained = {row[0] for row in book["Vejledning"].iter_rows(values_only=True)}
    heads = {cell.value for name in ("Indsatser", "Kilder") for cell in book[name][1]}
    assert heads <= explained


def test_the_head_stays_in_sight_and_can_be_filtered_by(book: Workbook) -> None:
    sheet = book["Indsatser"]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref.startswith("A1:")


def test_choices_are_picked_from_lists_that_stand_in_the_workbook(book: Workbook) -> None:
    rules = [rule for rule in book["Indsatser"].data_validations.dataValidation if rule.type == "list"]
    titles = {rule.promptTitle for rule in rules}
    assert {"Status", "Kategori", "Hvad det er", "Opfølgning", "Dybde i kilden", "Kilde"} <= titles
    for rule in rules:
        sheet, _, cells = rule.formula1.replace("$", "").partition("!")
        assert all(cell.value for (cell,) in book[sheet.strip("'")][cells])


def test_what_the_municipality_keeps_up_to_date_is_green_and_nothing_else_is(book: Workbook) -> None:
    columns = intervention_columns(load_pack("slagelse"), [], TODAY)
    colours = {cell.value: cell.fill.fgColor.rgb for cell in book["Indsatser"][1]}
    assert {head for head, colour in colours.items() if colour == "002E7D32"} == {c.head for c in columns if c.local}


def test_no_text_is_ever_a_formula(tmp_path: Path) -> None:
    texts = ('=HYPERLINK("http://x")', "+45 58 57 00 00", "-1", "@a")
    one = {"description": "x", "category": "x", "status": "drift", "tier": 1, "year": 2026}
    source = {"document": "papir", "section": "1"}
    pack = pack_of(
        Intervention.model_validate({**one, "id": f"nr_{n}", "title": text, "source": source})
        for n, text in enumerate(texts)
    )
    sheet = load_workbook(written(tmp_path / "ark.xlsx", pack))["Indsatser"]
    assert [sheet.cell(row, 1).value for row in range(2, 6)] == list(texts)
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}


def test_a_text_that_no_cell_can_hold_is_refused_and_not_cut(tmp_path: Path) -> None:
    pack = load_pack("slagelse")
    long = pack.interventions[0].model_copy(update={"description": "x" * 40_000})
    with pytest.raises(SheetError) as refused:
        export(pack.model_copy(update={"interventions": [long]}), [], tmp_path / "ark.xlsx", TODAY)
    assert refused.value.code == "too_long"
