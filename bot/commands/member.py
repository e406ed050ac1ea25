"""`vejviser member`: who may use the bot."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from bot.commands.json_lines import Json, print_json
from bot.commands.operations import add_tenant, at_work
from bot.commands.parser import Commands, Parser, add_json
from dialogs.wording import say

if TYPE_CHECKING:
    from bot.commands.member_changes import MemberChange
    from dialogs.ports.members import Member


def add(commands: Commands) -> None:
    """Add the group."""
    group = Commands(commands.add("member"))
    listing = group.add("list", run_list, "member.list")
    add_tenant(listing)
    add_json(listing)
    _add_set(group.add("set", run_set, "member.set"))
    removal = group.add("remove", run_remove, "member.remove")
    removal.add_argument("id", metavar="ID", help=say("cli.member.set.id"))
    add_tenant(removal)
    importing = group.add("import", run_import, "member.import")
    importing.add_argument("file", metavar="FIL", type=Path, help=say("cli.member.import.file"))
    add_tenant(importing)


def _add_set(parser: Parser) -> None:
    parser.add_argument("id", metavar="ID", help=say("cli.member.set.id"))
    parser.add_argument("--name", metavar="NAVN", help=say("cli.member.set.name"))
    parser.add_argument("--team", metavar="TEAM", help=say("cli.member.set.team"))
    parser.add_argument("--role", metavar="ROLLE", help=say("cli.member.set.role"))
    parser.add_argument("--deputy", metavar="ID", help=say("cli.member.set.deputy"))
    parser.add_argument("--leave-from", metavar="DATO", help=say("cli.member.set.leave_from"))
    parser.add_argument("--leave-until", metavar="DATO", help=say("cli.member.set.leave_until"))
    parser.add_argument("--no-leave", action="store_true", help=say("cli.member.set.no_leave"))
    add_tenant(parser)


def run_list(arguments: Namespace) -> int:
    """List the members, those who wait and those who have left too."""
    members = asyncio.run(_members(arguments))
    if arguments.json:
        print_json([_as_json(member) for member in members])
        return 0
    print("\n".join(map(_line, members)) or say("cli.member.list.none"))
    return 0


def run_set(arguments: Namespace) -> int:
    """Add a member, or change the one of this id; one who waits is let in by it."""
    print(say("cli.member.set.done", member=_line(asyncio.run(_set(arguments)))))
    return 0


def run_remove(arguments: Namespace) -> int:
    """Let a member leave; what she has logged stays with the team."""
    print(say("cli.member.remove.done", member=_line(asyncio.run(_remove(arguments)))))
    return 0


def run_import(arguments: Namespace) -> int:
    """Add and change members from a list; nothing is saved when one of its lines is wrong."""
    from bot.commands.member_list import read_list

    print(say("cli.member.import.done", count=asyncio.run(_import(arguments, read_list(arguments.file)))))
    return 0


async def _members(arguments: Namespace) -> tuple[Member, ...]:
    async with at_work(arguments) as (session, _):
        return await session.members()


async def _set(arguments: Namespace) -> Member:
    from bot.commands.member_changes import changed, changes_of
    from bot.teams import utc_now
    from dialogs.together.deputies import tell_deputies

    change, now = changes_of(arguments), utc_now()
    async with at_work(arguments, writing=True) as (session, tenant):
        before = await session.member(change.id)
        after = await changed(session, tenant, change, now)
        await tell_deputies(session, before or replace(after, deputy=None), after, now, uuid4().hex)
        return after


async def _remove(arguments: Namespace) -> Member:
    from bot.commands.member_changes import left

    async with at_work(arguments, writing=True) as (session, _):
        return await left(session, arguments.id)


async def _import(arguments: Namespace, changes: list[MemberChange]) -> int:
    from bot.commands.member_changes import changed_all
    from bot.teams import utc_now

    async with at_work(arguments, writing=True) as (session, tenant):
        return await changed_all(session, tenant, changes, utc_now())


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


def _line(member: Member) -> str:
    role = say(f"role.{member.role}")
    line = say(
        "cli.member.list.line", id=member.person.id, name=member.person.name, team=member.team or "-", role=role
    )
    return line if member.active else f"{line}, {say(f'member_status.{member.status}')}"
