"""Which week a command is about."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from bot.clock import now
from bot.commands.failures import CommandError
from bot.commands.parser import Parser
from dialogs.wording import say

if TYPE_CHECKING:
    from knowledge.weeks import Week


def add_week(parser: Parser) -> None:
    """Add `--week`."""
    parser.add_argument("--week", metavar="UGE", help=say("cli.digest.week"))


def week_of(arguments: Namespace) -> Week:
    """Return the week that is asked for, the running one unless told otherwise.

    Raises:
        CommandError: it is no week.
    """
    from knowledge.weeks import Week

    if arguments.week is None:
        return Week.at(now())
    try:
        return Week.read(arguments.week)
    except ValueError:
        raise CommandError(say("cli.digest.no_such_week", week=arguments.week)) from None
