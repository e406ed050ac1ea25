"""`vejviser digest schedule`: each team's day, time and channel."""

from __future__ import annotations

import asyncio
import re
from argparse import Namespace
from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING, Final

from bot.commands.failures import CommandError
from bot.commands.json_lines import Json, print_json
from bot.commands.operations import add_tenant, at_work, tenant_of
from bot.commands.parser import Commands, add_json
from bot.commands.shelf import open_settings
from dialogs.wording import say, words

if TYPE_CHECKING:
    from dialogs.ports.readers import Readership
    from knowledge.weeks import Schedule

_TIME: Final = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")


def add(group: Commands) -> None:
    """Add the command."""
    parser = group.add("schedule", run, "digest.schedule")
    parser.add_argument("team", metavar="TEAM", nargs="?", help=say("cli.digest.schedule.team"))
    parser.add_argument("--day", metavar="DAG", help=say("cli.digest.schedule.day"))
    parser.add_argument("--time", metavar="TID", help=say("cli.digest.schedule.time"))
    parser.add_argument("--channel", metavar="KANAL", help=say("cli.digest.schedule.channel"))
    parser.add_argument("--no-channel", action="store_true", help=say("cli.digest.schedule.no_channel"))
    add_tenant(parser)
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Show when every team gets its digest, or change it for one."""
    teams = asyncio.run(_scheduled(arguments))
    if arguments.json:
        print_json([_as_json(team) for team in teams])
        return 0
    print("\n".join(map(_line, teams)) or say("cli.team.list.none"))
    return 0


async def _scheduled(arguments: Namespace) -> list[Readership]:
    """Change what is to be changed, and return the team that was named, or all of them."""
    from bot.bootstrap import opened_store

    settings = open_settings()
    async with opened_store(settings) as store:
        tenant = await tenant_of(arguments, settings, store, writing=True)
        teams = {team.team: team for team in await store.roster.readerships() if team.tenant == tenant}
    if arguments.team is None:
        return list(teams.values())
    if arguments.team not in teams:
        raise CommandError(say("cli.digest.schedule.no_such_team", team=arguments.team, teams=", ".join(teams)))
    changed = _changed(teams[arguments.team], arguments)
    if changed != teams[arguments.team]:
        async with at_work(arguments) as (session, _):
            await session.keep_schedule(changed.team, changed.schedule, changed.channel)
    return [changed]


def _changed(team: Readership, arguments: Namespace) -> Readership:
    channel = None if arguments.no_channel else arguments.channel or team.channel
    return replace(team, schedule=_schedule(team.schedule, arguments.day, arguments.time), channel=channel)


def _schedule(before: Schedule, day: str | None, at: str | None) -> Schedule:
    weekdays = words("general.weekdays")
    if day is not None and day.casefold() not in weekdays:
        raise CommandError(say("cli.digest.schedule.no_such_day", day=day, days=", ".join(weekdays)))
    clock = _TIME.fullmatch(at) if at is not None else None
    if at is not None and clock is None:
        raise CommandError(say("cli.digest.schedule.no_such_time", time=at))
    weekday = before.weekday if day is None else weekdays.index(day.casefold()) + 1
    return replace(before, weekday=weekday, at=time(int(clock[1]), int(clock[2])) if clock else before.at)


def _as_json(team: Readership) -> Json:
    day, at = words("general.weekdays")[team.schedule.weekday - 1], team.schedule.at
    return {"team": team.team, "day": day, "time": at.strftime("%H:%M"), "channel": team.channel}


def _line(team: Readership) -> str:
    day, at = words("general.weekdays")[team.schedule.weekday - 1], team.schedule.at
    where = say("cli.digest.schedule.in_channel") if team.channel else ""
    return say("cli.digest.schedule.line", team=team.team, day=day, time=at.strftime("%H:%M"), where=where)
