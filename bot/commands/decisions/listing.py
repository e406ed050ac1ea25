"""`vejviser decisions list`: the newest entries of the log."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from bot.commands.entry_json import entry_json
from bot.commands.json_lines import Json, print_json
from bot.commands.operations import note_reading
from bot.commands.parser import Commands, add_json
from dialogs.wording import say

if TYPE_CHECKING:
    from dialogs.ports.decisions import Logged


def add(group: Commands) -> None:
    """Add the command."""
    parser = group.add("list", run, "decisions.list")
    parser.add_argument("--limit", metavar="ANTAL", type=int, default=50, help=say("cli.decisions.list.limit"))
    add_json(parser)


def run(arguments: Namespace) -> int:
    """List the newest decisions, newest first."""
    import asyncio

    decisions = asyncio.run(_newest(arguments.limit))
    if arguments.json:
        print_json([_as_json(logged) for logged in decisions])
        return 0
    print("\n".join(map(_line, decisions)) or say("cli.decisions.list.none"))
    return 0


async def _newest(limit: int) -> tuple[Logged, ...]:
    """Return them once it is noted, for each municipality among them, who reads."""
    from bot.bootstrap import opened_store
    from bot.commands.shelf import open_settings

    async with opened_store(open_settings()) as store:
        newest = await store.decisions(limit=limit)
        for tenant in sorted({logged.decision.person.tenant for logged in newest}):
            await note_reading(store, tenant, "decisions.list")
        return newest


def _as_json(logged: Logged) -> Json:
    decision = logged.decision
    return entry_json(logged) | {
        "suggestion": dict(decision.suggestion),
        "suggestion_digest": decision.suggestion_digest,
        "overrides": dict(decision.overrides),
        "interventions": list(decision.interventions),
        "coordinator": decision.coordinator,
    }


def _line(logged: Logged) -> str:
    from dialogs.showing.dates import show_date

    decision = logged.decision
    return say(
        "cli.decisions.list.line",
        number=logged.number,
        case=f"{decision.case.centre} {decision.case.number}",
        date=show_date(decision.at.date()),
        name=decision.person.name,
        pack=decision.pack,
        segment=decision.segment or say("general.unnamed"),
    )
