"""`vejviser packs import`: a spreadsheet into a municipality's own edition of a model."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bot.clock import today
from bot.commands.failures import CommandError
from bot.commands.files import cannot_read
from bot.commands.json_lines import Json, print_json
from bot.commands.parser import Commands, add_json
from bot.commands.shelf import open_shelf
from dialogs.showing.faults import fault_line
from dialogs.wording import say

if TYPE_CHECKING:
    from bot.sheets.faults import CellFault
    from bot.sheets.importing import Imported
    from knowledge.form.faults import Fault


def add(group: Commands) -> None:
    """Add the command."""
    parser = group.add("import", run, "packs.import")
    parser.add_argument("file", metavar="FIL", type=Path, help=say("cli.packs.import.xlsx"))
    parser.add_argument("--into", metavar="MAPPE", type=Path, required=True, help=say("cli.packs.import.into"))
    parser.add_argument("--pack", metavar="MODEL", help=say("cli.packs.import.pack"))
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Import the workbook, or print everything that is wrong with it."""
    folders = open_shelf().settings.pack_folders
    imported = _imported(arguments.file, arguments.into, arguments.pack, folders)
    if arguments.json:
        print_json(_as_json(imported))
    else:
        print("\n".join(_lines(imported, arguments.into, folders)))
    return 1 if imported.faults else 0


def _imported(file: Path, into: Path, pack: str | None, folders: Sequence[Path]) -> Imported:
    from bot.sheets.faults import SheetError
    from bot.sheets.importing import import_catalogue

    try:
        return import_catalogue(file, into, pack, folders, today())
    except SheetError as error:
        raise CommandError(say(f"sheet.refused.{error.code}", **error.details)) from None
    except OSError as error:
        if error.filename and Path(error.filename).is_relative_to(into):
            raise CommandError(say("cli.packs.import.not_written", folder=into)) from None
        raise cannot_read(Path(error.filename or file), error) from None


def _lines(imported: Imported, into: Path, folders: Sequence[Path]) -> Iterator[str]:
    if imported.faults:
        yield say("cli.packs.import.faults", count=len(imported.faults))
        yield from map(_sentence, imported.faults)
        return
    yield say("cli.packs.import.done", rows=imported.rows, own=imported.own, file=imported.file)
    for key, named in (
        ("staying", {"titles": imported.staying}),
        ("ended", {"titles": imported.ended}),
        ("ignored", {"heads": imported.ignored}),
    ):
        for name, texts in named.items():
            if texts:
                yield say(f"cli.packs.import.{key}", **{name: ", ".join(texts)})
    known = into.resolve() in (folder.resolve() for folder in folders)
    yield say("cli.packs.import.restart") if known else say("cli.packs.import.set_folder", folder=into)


def _sentence(fault: CellFault | Fault) -> str:
    from bot.sheets.faults import CellFault

    if not isinstance(fault, CellFault):
        return fault_line(fault)
    said = say(f"fault.{fault.code}" if fault.of_pack else f"sheet.fault.{fault.code}", **fault.details)
    if fault.mend:
        said = f"{said} {say('fault.mend', mend=fault.mend)}"
    place = {"sheet": fault.sheet, "row": fault.row, "head": fault.head, "sentence": said}
    if fault.column:
        return say("sheet.cell", cell=f"{fault.column}{fault.row}", **place)
    return say("sheet.whole_row", **place)


def _as_json(imported: Imported) -> Json:
    return {
        "pack": imported.pack,
        "file": None if imported.faults else str(imported.file),
        "rows": imported.rows,
        "own": imported.own,
        "ended": imported.ended,
        "staying": imported.staying,
        "ignored": imported.ignored,
        "faults": [_fault_json(fault) for fault in imported.faults],
    }


def _fault_json(fault: CellFault | Fault) -> Json:
    from bot.sheets.faults import CellFault

    if not isinstance(fault, CellFault):
        place: Json = {"file": fault.file, "line": fault.line}
    else:
        place = {"sheet": fault.sheet, "row": fault.row, "column": fault.column, "head": fault.head}
    return {**place, "code": fault.code, "mend": fault.mend, "sentence": _sentence(fault)}
