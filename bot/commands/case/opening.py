"""What the commands on one case share: its number, and everything about it, which is noted as read."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from bot.clock import now
from bot.commands.failures import CommandError
from bot.commands.operations import add_tenant, at_work, reading
from bot.commands.parser import Parser
from dialogs.wording import say

if TYPE_CHECKING:
    from bot.commands.case.file import CaseFile


def add_number(parser: Parser) -> None:
    """Add the number of the case, and whose it is."""
    parser.add_argument("number", metavar="NUMMER", help=say("cli.case.number"))
    add_tenant(parser)


async def opened_file(arguments: Namespace, what: str) -> CaseFile:
    """Gather everything about a case, and note in the log of readings who did.

    Raises:
        CommandError: there is no such case, or as `at_work`.
    """
    from bot.commands.case.file import gathered

    async with at_work(arguments) as (session, tenant):
        file = await gathered(session, tenant, arguments.number)
        for number in file.numbers:
            await session.note_reading(reading(tenant, what, now(), number))
    if not file.numbers:
        raise CommandError(say("cli.case.none", number=arguments.number))
    return file
