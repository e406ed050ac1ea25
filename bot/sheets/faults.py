"""What is wrong with a spreadsheet: the whole of it, or one cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


class SheetError(Exception):
    """The spreadsheet cannot be used at all, and nothing was written.

    `code` and `details` become a sentence in the wording catalogue (`sheet.refused.<code>`).
    """

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


@dataclass(frozen=True, slots=True, order=True)
class CellFault:
    """A fault of one cell, row or column; `row` counts from 1 and `column` is the sheet's own letter, "" for a row.

    `code` and `details` become a sentence in the wording catalogue: `sheet.fault.<code>`, or `fault.<code>` for what
    the check of the whole pack found.
    """

    sheet: str
    row: int
    column: str
    head: str
    code: str
    details: Mapping[str, object] = field(default_factory=dict, compare=False)
    mend: str = ""
    of_pack: bool = False


class UnreadableError(Exception):
    """A cell does not hold what its column is for; caught where the place of the cell is known."""

    def __init__(self, code: str, mend: str = "", **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.mend = mend
        self.details = details
