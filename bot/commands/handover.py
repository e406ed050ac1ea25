"""`vejviser handover`: cases on their way from one side to another."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.clock import now, today
from bot.commands.json_lines import Json, print_json
from bot.commands.operations import add_tenant, at_work
from bot.commands.parser import Commands, add_json
from dialogs.wording import say

if TYPE_CHECKING:
    from dialogs.ports.handovers import Handover, Party
    from dialogs.together.directory import Directory

_DAYS: Final = 90


def add(commands: Commands) -> None:
    """Add the group."""
    group = Commands(commands.add("handover"))
    listing = group.add("list", run_list, "handover.list")
    listing.add_argument("--days", metavar="DAGE", type=int, default=_DAYS, help=say("cli.handover.list.days"))
    add_tenant(listing)
    add_json(listing)


def run_list(arguments: Namespace) -> int:
    """List what is under way, and what ended lately; nothing of the citizen."""
    handovers, people = asyncio.run(_found(arguments))
    if arguments.json:
        print_json([_as_json(one) for one in handovers])
    else:
        print("\n".join(_line(one, people) for one in handovers) or say("cli.handover.list.none"))
    return 0


async def _found(arguments: Namespace) -> tuple[tuple[Handover, ...], Directory]:
    from dialogs.together.directory import directory

    since = now() - timedelta(days=arguments.days)
    async with at_work(arguments) as (session, _):
        return await session.handovers_since(since), await directory(session)


def _line(handover: Handover, people: Directory) -> str:
    from dialogs.together.handover_lines import line

    return f"{handover.case}: {line(handover, people, today())}"


def _as_json(handover: Handover) -> Json:
    return {
        "id": handover.id,
        "case": handover.case,
        "state": handover.state.value,
        "overdue": handover.overdue(today()),
        "sender": _party(handover.sender),
        "receiver": _party(handover.receiver),
        "responsible": _party(handover.responsible),
        "grounds": handover.grounds,
        "informed": handover.informed,
        "reply_by": handover.reply_by.isoformat(),
        "planned_for": handover.planned_for.isoformat() if handover.planned_for else None,
        "follows": handover.follows,
        "steps": [
            {"state": step.state.value, "at": step.at.isoformat(), "by": step.by.name} for step in handover.steps
        ],
    }


def _party(party: Party) -> Json:
    return {"centre": party.centre, "team": party.team, "person": party.person}
