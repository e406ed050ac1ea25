"""`vejviser stats`: steering figures by quarter."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.clock import today
from bot.commands.failures import CommandError
from bot.commands.json_lines import print_json
from bot.commands.operations import add_tenant, at_work
from bot.commands.parser import Commands, add_json, add_pack
from bot.commands.shelf import open_shelf
from dialogs.wording import say

if TYPE_CHECKING:
    from dialogs.together.figures import Figures, Quarter
    from knowledge.rules.model import Model


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add("stats", run)
    parser.add_argument("--quarter", metavar="KVARTAL", help=say("cli.stats.quarter"))
    parser.add_argument("--out", metavar="MAPPE", type=Path, help=say("cli.stats.out"))
    parser.add_argument("--unit-price", metavar="KR", type=float, help=say("cli.stats.price"))
    parser.add_argument("--small", action="store_true", help=say("cli.stats.small"))
    add_pack(parser)
    add_tenant(parser)
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Count a quarter; print it, and write it where asked for."""
    from bot.stats.rows import rows

    quarter, model = _quarter(arguments.quarter), open_shelf().model(arguments.pack)
    if arguments.unit_price is not None and not arguments.unit_price > 0:
        raise CommandError(say("cli.stats.bad_price"))
    counted = asyncio.run(_figures(arguments, model, quarter))
    lines = rows(counted, model, small=arguments.small, price=arguments.unit_price)
    files: tuple[Path, ...] = ()
    if arguments.out:
        from bot.stats.writing import write

        try:
            files = write(lines, str(quarter), arguments.out)
        except OSError:
            raise CommandError(say("cli.stats.cannot_write", folder=arguments.out)) from None
    if arguments.json:
        values = {line.id: None if line.hidden else line.value for line in lines}
        hidden = [line.id for line in lines if line.hidden]
        print_json({"quarter": str(quarter), "figures": values, "hidden": hidden, "files": [str(f) for f in files]})
        return 0
    print(say("stats.heading", quarter=str(quarter)), *(f"{one.label}: {one.shown}" for one in lines), sep="\n")
    if files:
        print(say("cli.stats.written", files=", ".join(map(str, files))))
    return 0


def _quarter(written: str | None) -> Quarter:
    from dialogs.together.figures import Quarter

    try:
        return Quarter.read(written) if written else Quarter.of(today())
    except ValueError:
        raise CommandError(say("cli.stats.bad_quarter", written=written)) from None


async def _figures(arguments: Namespace, model: Model, quarter: Quarter) -> Figures:
    from dialogs.together.citizens import by_citizen
    from dialogs.together.directory import directory
    from dialogs.together.figures import figures

    always = datetime(1, 1, 1, tzinfo=UTC)
    async with at_work(arguments) as (session, _):
        cases = await by_citizen(session, always)
        return figures(model, cases, await session.handovers_since(always), await directory(session), quarter)
