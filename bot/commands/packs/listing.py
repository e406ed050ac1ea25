"""`vejviser packs list`: every model that is found."""

from __future__ import annotations

from argparse import Namespace
from contextlib import suppress

from bot.commands.json_lines import Json, print_json
from bot.commands.parser import Commands, add_json
from bot.commands.shelf import Shelf, open_shelf
from dialogs.wording import say


def add(group: Commands) -> None:
    """Add the command."""
    add_json(group.add("list", run, "packs.list"))


def run(arguments: Namespace) -> int:
    """List every pack, those with faults too."""
    from knowledge.faults import PackError

    shelf = open_shelf()
    with suppress(PackError):  # together is faster; what has faults is told below
        shelf.packs()
    rows = [_summary(shelf, id) for id in shelf.ids()]
    if arguments.json:
        print_json(rows)
        return 0
    for row in rows:
        print(say("cli.packs.list.faulty" if "faults" in row else "cli.packs.list.line", **row))
    return 0


def _summary(shelf: Shelf, id: str) -> Json:
    from knowledge.faults import PackError

    try:
        loaded = shelf.model(id).loaded
    except PackError as error:
        return {"id": id, "faults": len(error.faults)}
    pack = loaded.pack
    return {
        "id": pack.id,
        "title": pack.title,
        "version": pack.version,
        "status": pack.status,
        "hash": loaded.hash,
        "valid_from": pack.valid_from.isoformat(),
        "municipality": pack.municipality,
        "extends": pack.extends,
        "tables": len(pack.tables),
        "interventions": len(pack.interventions),
    }
