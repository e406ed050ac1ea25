"""`vejviser case link`: joining the cases of one citizen, and undoing it."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from typing import TYPE_CHECKING

from bot.clock import now
from bot.commands.failures import CommandError
from bot.commands.json_lines import print_json
from bot.commands.operations import add_tenant, at_work, operator
from bot.commands.parser import Commands, add_json
from dialogs.wording import say

if TYPE_CHECKING:
    from dialogs.ports.store import Session


def add(group: Commands) -> None:
    """Add the command."""
    linking = group.add("link", run, "case.link")
    linking.add_argument("one", metavar="NUMMER", help=say("cli.case.link.one"))
    linking.add_argument("other", metavar="NUMMER", help=say("cli.case.link.other"))
    linking.add_argument("--undo", action="store_true", help=say("cli.case.link.undo"))
    add_tenant(linking)
    add_json(linking)


def run(arguments: Namespace) -> int:
    """Join two cases, or part them again; who did it is noted, as everywhere."""
    one, other = asyncio.run(_link(arguments))
    if arguments.json:
        print_json({"cases": [one, other], "joined": not arguments.undo})
    else:
        print(say("cli.case.link.parted" if arguments.undo else "cli.case.link.joined", one=one, other=other))
    return 0


async def _link(arguments: Namespace) -> tuple[str, str]:
    from dialogs.ports.links import CaseLink

    async with at_work(arguments) as (session, tenant):
        one, other = await _case(session, arguments.one), await _case(session, arguments.other)
        if one == other:
            raise CommandError(say("cli.case.link.same", number=one))
        await session.link(CaseLink(one, other, not arguments.undo, now(), operator(tenant)))
    return one, other


async def _case(session: Session, number: str) -> str:
    """Return the one case that a number means.

    Raises:
        CommandError: there is none, or several centres have the number.
    """
    found = await session.cases(number)
    if not found:
        raise CommandError(say("cli.case.none", number=number))
    if len(found) > 1:
        raise CommandError(say("cli.case.link.several", number=number, cases=", ".join(found)))
    return found[0]
