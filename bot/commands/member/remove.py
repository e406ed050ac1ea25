"""`vejviser member remove`: letting a member leave."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from typing import TYPE_CHECKING

from bot.commands.member.listing import member_line
from bot.commands.operations import add_tenant, at_work
from bot.commands.parser import Commands
from dialogs.wording import say

if TYPE_CHECKING:
    from dialogs.ports.members import Member


def add(group: Commands) -> None:
    """Add the command."""
    parser = group.add("remove", run, "member.remove")
    parser.add_argument("id", metavar="ID", help=say("cli.member.set.id"))
    add_tenant(parser)


def run(arguments: Namespace) -> int:
    """Let a member leave; what she has logged stays with the team."""
    print(say("cli.member.remove.done", member=member_line(asyncio.run(_remove(arguments)))))
    return 0


async def _remove(arguments: Namespace) -> Member:
    from bot.commands.member.changes import left

    async with at_work(arguments, writing=True) as (session, _):
        return await left(session, arguments.id)
