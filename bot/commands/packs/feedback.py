"""`vejviser packs feedback`: what people tell the owner of a model by using it."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from bot.clock import now
from bot.commands.failures import CommandError
from bot.commands.json_lines import print_json
from bot.commands.parser import Commands, add_json
from bot.commands.shelf import open_shelf
from dialogs.wording import say

if TYPE_CHECKING:
    from bot.settings import Settings


def add(group: Commands) -> None:
    """Add the command."""
    parser = group.add("feedback", run, "packs.feedback")
    parser.add_argument("pack", metavar="MODEL", nargs="?", help=say("cli.pack"))
    parser.add_argument("--all", action="store_true", help=say("cli.packs.feedback.all"))
    parser.add_argument("--handled", metavar="ID", action="append", help=say("cli.packs.feedback.handled"))
    add_json(parser)


def run(arguments: Namespace) -> int:
    """List what is reported, what was looked for in vain and what was decided otherwise; first mark what is done."""
    import asyncio

    from bot.commands.packs.told import feedback_json, feedback_lines, read_feedback

    shelf = open_shelf()
    pack = shelf.pack(arguments.pack).id if arguments.pack else None
    if arguments.handled:
        asyncio.run(_settle(shelf.settings, arguments.handled))
    told = asyncio.run(read_feedback(shelf.settings, pack, arguments.all))
    packs = {id: shelf.pack(id) for id in told.packs.intersection(shelf.ids())}
    if arguments.json:
        print_json(feedback_json(told, packs))
    else:
        print("\n".join(feedback_lines(told, packs)))
    return 0


async def _settle(settings: Settings, begins: list[str]) -> None:
    """Mark reports as done by their ids, or as much of each as tells it from the others; all of them or none."""
    from bot.bootstrap import opened_store

    async with opened_store(settings) as store:
        known = [report.id for report in await store.reports()]
        found = [[id for id in known if begin and id.startswith(begin)] for begin in begins]
        for begin, ids in zip(begins, found, strict=True):
            if len(ids) != 1:
                key = "several_reports" if ids else "no_such_report"
                raise CommandError(say(f"cli.error.{key}", id=begin))
        for (id,) in found:
            await store.settle_report(id, now())
