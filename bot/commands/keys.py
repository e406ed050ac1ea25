"""`vejviser keys`: the keys that the database is encrypted with."""

from __future__ import annotations

from argparse import Namespace

from bot.commands.json_lines import print_json
from bot.commands.parser import Commands, add_json
from dialogs.wording import say


def add(commands: Commands) -> None:
    """Add the group."""
    group = Commands(commands.add("keys"))
    add_json(group.add("rotate", run_rotate, "keys.rotate"))


def run_rotate(arguments: Namespace) -> int:
    """Bring everything under the first key, while the bot serves."""
    import asyncio

    rows = asyncio.run(_rotate())
    if arguments.json:
        print_json({"rows": rows})
    else:
        print(say("cli.keys.rotate.done" if rows else "cli.keys.rotate.nothing", count=rows))
    return 0


async def _rotate() -> int:
    from bot.bootstrap import opened_store
    from bot.commands.shelf import open_settings

    async with opened_store(open_settings()) as store:
        return await store.rotate_keys()
