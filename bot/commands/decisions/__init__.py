"""`vejviser decisions`: the log; a module for each command."""

from __future__ import annotations

from typing import Final

from bot.commands.decisions import export, listing, verify
from bot.commands.parser import Commands

_COMMANDS: Final = (listing, verify, export)


def add(commands: Commands) -> None:
    """Add the group."""
    group = Commands(commands.add("decisions"))
    for command in _COMMANDS:
        command.add(group)
