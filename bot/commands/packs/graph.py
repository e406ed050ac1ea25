"""`vejviser packs graph`: a model as a Mermaid diagram."""

from __future__ import annotations

from argparse import Namespace

from bot.commands.failures import CommandError
from bot.commands.json_lines import print_json
from bot.commands.parser import Commands, add_json
from bot.commands.shelf import open_shelf
from dialogs.wording import say


def add(group: Commands) -> None:
    """Add the command."""
    parser = group.add("graph", run, "packs.graph")
    parser.add_argument("pack", metavar="MODEL", nargs="?", help=say("cli.pack"))
    parser.add_argument("--table", metavar="TABEL", help=say("cli.packs.graph.table"))
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Print the diagram of a model, or of one of its tables row by row."""
    from dialogs.showing.diagram import model_diagram, table_diagram

    model = open_shelf().model(arguments.pack)
    if arguments.table and arguments.table not in model.tables:
        raise CommandError(say("cli.error.no_table", table=arguments.table, tables=", ".join(model.tables)))
    diagram = table_diagram(model, arguments.table) if arguments.table else model_diagram(model)
    if arguments.json:
        print_json({"pack": model.loaded.pack.id, "table": arguments.table, "mermaid": diagram})
    else:
        print(diagram)
    return 0
