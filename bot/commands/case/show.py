"""`vejviser case show`: what has been logged on a case."""

from __future__ import annotations

import asyncio
from argparse import Namespace

from bot.commands.case.opening import add_number, opened_file
from bot.commands.json_lines import print_json
from bot.commands.parser import Commands, add_json


def add(group: Commands) -> None:
    """Add the command."""
    parser = group.add("show", run, "case.show")
    add_number(parser)
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Show what has been logged on a case, without the citizen's facts."""
    from bot.commands.case.as_json import entries_json
    from bot.commands.case.as_text import entry_line

    file = asyncio.run(opened_file(arguments, "case.show"))
    if arguments.json:
        print_json(entries_json(file))
    else:
        print("\n".join(map(entry_line, file.entries)))
    return 0
