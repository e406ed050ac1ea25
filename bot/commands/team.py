"""`vejviser team`: the teams of the centres."""

from __future__ import annotations

import asyncio
import re
from argparse import Namespace
from typing import TYPE_CHECKING, Final

from bot.commands.failures import CommandError
from bot.commands.json_lines import print_json
from bot.commands.operations import add_tenant, at_work
from bot.commands.parser import Commands, add_json
from bot.commands.shelf import open_shelf
from dialogs.wording import say

if TYPE_CHECKING:
    from dialogs.ports.members import Team

_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


def add(commands: Commands) -> None:
    """Add the group."""
    group = Commands(commands.add("team"))
    listing = group.add("list", run_list, "team.list")
    add_tenant(listing)
    add_json(listing)
    setting = group.add("set", run_set, "team.set")
    setting.add_argument("id", metavar="ID", help=say("cli.team.set.id"))
    setting.add_argument("--name", metavar="NAVN", help=say("cli.team.set.name"))
    setting.add_argument("--centre", metavar="CENTER", help=say("cli.team.set.centre"))
    add_tenant(setting)


def run_list(arguments: Namespace) -> int:
    """List the teams."""
    teams = asyncio.run(_teams(arguments))
    if arguments.json:
        print_json([{"id": team.id, "name": team.name, "centre": team.centre} for team in teams])
        return 0
    print("\n".join(map(_line, teams)) or say("cli.team.list.none"))
    return 0


def run_set(arguments: Namespace) -> int:
    """Add a team, or change the one of this id."""
    if not _ID.fullmatch(arguments.id):
        raise CommandError(say("cli.team.set.bad_id", id=arguments.id))
    team = asyncio.run(_set(arguments))
    print(say("cli.team.set.done", team=_line(team)))
    return 0


async def _teams(arguments: Namespace) -> tuple[Team, ...]:
    async with at_work(arguments) as (session, _):
        return await session.teams()


async def _set(arguments: Namespace) -> Team:
    from dialogs.ports.members import Team

    async with at_work(arguments, writing=True) as (session, tenant):
        known = {team.id: team for team in await session.teams()}
        before = known.get(arguments.id)
        name = arguments.name or (before.name if before else arguments.id)
        centre = _centre(arguments.centre) if arguments.centre else before.centre if before else None
        team = Team(tenant, arguments.id, name, centre)
        await session.keep_team(team)
        return team


def _centre(written: str) -> str:
    """Return a centre of the model in use by its id, in whatever case it is written."""
    centres = {centre.id.casefold(): centre.id for centre in open_shelf().pack().centres}
    if written.casefold() not in centres:
        raise CommandError(say("cli.team.set.no_such_centre", centre=written, centres=", ".join(centres.values())))
    return centres[written.casefold()]


def _line(team: Team) -> str:
    return say("cli.team.list.line", id=team.id, name=team.name, centre=team.centre or say("general.unnamed"))
