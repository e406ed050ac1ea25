"""`vejviser decisions verify`: whether the log is as it was logged, and where it is not."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from typing import TYPE_CHECKING

from bot.commands.json_lines import print_json
from bot.commands.parser import Commands, add_json
from bot.commands.shelf import open_settings
from dialogs.wording import say

if TYPE_CHECKING:
    from storage.log.diagnosis import Fault
    from storage.log.verification import Verification


def add(group: Commands) -> None:
    """Add the command."""
    parser = group.add("verify", run, "decisions.verify")
    parser.add_argument("--tenant", metavar="TENANT", help=say("cli.decisions.verify.tenant"))
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Go through every entry; exit status 1 when something was changed, removed, inserted or reordered."""
    import asyncio

    found = asyncio.run(_verify(arguments.tenant))
    sound = not any(verification.faults for verification in found)
    if arguments.json:
        print_json([asdict(verification) | {"sound": not verification.faults} for verification in found])
    else:
        print("\n".join(map(_text, found)) or say("cli.decisions.verify.none"))
    return 0 if sound else 1


async def _verify(tenant: str | None) -> list[Verification]:
    from bot.bootstrap import opened_store

    async with opened_store(open_settings()) as store:
        tenants = (tenant.lower(),) if tenant else await store.tenants()
        return [await store.verify(tenant) for tenant in tenants]


def _text(found: Verification) -> str:
    counts = {"tenant": found.tenant, "entries": found.entries, "deleted": found.without_payload}
    if not found.faults:
        return say("cli.decisions.verify.sound", **counts)
    head = say("cli.decisions.verify.tampered", faults=len(found.faults), **counts)
    return "\n".join([head, *map(_line, found.faults), say("cli.decisions.verify.then")])


def _line(fault: Fault) -> str:
    return say(f"cli.decisions.verify.{fault.kind}", seq=fault.seq, many=fault.many, id=fault.decision or "")
