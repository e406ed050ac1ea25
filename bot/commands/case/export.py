"""`vejviser case export`: everything about a case."""

from __future__ import annotations

import asyncio
from argparse import Namespace

from bot.commands.case.opening import add_number, opened_file
from bot.commands.json_lines import print_json
from bot.commands.parser import Commands, add_json
from bot.commands.shelf import open_shelf


def add(group: Commands) -> None:
    """Add the command."""
    parser = group.add("export", run, "case.export")
    add_number(parser)
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Write out everything about a case: for the citizen's right to see it, and before it is deleted."""
    from bot.commands.case.as_json import file_json
    from bot.commands.case.as_text import file_text

    file = asyncio.run(opened_file(arguments, "case.export"))
    if arguments.json:
        print_json(file_json(file))
    else:
        print(file_text(file, open_shelf().model()))
    return 0
