"""Workbooks for tests: of a small catalogue, filled in as a person would, and read back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, Final

from openpyxl import Workbook

from bot.sheets.catalogue import Catalogue, CatalogueReader
from bot.sheets.columns import INTERVENTIONS, SOURCES, intervention_columns, source_columns
from bot.sheets.exporting import export
from bot.sheets.opening import open_catalogue
from bot.sheets.reading import find_sheet, read_sheet
from dialogs.wording import say
from knowledge.form.interventions import Intervention
from knowledge.form.pack import Pack
from knowledge.form.sources import SourceDocument

TODAY: Final = date(2026, 11, 22)
DOCUMENT: Final = SourceDocument(id="papir", title="Kommunens papir", year=2026)
HEADS: Final = ("Indsats", "Status", "Beskrivelse", "Kategori")
CAFE: Final = ("Morgencaféen", "i drift", "Kaffe og hjælp til dagen.", "aktivitet og samvær")


def pack_of(interventions: Iterable[Intervention]) -> Pack:
    """Return a pack with these interventions."""
    return Pack.model_validate(
        {
            "id": "lille",
            "title": "Lille kommunes model",
            "version": "1",
            "valid_from": TODAY,
            "status": "forslag",
            "municipality": "Lille",
            "sources": [DOCUMENT],
            "follow_ups": [
                {"id": "om_8", "label": "efter 8 uger", "source": {"document": "papir", "section": "1"}},
                {"id": "hver_6", "label": "hver 6. måned", "source": {"document": "papir", "section": "1"}},
            ],
            "interventions": list(interventions),
        }
    )


def written(file: Path, pack: Pack) -> Path:
    """Export a pack and return the workbook."""
    export(pack, sorted({one.category for one in pack.interventions}), file, TODAY)
    return file


def read_back(file: Path, pack: Pack, taken: frozenset[str] = frozenset()) -> Catalogue:
    """Return what a workbook says, as an import reads it."""
    book = open_catalogue(file)
    categories = sorted({one.category for one in pack.interventions})
    catalogue, sources = find_sheet(book, INTERVENTIONS), find_sheet(book, SOURCES)
    assert catalogue is not None
    read = read_sheet(catalogue, intervention_columns(pack, categories, TODAY))
    documents = read_sheet(sources, source_columns()) if sources else None
    return CatalogueReader(pack, lambda: taken, TODAY).read(read, documents)


def filled_in(file: Path, *rows: Iterable[Any], title: str | None = None) -> Path:
    """Save a sheet with these rows as somebody typed them, the heads among them."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title or say(f"sheet.name.{INTERVENTIONS}")
    for row in rows:
        sheet.append(list(row))
    book.save(file)
    return file
