"""`vejviser member set`: adding a member, or changing one."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

from bot.clock import now
from bot.commands.member.listing import member_line
from bot.commands.operations import add_tenant, at_work
from bot.commands.parser import Commands
from dialogs.wording import say

if TYPE_CHECKING:
    from dialogs.ports.members import Member


def add(group: Commands) -> None:
    """Add the command."""
    parser = group.add("set", run, "member.set")
    parser.add_argument("id", metavar="ID", help=say("cli.member.set.id"))
    parser.add_argument("--name", metavar="NAVN", help=say("cli.member.set.name"))
    parser.add_argument("--team", metavar="TEAM", help=say("cli.member.set.team"))
    parser.add_argument("--role", metavar="ROLLE", help=say("cli.member.set.role"))
    parser.add_argument("--deputy", metavar="ID", help=say("cli.member.set.deputy"))
    parser.add_argument("--leave-from", metavar="DATO", help=say("cli.member.set.leave_from"))
    parser.add_argument("--leave-until", metavar="DATO", help=say("cli.member.set.leave_until"))
    parser.add_argument("--no-leave", action="store_true", help=say("cli.member.set.no_leave"))
    add_tenant(parser)


def run(arguments: Namespace) -> int:
    """Add a member, or change the one of this id; one who waits is let in by it."""
    print(say("cli.member.set.done", member=member_line(asyncio.run(_set(arguments)))))
    return 0


async def _set(arguments: Namespace) -> Member:
    from bot.commands.member.changes import changed, changes_of
    from dialogs.together.deputies import tell_deputies

    change, at = changes_of(arguments), now()
    async with at_work(arguments, writing=True) as (session, tenant):
        before = await session.member(change.id)
        after = await changed(session, tenant, change, at)
        await tell_deputies(session, before or replace(after, deputy=None), after, at, uuid4().hex)
        return after
