"""`vejviser member import`: members from a list, all of them or none."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from bot.clock import now
from bot.commands.operations import add_tenant, at_work
from bot.commands.parser import Commands
from dialogs.wording import say

if TYPE_CHECKING:
    from bot.commands.member.changes import MemberChange


def add(group: Commands) -> None:
    """Add the command."""
    parser = group.add("import", run, "member.import")
    parser.add_argument("file", metavar="FIL", type=Path, help=say("cli.member.import.file"))
    add_tenant(parser)


def run(arguments: Namespace) -> int:
    """Add and change members from a list; nothing is saved when one of its lines is wrong."""
    from bot.commands.member.staff_list import read_list

    print(say("cli.member.import.done", count=asyncio.run(_import(arguments, read_list(arguments.file)))))
    return 0


async def _import(arguments: Namespace, changes: list[MemberChange]) -> int:
    from bot.commands.member.changes import changed_all

    async with at_work(arguments, writing=True) as (session, tenant):
        return await changed_all(session, tenant, changes, now())
