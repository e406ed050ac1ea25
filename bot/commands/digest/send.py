"""`vejviser digest send`: what the week's recipients have not got yet, or one delivery again."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from dataclasses import asdict
from typing import TYPE_CHECKING

from bot.commands.digest.week import add_week, week_of
from bot.commands.json_lines import print_json
from bot.commands.parser import Commands, add_json
from dialogs.wording import say

if TYPE_CHECKING:
    from bot.commands.digest.sending import Result
    from knowledge.weeks import Week


def add(group: Commands) -> None:
    """Add the command."""
    parser = group.add("send", run, "digest.send")
    add_week(parser)
    parser.add_argument("--again", metavar="ID", help=say("cli.digest.send.again"))
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Send what the week's recipients have not got yet, or one delivery again."""
    from bot.commands.digest.sending import send_again, send_week

    week = week_of(arguments)
    result = asyncio.run(send_again(arguments.again) if arguments.again else send_week(week))
    if arguments.json:
        print_json({"week": str(week), **asdict(result)})
    else:
        print(_line(week, result))
    return 0


def _line(week: Week, result: Result) -> str:
    if not result.recipients:
        return say("cli.digest.send.nobody", week=week)
    return say("cli.digest.send.done", week=week, **asdict(result))
