"""`vejviser db`: the database."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from bot.commands.failures import CommandError
from bot.commands.parser import Commands
from dialogs.wording import say


def add(commands: Commands) -> None:
    """Add the group."""
    group = Commands(commands.add("db"))
    group.add("upgrade", run_upgrade, "db.upgrade")
    group.add("backup", run_backup, "db.backup").add_argument(
        "file", metavar="FIL", type=Path, help=say("cli.db.backup.file")
    )


def run_upgrade(_: Namespace) -> int:
    """Bring the database to the newest form."""
    import asyncio

    from bot.commands.shelf import open_settings
    from storage import upgrade

    asyncio.run(upgrade(open_settings().database_url))
    print(say("cli.db.upgrade.done"))
    return 0


def run_backup(arguments: Namespace) -> int:
    """Copy the database of a bot that may be running into a new file."""
    import asyncio

    try:
        asyncio.run(_back_up(arguments.file))
    except FileExistsError:
        raise CommandError(say("cli.db.backup.there", file=arguments.file)) from None
    except OSError:
        raise CommandError(say("cli.file.unwritable", file=arguments.file)) from None
    print(say("cli.db.backup.done", file=arguments.file))
    return 0


async def _back_up(file: Path) -> None:
    from bot.bootstrap import opened_store
    from bot.commands.shelf import open_settings

    settings = open_settings()
    if not settings.database_url.startswith("sqlite"):
        raise CommandError(say("cli.db.backup.postgresql", file=file))
    async with opened_store(settings) as store:
        await store.backup(file)
