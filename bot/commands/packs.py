"""`vejviser packs`: the municipalities' models."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bot.commands.failures import CommandError, fault_sentence
from bot.commands.json_lines import Json, print_json
from bot.commands.parser import Commands, add_json
from dialogs.wording import say

if TYPE_CHECKING:
    from knowledge.faults import Fault


def add(commands: Commands) -> None:
    """Add the group."""
    group = Commands(commands.add("packs"))
    add_json(group.add("list", run_list, "packs.list"))
    show = group.add("show", run_show, "packs.show")
    show.add_argument("pack", metavar="MODEL", nargs="?", help=say("cli.pack"))
    show.add_argument("--interventions", action="store_true", help=say("cli.packs.show.interventions"))
    add_json(show)
    check = group.add("check", run_check, "packs.check")
    check.add_argument("packs", metavar="MODEL", nargs="*", help=say("cli.packs.some"))
    check.add_argument("--sources", metavar="MAPPE", type=Path, help=say("cli.packs.check.sources"))
    add_json(check)
    test = group.add("test", run_test, "packs.test")
    test.add_argument("packs", metavar="MODEL", nargs="*", help=say("cli.packs.some"))
    add_json(test)


def run_list(arguments: Namespace) -> int:
    """List every pack, those with faults too."""
    from knowledge.faults import PackError

    rows: list[Json] = []
    for id in _ids(()):
        try:
            rows.append(_summary(id))
        except PackError as error:
            rows.append({"id": id, "faults": len(error.faults)})
    if arguments.json:
        print_json(rows)
        return 0
    for row in rows:
        print(say("cli.packs.list.faulty" if "faults" in row else "cli.packs.list.line", **row))
    return 0


def _summary(id: str) -> Json:
    from bot.commands.packing import model

    loaded = model(id).loaded
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
    from bot.commands.packing import all_packs, pack

    if arguments.interventions:
        packs = (pack(arguments.pack),) if arguments.pack else all_packs()
        if arguments.json:
            print_json(pack_views.interventions_json(packs))
        else:
            print(pack_views.interventions_text(packs))
    elif arguments.json:
        print_json(pack(arguments.pack).model_dump(mode="json"))
    else:
        print(pack_views.pack_text(pack(arguments.pack)))
    return 0


def run_check(arguments: Namespace) -> int:
    """Print every fault of the packs; the exit status says whether there were any."""
    from bot.commands.packing import settings
    from knowledge.checking import check

    if arguments.sources and not arguments.sources.is_dir():
        raise CommandError(say("cli.error.no_folder", folder=arguments.sources))
    folders = settings().pack_folders
    faults = {id: check(id, folders, arguments.sources) for id in _ids(arguments.packs)}
    if arguments.json:
        print_json({id: [_fault_json(fault) for fault in found] for id, found in faults.items()})
    else:
        for line in _check_lines(faults):
            print(line)
    return 1 if any(faults.values()) else 0


def _check_lines(faults: dict[str, tuple[Fault, ...]]) -> Iterator[str]:
    for id, found in faults.items():
        yield (
            say("cli.packs.check.faults", pack=id, count=len(found))
            if found
            else say("cli.packs.check.good", pack=id)
        )
        yield from map(fault_sentence, found)


def _fault_json(fault: Fault) -> Json:
    return {
        "file": fault.file,
        "line": fault.line,
        "code": fault.code,
        "mend": fault.mend,
        "text": fault_sentence(fault),
    }


def run_test(arguments: Namespace) -> int:
    """Run the cases of the packs; the exit status says whether all came out as they say."""
    from bot.commands.packing import model
    from knowledge.casework import run_cases

    reports = {id: run_cases(model(id)) for id in _ids(arguments.packs)}
    if arguments.json:
        print_json(
            {
                id: {
                    "cases": report.cases,
                    "mismatches": [
                        {"case": wrong.case, "what": wrong.what, "expected": wrong.expected, "found": wrong.found}
                        for wrong in report.mismatches
                    ],
                    "rows_without_case": list(report.rows_without_case),
                }
                for id, report in reports.items()
            }
        )
    else:
        for id, report in reports.items():
            print(say("cli.packs.test.line", pack=id, cases=report.cases, wrong=len(report.mismatches)))
            for wrong in report.mismatches:
                print(
                    say(
                        "cli.packs.test.wrong",
                        case=wrong.case,
                        what=wrong.what,
                        expected=wrong.expected,
                        found=wrong.found,
                    )
                )
    return 1 if any(report.mismatches for report in reports.values()) else 0


def _ids(named: list[str] | tuple[()]) -> tuple[str, ...]:
    from bot.commands.packing import settings
    from knowledge.loading import available

    return tuple(named) or available(settings().pack_folders)
