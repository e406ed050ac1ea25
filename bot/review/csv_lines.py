"""CSV as Danish offices have it: semicolons or commas, UTF-8 or Windows' letters, Excel's line `sep=;` or none."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path
from typing import Final, TextIO

from bot.review.line import Line

_DELIMITERS: Final = (";", ",", "\t", "|")
_HINT: Final = "sep="
_CHUNK: Final = 1 << 16


def csv_lines(file: Path) -> Iterator[Line]:
    """Yield the lines that are not empty; one that cannot be split carries its fault."""
    with file.open(encoding=_encoding(file), errors="replace", newline="") as stream:
        hinted, delimiter = _start(stream)
        reader = csv.reader(stream, delimiter=delimiter)
        while True:
            number = hinted + reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                yield Line(number, (), hinted + reader.line_num, "not_split")
                continue
            if any(map(str.strip, cells)):
                yield Line(number, tuple(cells), hinted + reader.line_num)


def _encoding(file: Path) -> str:
    """Return the encoding: UTF-16 or UTF-8 by their marks, UTF-8 where every byte fits, else Windows-1252."""
    with file.open("rb") as stream:
        if stream.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            return "utf-16"
        stream.seek(0)
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            while chunk := stream.read(_CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8-sig"


def _start(stream: TextIO | TextIOWrapper) -> tuple[int, str]:
    """Return how many lines were taken by Excel's hint, and the sign between cells; the stream stands after them."""
    first = stream.readline()
    if first.lower().startswith(_HINT) and len(first.strip()) == len(_HINT) + 1:
        return 1, first[len(_HINT)]
    while first and not first.strip():
        first = stream.readline()
    stream.seek(0)
    return 0, max(_DELIMITERS, key=lambda delimiter: len(next(csv.reader([first], delimiter=delimiter), [])))
