"""Every command there is."""

from __future__ import annotations

from typing import Final

from bot.commands import (
    app_package,
    assess,
    case,
    chat,
    compare,
    db,
    decisions,
    digest,
    find,
    handover,
    intake,
    keys,
    member,
    packs,
    playground,
    retention,
    review,
    serve,
    stats,
    team,
)
from bot.commands.parser import Commands, Parser
from dialogs.wording import say

_GROUPS: Final = (
    serve,
    chat,
    playground,
    assess,
    intake,
    find,
    compare,
    review,
    packs,
    decisions,
    digest,
    case,
    handover,
    stats,
    team,
    member,
    retention,
    keys,
    db,
    app_package,
)


def build_parser() -> Parser:
    """Return the parser of the whole command line."""
    parser = Parser(prog="vejviser", description=say("cli.about"))
    commands = Commands(parser)
    for group in _GROUPS:
        group.add(commands)
    return parser
