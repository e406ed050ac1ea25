"""`vejviser packs`: the municipalities' models, to look at and to check; a module for each command."""

from __future__ import annotations

from typing import Final

from bot.commands.packs import cases, check, diff, export, feedback, graph, import_, listing, show
from bot.commands.parser import Commands

_COMMANDS: Final = (listing, show, check, cases, diff, graph, feedback, export, import_)


def add(commands: Commands) -> None:
    """Add the group."""
    group = Commands(commands.add("packs"))
    for command in _COMMANDS:
        command.add(group)
