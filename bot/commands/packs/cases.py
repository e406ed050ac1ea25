"""`vejviser packs test`: the models' own cases."""

from __future__ import annotations

from argparse import Namespace

from bot.commands.json_lines import print_json
from bot.commands.parser import Commands, add_json
from bot.commands.shelf import open_shelf
from dialogs.wording import say


def add(group: Commands) -> None:
    """Add the command."""
    parser = group.add("test", run, "packs.test")
    parser.add_argument("packs", metavar="MODEL", nargs="*", help=say("cli.packs.some"))
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Run the cases of the packs; the exit status says whether all came out as they say."""
    from bot.commands.packs import mismatched
    from knowledge.checking.cases import run_cases

    models = open_shelf().models(arguments.packs)
    reports = {model.loaded.pack.id: run_cases(model) for model in models}
    if arguments.json:
        print_json(mismatched.cases_json(reports))
    else:
        print("\n".join(mismatched.case_lines(reports)))
    return 1 if any(report.mismatches for report in reports.values()) else 0
