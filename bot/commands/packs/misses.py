"""`vejviser packs misses`: what lookups did not find."""

from __future__ import annotations

from argparse import Namespace

from bot.commands.json_lines import print_json
from bot.commands.parser import Commands, add_json
from bot.commands.shelf import open_shelf
from dialogs.wording import say


def add(group: Commands) -> None:
    """Add the command."""
    parser = group.add("misses", run, "packs.misses")
    parser.add_argument("pack", metavar="MODEL", nargs="?", help=say("cli.pack"))
    add_json(parser)


def run(arguments: Namespace) -> int:
    """List what lookups did not find, by its words."""
    import asyncio

    from bot.commands.packs import missed

    shelf = open_shelf()
    pack = shelf.pack(arguments.pack).id if arguments.pack else None
    found = asyncio.run(missed.read_misses(shelf.settings, pack))
    if arguments.json:
        print_json(missed.misses_json(found))
    else:
        print("\n".join(missed.miss_lines(found)))
    return 0
