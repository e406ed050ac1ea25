"""What checking packs found, as lines and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.commands.json_lines import Json
from dialogs.showing.faults import fault_line
from dialogs.wording import say
from knowledge.form.faults import Fault

Faults = Mapping[str, tuple[Fault, ...]]


def fault_lines(faults: Faults, strict: bool) -> Iterator[str]:
    """Yield a line for each pack, then one for each of its faults."""
    for pack, found in faults.items():
        count = sum(not fault.is_note(strict) for fault in found)
        yield say("cli.packs.check.faults" if count else "cli.packs.check.good", pack=pack, count=count)
        yield from map(fault_line, found)


def faults_json(faults: Faults) -> Json:
    """Return the faults by pack."""
    return {pack: [_fault_json(fault) for fault in found] for pack, found in faults.items()}


def _fault_json(fault: Fault) -> Json:
    sentence = fault_line(fault)
    return {"file": fault.file, "line": fault.line, "code": fault.code, "mend": fault.mend, "sentence": sentence}
