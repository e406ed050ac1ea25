"""`vejviser db`: the database."""

from __future__ import annotations

from argparse import Namespace

from bot.commands.parser import Commands
from dialogs.wording import say


def add(commands: Commands) -> None:
    """Add the group."""
    group = Commands(commands.add("db"))
    group.add("upgrade", run_upgrade, "db.upgrade")


def run_upgrade(_: Namespace) -> int:
    """Bring the database to the newest form."""
    import asyncio

    from bot.commands.shelf import open_settings
    from storage import upgrade

    asyncio.run(upgrade(open_settings().database_url))
    print(say("cli.db.upgrade.done"))
    return 0
