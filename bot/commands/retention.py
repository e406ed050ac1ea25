"""`vejviser retention`: deleting what has been kept as long as it may be."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from collections.abc import Mapping

from bot.clock import now
from bot.commands.json_lines import print_json
from bot.commands.parser import Commands, add_json
from bot.commands.shelf import open_settings
from dialogs.wording import say


def add(commands: Commands) -> None:
    """Add the group."""
    group = Commands(commands.add("retention"))
    running = group.add("run", run_retention, "retention.run")
    running.add_argument("--dry-run", action="store_true", help=say("cli.retention.run.dry_run"))
    add_json(running)


def run_retention(arguments: Namespace) -> int:
    """Delete what is too old, and say how much of each kind that was."""
    gone = asyncio.run(_retain(arguments.dry_run))
    if arguments.json:
        print_json({"dry_run": arguments.dry_run, "deleted": dict(gone)})
        return 0
    print(say("cli.retention.run.would" if arguments.dry_run else "cli.retention.run.done"))
    for kind, count in gone.items():
        print(say("cli.retention.run.line", kind=say(f"kept.{kind}"), count=count))
    return 0


async def _retain(dry: bool) -> Mapping[str, int]:
    from bot.bootstrap import opened_store

    settings = open_settings()
    async with opened_store(settings) as store:
        return await store.retain(settings.keeping, now(), dry=dry)
