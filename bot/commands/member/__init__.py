"""`vejviser member`: who may use the bot; a module for each command."""

from __future__ import annotations

from typing import Final

from bot.commands.member import import_, listing, remove, set_
from bot.commands.parser import Commands

_COMMANDS: Final = (listing, set_, remove, import_)


def add(commands: Commands) -> None:
    """Add the group."""
    group = Commands(commands.add("member"))
    for command in _COMMANDS:
        command.add(group)
