"""A list of members as a municipality exports it: CSV or a spreadsheet, with Danish or English heads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from bot.commands.failures import CommandError
from bot.commands.files import cannot_read
from bot.commands.member.changes import MemberChange, read_id, read_role
from bot.review.faults import CaseloadError
from bot.review.line import Cell, Line
from bot.review.lines import read_lines
from dialogs.wording import say, words

_COLUMNS: Final = ("id", "name", "team", "role", "deputy")


def read_list(file: Path) -> list[MemberChange]:
    """Return what every line of a list says.

    Raises:
        CommandError: the file cannot be read, a column that is needed is missing, or lines are wrong, all at once.
    """
    lines = _lines(file)
    if not lines:
        raise CommandError(say("cli.member.import.empty", file=file))
    columns = _columns(lines[0].cells)
    changes, faults = [], []
    for line in lines[1:]:
        try:
            changes.append(_change(columns, line))
        except CommandError as fault:
            faults.append(say("cli.member.import.line", line=line.number, fault=fault))
    faults += _twice(changes)
    if faults:
        raise CommandError("\n".join((*faults, say("cli.member.import.nothing"))))
    return changes


def _lines(file: Path) -> list[Line]:
    try:
        return list(read_lines(file))
    except OSError as error:
        raise cannot_read(file, error) from None
    except CaseloadError:
        raise CommandError(say("cli.member.import.not_a_list", file=file)) from None


def _columns(head: Sequence[Cell]) -> Mapping[str, int]:
    """Return the place of each column that is known by its head."""
    heads = [str(cell or "").strip().casefold() for cell in head]
    places = {
        column: next(
            (place for place, written in enumerate(heads) if written in words(f"member_heads.{column}")), None
        )
        for column in _COLUMNS
    }
    if places["id"] is None:
        raise CommandError(say("cli.member.import.no_id", heads=", ".join(words("member_heads.id"))))
    return {column: place for column, place in places.items() if place is not None}


def _change(columns: Mapping[str, int], line: Line) -> MemberChange:
    if line.fault:
        raise CommandError(say("cli.member.import.not_split"))
    cells = {column: _cell(line.cells, place) for column, place in columns.items()}
    return MemberChange(
        id=read_id(cells["id"]),
        name=cells.get("name") or None,
        team=cells.get("team") or None,
        role=read_role(cells["role"]) if cells.get("role") else None,
        deputy=read_id(cells["deputy"]) if cells.get("deputy") else None,
        line=line.number,
    )


def _cell(cells: Sequence[Cell], place: int) -> str:
    value = cells[place] if place < len(cells) else None
    return "" if value is None else str(value).strip()


def _twice(changes: Sequence[MemberChange]) -> list[str]:
    seen: dict[str, int | None] = {}
    faults = []
    for change in changes:
        if change.id in seen:
            twice = say("cli.member.import.twice", id=change.id, first=seen[change.id])
            faults.append(say("cli.member.import.line", line=change.line, fault=twice))
        seen.setdefault(change.id, change.line)
    return faults
