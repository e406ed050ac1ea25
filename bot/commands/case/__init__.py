"""`vejviser case`: everything that is kept of one case; a module for each command."""

from __future__ import annotations

from typing import Final

from bot.commands.case import export, link, purge, show
from bot.commands.parser import Commands

_COMMANDS: Final = (show, export, link, purge)


def add(commands: Commands) -> None:
    """Add the group."""
    group = Commands(commands.add("case"))
    for command in _COMMANDS:
        command.add(group)
