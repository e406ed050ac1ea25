"""Opening a spreadsheet that somebody sent: broken, locked and huge ones are refused before they do harm."""

from __future__ import annotations

import warnings
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from bot.sheets.faults import SheetError

if TYPE_CHECKING:
    from openpyxl import Workbook

NOT_A_SPREADSHEET: Final = (
    AttributeError, BadZipFile, EOFError, IndexError, InvalidFileException, KeyError, ParseError, RuntimeError,
    TypeError, ValueError, zlib.error,
)  # fmt: skip
"""What openpyxl says of a file that is no spreadsheet, one that is broken, and one with a password."""
_MOST_BYTES: Final = 20_000_000
"""Unpacked. A catalogue of a thousand interventions takes two million."""


def open_catalogue(file: Path) -> Workbook:
    """Return a whole workbook, formulas as they are written.

    Raises:
        SheetError: it is no spreadsheet, or too large for a catalogue.
        OSError: the file cannot be read.
    """
    if file.suffix.lower() not in (".xlsx", ".xlsm"):
        raise SheetError("kind", file=file.name)
    try:
        with ZipFile(file) as packed:
            if sum(part.file_size for part in packed.infolist()) > _MOST_BYTES:
                raise SheetError("too_large", file=file.name)
        return open_quietly(file)
    except NOT_A_SPREADSHEET as error:
        raise SheetError("not_a_spreadsheet", file=file.name) from error


def open_quietly(file: Path, stream: bool = False) -> Workbook:
    """Open a workbook without warnings about its styles; to be read row by row, values alone, with `stream`."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return load_workbook(file, read_only=stream, data_only=stream)
