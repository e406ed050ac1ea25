"""`vejviser case purge`: deleting what is kept of a case."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from typing import TYPE_CHECKING

from bot.clock import now
from bot.commands.case.opening import add_number
from bot.commands.failures import CommandError
from bot.commands.json_lines import print_json
from bot.commands.operations import note_reading, tenant_of
from bot.commands.parser import Commands, add_json
from bot.commands.shelf import open_settings
from dialogs.wording import say

if TYPE_CHECKING:
    from storage.deleting.purging import Purged


def add(group: Commands) -> None:
    """Add the command."""
    parser = group.add("purge", run, "case.purge")
    add_number(parser)
    parser.add_argument("--dry-run", action="store_true", help=say("cli.case.purge.dry_run"))
    add_json(parser)


def run(arguments: Namespace) -> int:
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


async def _purge(arguments: Namespace) -> Purged:
    from bot.bootstrap import opened_store

    settings = open_settings()
    async with opened_store(settings) as store:
        tenant = await tenant_of(arguments, settings, store)
        if not arguments.dry_run:
            await note_reading(store, tenant, "case.purge")
        return await store.purge_case(tenant, arguments.number, now(), dry=arguments.dry_run)
