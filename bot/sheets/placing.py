"""What the check of a pack finds in the file that a workbook became, told at the cell that it comes from."""

from __future__ import annotations

from collections.abc import Sequence

from bot.sheets.columns import INTERVENTIONS, SOURCES, Column
from bot.sheets.edition import Edition
from bot.sheets.faults import CellFault
from bot.sheets.reading import Sheet
from knowledge.form.faults import Fault
from knowledge.form.places import PathInPack, Spot


def placed(
    fault: Fault,
    spot: Spot,
    edition: Edition,
    sheets: tuple[Sheet, Sheet | None],
) -> CellFault | Fault:
    """Return a fault at its cell; one that comes from no cell is returned as it is."""
    paths = [path for path in spot.paths_to((fault.file, fault.line)) if len(path) > 1]
    for key, entries, sheet in (
        (INTERVENTIONS, edition.interventions, sheets[0]),
        (SOURCES, edition.sources, sheets[1]),
    ):
        path = max((path for path in paths if path[0] == key), key=len, default=None)
        if path and sheet and isinstance(path[1], int) and (row := entries[path[1]].row):
            column = _missing(sheet, paths, fault) or _column(sheet, path[2:])
            details = {**fault.details, "field": column.head} if "field" in fault.details else fault.details
            found = sheet.fault(row, column, fault.code, fault.mend, **details)
            return CellFault(
                found.sheet, row, found.column, found.head, fault.code, details, fault.mend, of_pack=True
            )
    return fault


def _missing(sheet: Sheet, paths: Sequence[PathInPack], fault: Fault) -> Column | None:
    """Return the column of a field that is missing: the fault is told at the part around it."""
    if fault.code != "field_missing":
        return None
    keys = {".".join(map(str, (*path[2:], fault.details["field"]))) for path in paths}
    return next((column for column in sheet.columns if column.key in keys), None)


def _column(sheet: Sheet, path: PathInPack) -> Column:
    """Return the column of a field, or of the one around it; that of the id for the whole row."""
    by_key = {column.key: column for column in sheet.columns}
    names = [str(name) for name in path]
    for length in range(len(names), 0, -1):
        prefix = ".".join(names[:length])
        inside = (column for key, column in by_key.items() if key == prefix or key.startswith(f"{prefix}."))
        if column := next(inside, None):
            return column
    return by_key["id"]
