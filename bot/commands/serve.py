"""`vejviser serve`: the bot."""

from __future__ import annotations

import os
from argparse import Namespace

from bot.commands.parser import Commands
from dialogs.wording import say


def add(commands: Commands) -> None:
    """Add the command."""
    commands.add("serve", run)


def run(_: Namespace) -> int:
    """Serve until the process is told to stop."""
    import asyncio

    from bot.bootstrap import serve
    from bot.settings import read_settings

    asyncio.run(serve(read_settings(os.environ, serving=True), _say_where))
    return 0


def _say_where(address: str) -> None:
    print(say("cli.serve.listening", address=address), flush=True)
