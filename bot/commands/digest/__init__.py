"""`vejviser digest`: the week's digests, sent and looked after by hand; a module for each command."""

from __future__ import annotations

from typing import Final

from bot.commands.digest import preview, schedule, send, status
from bot.commands.parser import Commands

_COMMANDS: Final = (status, preview, send, schedule)


def add(commands: Commands) -> None:
    """Add the group."""
    group = Commands(commands.add("digest"))
    for command in _COMMANDS:
        command.add(group)
