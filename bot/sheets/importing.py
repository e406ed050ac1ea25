"""A workbook into a municipality's own edition of a model. Nothing is written while there are faults."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from bot.sheets.catalogue import Catalogue, CatalogueReader
from bot.sheets.columns import INTERVENTIONS, SOURCES, intervention_columns, source_columns
from bot.sheets.edition import Edition, edition_of
from bot.sheets.faults import CellFault, SheetError
from bot.sheets.guide_sheet import pack_named
from bot.sheets.opening import open_catalogue
from bot.sheets.placing import placed
from bot.sheets.reading import Sheet, find_sheet, read_sheet
from dialogs.wording import say
from knowledge.checking.whole import check
from knowledge.form.faults import Fault, PackError, UnknownPackError
from knowledge.form.loading import available, load_all, load_pack
from knowledge.form.pack import Pack
from knowledge.form.pack_files import read_folder

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

FILE: Final = "indsatser.yaml"
HEAD: Final = "pack.yaml"


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import found and did; with faults it wrote nothing, and `file` is where it would have written."""

    pack: str
    file: Path
    rows: int
    own: int
    """Interventions that are the municipality's own edition: new ones, and those that it says otherwise."""
    ended: tuple[str, ...]
    """Titles of own ones that no longer stand in the workbook, and are gone."""
    staying: tuple[str, ...]
    """Titles of the model's that do not stand in the workbook, and still hold."""
    ignored: tuple[str, ...]
    """Heads of columns that were not read."""
    faults: tuple[CellFault | Fault, ...]


def import_catalogue(file: Path, into: Path, pack: str | None, folders: Sequence[Path], today: date) -> Imported:
    """Write what a workbook says into `into`, one of the folders that packs are searched in.

    Args:
        file: the workbook.
        into: the municipality's folder; it is made where it is missing.
        pack: the model; None takes the one that the workbook is of.
        folders: the folders that are searched before the built-in packs.
        today: for what is told without a year of its own.

    Raises:
        SheetError: the workbook cannot be used at all; nothing was written.
        UnknownPackError, PackError: the model that it is for cannot be loaded.
        OSError: a file cannot be read or written.
    """
    book = open_catalogue(file)
    id = pack or _named(book)
    roots = _roots(into, id, folders)
    if id not in available(roots):
        raise UnknownPackError(id, available(roots))
    with TemporaryDirectory() as workshop:
        staged = _staged(Path(workshop), into / id)
        searched = [Path(workshop) if root == into else root for root in roots]
        standing, now = load_pack(id, searched), load_pack(id, roots)
        sheets = _sheets(book, now, today)
        catalogue = CatalogueReader(now, lambda: _taken(id, roots), today).read(*sheets)
        edition = edition_of(catalogue, standing, now)
        (staged / FILE).write_text(edition.text, encoding="utf-8")
        faults = _faults(id, staged, searched, edition, catalogue, sheets)
        done = Imported(
            pack=id,
            file=into / id / FILE,
            rows=len(catalogue.interventions),
            own=len(edition.interventions),
            ended=_missing(now, standing, catalogue),
            staying=_missing(standing, None, catalogue),
            ignored=tuple(sheets[0].ignored),
            faults=faults,
        )
        if not faults:
            _publish(staged, into / id)
        return done


def _named(book: Workbook) -> str:
    guide = find_sheet(book, "guide")
    if guide is None or (id := pack_named(guide)) is None:
        raise SheetError("no_pack")
    return id


def _roots(into: Path, id: str, folders: Sequence[Path]) -> list[Path]:
    """Return the folders in their order, this one first where it is none of them."""
    known = [into if folder.resolve() == into.resolve() else folder for folder in folders]
    roots = known if into in known else [into, *known]
    for before in roots[: roots.index(into)]:
        if (before / id / HEAD).is_file():
            raise SheetError("hidden", folder=into, before=before, pack=id)
    return roots


def _staged(workshop: Path, own: Path) -> Path:
    """Return a copy of the municipality's folder as it stands without its catalogue."""
    staged = workshop / own.name
    staged.mkdir()
    for written in own.glob("*.yaml"):
        if written.name != FILE:
            shutil.copy(written, staged / written.name)
    if not (staged / HEAD).exists():
        (staged / HEAD).write_text(f"id: {own.name}\nextends: {own.name}\n", encoding="utf-8")
    if INTERVENTIONS in (content := read_folder(staged)).data:
        place, _ = content.spot.at(INTERVENTIONS).place
        raise SheetError("elsewhere", file=place)
    return staged


def _taken(id: str, roots: Sequence[Path]) -> frozenset[str]:
    """Return the ids that interventions of other models have, as far as those can be loaded."""
    with suppress(PackError):
        others = load_all((other for other in available(roots) if other != id), roots)
        return frozenset(one.id for loaded in others for one in loaded.pack.interventions)
    return frozenset()


def _sheets(book: Workbook, pack: Pack, today: date) -> tuple[Sheet, Sheet | None]:
    """Return the sheet of the interventions and, where there is one, that of their sources."""
    columns = intervention_columns(pack, sorted({one.category for one in pack.interventions}), today)
    documents = find_sheet(book, SOURCES)
    sources = read_sheet(documents, source_columns()) if documents else None
    return read_sheet(_catalogue_sheet(book), columns), sources


def _catalogue_sheet(book: Workbook) -> Worksheet:
    found = find_sheet(book, INTERVENTIONS)
    if found is None and len(book.worksheets) == 1:
        return book.worksheets[0]
    if found is None:
        raise SheetError("no_sheet", sheet=say(f"sheet.name.{INTERVENTIONS}"))
    return found


def _faults(
    id: str,
    staged: Path,
    searched: Sequence[Path],
    edition: Edition,
    catalogue: Catalogue,
    sheets: tuple[Sheet, Sheet | None],
) -> tuple[CellFault | Fault, ...]:
    """Return the faults of cells, then what the check of the whole pack finds and they do not explain."""
    spot = read_folder(staged).spot
    found = [placed(fault, spot, edition, sheets) for fault in check(id, searched)]
    told = {(fault.sheet, fault.row, fault.head) for fault in catalogue.faults}
    cells = [one for one in found if isinstance(one, CellFault) and (one.sheet, one.row, one.head) not in told]
    return (*sorted((*catalogue.faults, *cells)), *(one for one in found if isinstance(one, Fault)))


def _missing(pack: Pack, besides: Pack | None, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the titles of a pack's interventions that the workbook does not have, nor the other pack."""
    known = {entry.record.get("id") for entry in catalogue.interventions}
    known |= {one.id for one in besides.interventions} if besides else set()
    return tuple(one.title for one in pack.interventions if one.id not in known)


def _publish(staged: Path, own: Path) -> None:
    """Put the files in their place, each at once."""
    own.mkdir(parents=True, exist_ok=True)
    for name in (HEAD, FILE):
        if name == FILE or not (own / name).exists():
            half_done = own / f".{name}.ny"
            shutil.copy(staged / name, half_done)
            half_done.replace(own / name)
