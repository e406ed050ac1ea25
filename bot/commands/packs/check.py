"""`vejviser packs check`: every fault of the models."""

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
    parser = group.add("check", run, "packs.check")
    parser.add_argument("packs", metavar="MODEL", nargs="*", help=say("cli.packs.some"))
    parser.add_argument("--sources", metavar="MAPPE", type=Path, help=say("cli.packs.check.sources"))
    parser.add_argument("--budget", metavar="ANTAL", type=int, help=say("cli.packs.check.budget"))
    parser.add_argument("--strict", action="store_true", help=say("cli.packs.check.strict"))
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Print every fault of the packs; the exit status says whether there were any."""
    from bot.commands.packs import faulty
    from knowledge.checking.completeness import BUDGET
    from knowledge.checking.whole import check

    if arguments.sources and not arguments.sources.is_dir():
        raise CommandError(say("cli.error.no_folder", folder=arguments.sources))
    shelf = open_shelf()
    folders = shelf.settings.pack_folders
    budget = BUDGET if arguments.budget is None else arguments.budget
    ids = arguments.packs or shelf.versions()
    faults = {id: check(id, folders, arguments.sources, today(), budget) for id in ids}
    if arguments.json:
        print_json(faulty.faults_json(faults))
    else:
        print("\n".join(faulty.fault_lines(faults, arguments.strict)))
    return 1 if any(not fault.is_note(arguments.strict) for found in faults.values() for fault in found) else 0
