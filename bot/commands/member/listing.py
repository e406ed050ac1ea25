"""`vejviser member list`: the members, those who wait and those who have left too."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from typing import TYPE_CHECKING

from bot.commands.json_lines import Json, print_json
from bot.commands.operations import add_tenant, at_work
from bot.commands.parser import Commands, add_json
from dialogs.wording import say

if TYPE_CHECKING:
    from dialogs.ports.members import Member


def add(group: Commands) -> None:
    """Add the command."""
    parser = group.add("list", run, "member.list")
    add_tenant(parser)
    add_json(parser)


def run(arguments: Namespace) -> int:
    """List the members, those who wait and those who have left too."""
    members = asyncio.run(_members(arguments))
    if arguments.json:
        print_json([_as_json(member) for member in members])
        return 0
    print("\n".join(map(member_line, members)) or say("cli.member.list.none"))
    return 0


async def _members(arguments: Namespace) -> tuple[Member, ...]:
    async with at_work(arguments) as (session, _):
        return await session.members()


def _as_json(member: Member) -> Json:
    leave = member.leave
    return {
        "id": member.person.id,
        "name": member.person.name,
        "team": member.team,
        "role": member.role,
        "status": member.status,
        "deputy": member.deputy,
        "leave_from": leave.first.isoformat() if leave else None,
        "leave_until": leave.last.isoformat() if leave and leave.last else None,
    }


def member_line(member: Member) -> str:
    """Return a member as one line: id, name, team, role, and her status where she is not active."""
    role = say(f"role.{member.role}")
    line = say(
        "cli.member.list.line", id=member.person.id, name=member.person.name, team=member.team or "-", role=role
    )
    return line if member.active else f"{line}, {say(f'member_status.{member.status}')}"
