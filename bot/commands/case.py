"""`vejviser case`: everything that is kept of one case, and deleting it."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from typing import TYPE_CHECKING

from bot.commands import case_link
from bot.commands.failures import CommandError
from bot.commands.json_lines import print_json
from bot.commands.operations import add_tenant, at_work, note_reading, reading, tenant_of
from bot.commands.parser import Commands, Parser, add_json
from bot.commands.shelf import open_settings, open_shelf
from dialogs.wording import say

if TYPE_CHECKING:
    from bot.commands.case_file import CaseFile
    from storage.purging import Purged


def add(commands: Commands) -> None:
    """Add the group."""
    group = Commands(commands.add("case"))
    showing = group.add("show", run_show, "case.show")
    _add_number(showing)
    add_json(showing)
    exporting = group.add("export", run_export, "case.export")
    _add_number(exporting)
    add_json(exporting)
    case_link.add(group)
    purging = group.add("purge", run_purge, "case.purge")
    _add_number(purging)
    purging.add_argument("--dry-run", action="store_true", help=say("cli.case.purge.dry_run"))
    add_json(purging)


def _add_number(parser: Parser) -> None:
    parser.add_argument("number", metavar="NUMMER", help=say("cli.case.number"))
    add_tenant(parser)


def run_show(arguments: Namespace) -> int:
    """Show what has been logged on a case, without the citizen's facts."""
    from bot.commands.case_json import entries_json
    from bot.commands.case_text import entry_line

    file = asyncio.run(_file(arguments, "case.show"))
    if arguments.json:
        print_json(entries_json(file))
    else:
        print("\n".join(map(entry_line, file.entries)))
    return 0


def run_export(arguments: Namespace) -> int:
    """Write out everything about a case: for the citizen's right to see it, and before it is deleted."""
    from bot.commands.case_json import file_json
    from bot.commands.case_text import file_text

    file = asyncio.run(_file(arguments, "case.export"))
    if arguments.json:
        print_json(file_json(file))
    else:
        print(file_text(file, open_shelf().model()))
    return 0


def run_purge(arguments: Namespace) -> int:
    """Delete what is kept of a case. The chain of the log still holds; the log of readings tells who did it."""
    purged = asyncio.run(_purge(arguments))
    if not purged.cases:
        raise CommandError(say("cli.case.none", number=arguments.number))
    told = {name: getattr(purged, name) for name in ("decisions", "references", "drafts", "messages")}
    if arguments.json:
        print_json({"dry_run": arguments.dry_run, **told, "joined": list(purged.joined)})
        return 0
    print(say("cli.case.purge.would" if arguments.dry_run else "cli.case.purge.done", **told))
    if purged.joined:
        print(say("cli.case.purge.joined", numbers=", ".join(purged.joined)))
    return 0


async def _file(arguments: Namespace, what: str) -> CaseFile:
    """Gather everything about a case, and note in the log of readings who did."""
    from bot.commands.case_file import gathered
    from bot.teams import utc_now

    async with at_work(arguments) as (session, tenant):
        file = await gathered(session, tenant, arguments.number)
        for number in file.numbers:
            await session.note_reading(reading(tenant, what, utc_now(), number))
    if not file.numbers:
        raise CommandError(say("cli.case.none", number=arguments.number))
    return file


async def _purge(arguments: Namespace) -> Purged:
    from bot.bootstrap import opened_store
    from bot.teams import utc_now

    settings = open_settings()
    async with opened_store(settings) as store:
        tenant = await tenant_of(arguments, settings, store)
        if not arguments.dry_run:
            await note_reading(store, tenant, "case.purge")
        return await store.purge_case(tenant, arguments.number, utc_now(), dry=arguments.dry_run)
