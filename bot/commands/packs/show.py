"""`vejviser packs show`: a model, or a catalogue of interventions, to read."""

from __future__ import annotations

from argparse import Namespace

from bot.clock import today
from bot.commands.json_lines import print_json
from bot.commands.parser import Commands, add_json
from bot.commands.shelf import open_shelf
from dialogs.wording import say


def add(group: Commands) -> None:
    """Add the command."""
    parser = group.add("show", run, "packs.show")
    parser.add_argument("pack", metavar="MODEL", nargs="?", help=say("cli.pack"))
    parser.add_argument("--interventions", action="store_true", help=say("cli.packs.show.interventions"))
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Show one pack, or the catalogue of interventions of one or all."""
    from bot.commands.packs import catalogues, document

    shelf = open_shelf()
    if arguments.interventions:
        packs = (shelf.pack(arguments.pack),) if arguments.pack else shelf.packs()
        if arguments.json:
            print_json(catalogues.interventions_json(packs))
        else:
            print(catalogues.interventions_text(packs))
    elif arguments.json:
        print_json(shelf.pack(arguments.pack).model_dump(mode="json"))
    else:
        print(document.model_text(shelf.model(arguments.pack), today()))
    return 0
