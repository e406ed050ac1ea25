"""`vejviser packs export`: a model's interventions as a spreadsheet."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from bot.clock import today
from bot.commands.failures import CommandError
from bot.commands.json_lines import print_json
from bot.commands.parser import Commands, add_json
from bot.commands.shelf import open_shelf
from dialogs.wording import say


def add(group: Commands) -> None:
    """Add the command."""
    parser = group.add("export", run, "packs.export")
    parser.add_argument("pack", metavar="MODEL", nargs="?", help=say("cli.pack"))
    parser.add_argument("--xlsx", metavar="FIL", type=Path, required=True, help=say("cli.packs.export.xlsx"))
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Write the workbook; one that is there already is never overwritten."""
    from bot.sheets.exporting import export
    from bot.sheets.faults import SheetError

    shelf, file = open_shelf(), arguments.xlsx
    pack = shelf.pack(arguments.pack)
    categories = sorted({one.category for other in shelf.packs() for one in other.interventions})
    if file.exists():
        raise CommandError(say("cli.packs.export.exists", file=file))
    try:
        export(pack, categories, file, today())
    except SheetError as error:
        raise CommandError(say(f"sheet.refused.{error.code}", **error.details)) from None
    except OSError:
        raise CommandError(say("cli.packs.export.not_written", file=file)) from None
    if arguments.json:
        print_json({"pack": pack.id, "interventions": len(pack.interventions), "file": str(file)})
    else:
        print(say("cli.packs.export.done", count=len(pack.interventions), file=file))
    return 0
