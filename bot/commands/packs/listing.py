"""`vejviser packs list`: every model that is found."""

from __future__ import annotations

from argparse import Namespace
from contextlib import suppress
from typing import Final

from bot.commands.json_lines import Json, print_json
from bot.commands.parser import Commands, add_json
from bot.commands.shelf import Shelf, open_shelf
from dialogs.wording import say

TIERS: Final = (1, 2, 3)
"""Own heading, described in running text, named only."""


def add(group: Commands) -> None:
    """Add the command."""
    add_json(group.add("list", run, "packs.list"))


def run(arguments: Namespace) -> int:
    """List every pack, those with faults too."""
    from knowledge.form.faults import PackError

    shelf = open_shelf()
    with suppress(PackError):  # together is faster; what has faults is told below
        shelf.loaded(shelf.versions())
    rows = [_summary(shelf, name) for name in shelf.versions()]
    if arguments.json:
        print_json(rows)
        return 0
    for row in rows:
        print(say("cli.packs.list.faulty" if "faults" in row else "cli.packs.list.line", **row))
    return 0


def _summary(shelf: Shelf, name: str) -> Json:
    from knowledge.form.faults import PackError
    from knowledge.rules.compiling import compile_pack

    try:
        (loaded,) = shelf.loaded((name,))
        compile_pack(loaded)
    except PackError as error:
        return {"id": name, "faults": len(error.faults)}
    pack = loaded.pack
    return {
        "id": name,
        "title": pack.title,
        "version": pack.version,
        "status": pack.status,
        "hash": loaded.hash,
        "valid_from": pack.valid_from.isoformat(),
        "municipality": pack.municipality,
        "extends": pack.extends,
        "tables": len(pack.tables),
        "interventions": len(pack.interventions),
        "tiers": [sum(one.tier == tier for one in pack.interventions) for tier in TIERS],
    }
