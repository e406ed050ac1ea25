"""`vejviser packs`: the municipalities' models, to look at and to check."""

from __future__ import annotations

from argparse import Namespace
from contextlib import suppress
from pathlib import Path

from bot.commands.failures import CommandError
from bot.commands.json_lines import Json, print_json
from bot.commands.parser import Commands, add_json
from bot.commands.shelf import Shelf, open_shelf
from dialogs.wording import say


def add(commands: Commands) -> None:
    """Add the group."""
    group = Commands(commands.add("packs"))
    listing = group.add("list", run_list, "packs.list")
    show = group.add("show", run_show, "packs.show")
    show.add_argument("pack", metavar="MODEL", nargs="?", help=say("cli.pack"))
    show.add_argument("--interventions", action="store_true", help=say("cli.packs.show.interventions"))
    check = group.add("check", run_check, "packs.check")
    check.add_argument("--sources", metavar="MAPPE", type=Path, help=say("cli.packs.check.sources"))
    test = group.add("test", run_test, "packs.test")
    for parser in (check, test):
        parser.add_argument("packs", metavar="MODEL", nargs="*", help=say("cli.packs.some"))
    misses = group.add("misses", run_misses, "packs.misses")
    misses.add_argument("pack", metavar="MODEL", nargs="?", help=say("cli.pack"))
    for parser in (listing, show, check, test, misses):
        add_json(parser)


def run_list(arguments: Namespace) -> int:
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


def run_show(arguments: Namespace) -> int:
    """Show one pack, or the catalogue of interventions of one or all."""
    from bot.commands import pack_views

    shelf = open_shelf()
    if arguments.interventions:
        packs = (shelf.pack(arguments.pack),) if arguments.pack else shelf.packs()
        if arguments.json:
            print_json(pack_views.interventions_json(packs))
        else:
            print(pack_views.interventions_text(packs))
    elif arguments.json:
        print_json(shelf.pack(arguments.pack).model_dump(mode="json"))
    else:
        print(pack_views.pack_text(shelf.pack(arguments.pack)))
    return 0


def run_check(arguments: Namespace) -> int:
    """Print every fault of the packs; the exit status says whether there were any."""
    from bot.commands import pack_reports
    from knowledge.checking import check

    if arguments.sources and not arguments.sources.is_dir():
        raise CommandError(say("cli.error.no_folder", folder=arguments.sources))
    shelf = open_shelf()
    folders = shelf.settings.pack_folders
    faults = {id: check(id, folders, arguments.sources) for id in arguments.packs or shelf.ids()}
    if arguments.json:
        print_json(pack_reports.faults_json(faults))
    else:
        print("\n".join(pack_reports.fault_lines(faults)))
    return 1 if any(faults.values()) else 0


def run_test(arguments: Namespace) -> int:
    """Run the cases of the packs; the exit status says whether all came out as they say."""
    from bot.commands import pack_reports
    from knowledge.casework import run_cases

    models = open_shelf().models(arguments.packs)
    reports = {model.loaded.pack.id: run_cases(model) for model in models}
    if arguments.json:
        print_json(pack_reports.cases_json(reports))
    else:
        print("\n".join(pack_reports.case_lines(reports)))
    return 1 if any(report.mismatches for report in reports.values()) else 0


def run_misses(arguments: Namespace) -> int:
    """List what lookups did not find, by its words."""
    import asyncio

    from bot.commands import pack_misses

    shelf = open_shelf()
    pack = shelf.pack(arguments.pack).id if arguments.pack else None
    misses = asyncio.run(pack_misses.read_misses(shelf.settings, pack))
    if arguments.json:
        print_json(pack_misses.misses_json(misses))
    else:
        print("\n".join(pack_misses.miss_lines(misses)))
    return 0
