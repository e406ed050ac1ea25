"""Text as a spreadsheet can hold it: never a formula, and no signs that a spreadsheet cannot have."""

from __future__ import annotations

from openpyxl.cell import Cell, MergedCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE


def legal(text: str) -> str:
    """Return a text without the control characters that a spreadsheet cannot hold."""
    return ILLEGAL_CHARACTERS_RE.sub("", text)


def set_text(cell: Cell | MergedCell, text: str) -> None:
    """Put a text into a cell; what begins like a formula stays a text."""
    cell.value = legal(text)
    cell.data_type = "s"
