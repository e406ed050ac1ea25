"""What checking packs and running their cases showed, as lines and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict

from bot.commands.json_lines import Json
from dialogs.faults import fault_line
from dialogs.wording import say
from knowledge.casework import CaseReport
from knowledge.faults import Fault

Faults = Mapping[str, tuple[Fault, ...]]
Reports = Mapping[str, CaseReport]


def fault_lines(faults: Faults) -> Iterator[str]:
    """Yield a line for each pack, then one for each of its faults."""
    for pack, found in faults.items():
        key = "cli.packs.check.faults" if found else "cli.packs.check.good"
        yield say(key, pack=pack, count=len(found))
        yield from map(fault_line, found)


def faults_json(faults: Faults) -> Json:
    """Return the faults by pack."""
    return {pack: [_fault_json(fault) for fault in found] for pack, found in faults.items()}


def _fault_json(fault: Fault) -> Json:
    sentence = fault_line(fault)
    return {"file": fault.file, "line": fault.line, "code": fault.code, "mend": fault.mend, "sentence": sentence}


def case_lines(reports: Reports) -> Iterator[str]:
    """Yield a line for each pack, then one for each case that came out otherwise."""
    for pack, report in reports.items():
        yield say("cli.packs.test.line", pack=pack, cases=report.cases, wrong=len(report.mismatches))
        for wrong in report.mismatches:
            yield say("cli.packs.test.wrong", **asdict(wrong))


def cases_json(reports: Reports) -> Json:
    """Return the reports by pack."""
    return {pack: asdict(report) for pack, report in reports.items()}
