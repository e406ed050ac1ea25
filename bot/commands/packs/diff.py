"""`vejviser packs diff`: what changes from one model to another, and for which logged decisions."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from bot.commands.json_lines import print_json
from bot.commands.parser import Commands, add_json
from bot.commands.shelf import Shelf, open_shelf
from dialogs.wording import say

if TYPE_CHECKING:
    from knowledge.rules.model import Model


def add(group: Commands) -> None:
    """Add the command."""
    parser = group.add("diff", run, "packs.diff")
    parser.add_argument("old", metavar="A", help=say("cli.packs.diff.old"))
    parser.add_argument("new", metavar="B", nargs="?", help=say("cli.packs.diff.new"))
    parser.add_argument("--log", action="store_true", help=say("cli.packs.diff.log"))
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Print every change in a sentence of its own; with `--log` also the decisions that would come out otherwise."""
    import asyncio

    from bot.commands.packs import relogged
    from dialogs.showing.changes import change_line
    from knowledge.checking.differing import differences

    shelf = open_shelf()
    old = _model(shelf, arguments.old)
    new = _model(shelf, arguments.new) if arguments.new else shelf.model(old.loaded.pack.id)
    lines = [change_line(change, old, new) for change in differences(old.loaded.pack, new.loaded.pack)]
    turned = asyncio.run(relogged.read_turned(shelf.settings, old.loaded.pack.id, new)) if arguments.log else None
    if arguments.json:
        print_json({"changes": lines} | ({} if turned is None else {"log": relogged.turned_json(turned)}))
        return 0
    print("\n".join(lines or [say("cli.packs.diff.same")]))
    if turned is not None:
        print("\n".join(relogged.turned_lines(turned)))
    return 0


def _model(shelf: Shelf, named: str) -> Model:
    """Return the model of a pack, of one of its versions (`<id>@<day>`), or of a folder."""
    from knowledge.form.loading import load
    from knowledge.rules.compiling import compile_pack

    folder = Path(named)
    if (folder / "pack.yaml").is_file():
        folder = folder.resolve()
        return compile_pack(load(folder.name, (folder.parent, *shelf.settings.pack_folders)))
    return compile_pack(shelf.loaded((named,))[0])
