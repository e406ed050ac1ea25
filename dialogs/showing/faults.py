"""Faults of packs and answers, as sentences that say what to write instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogs.wording import say

if TYPE_CHECKING:
    from knowledge.answers import AnswerFault
    from knowledge.form.faults import Fault


def fault_line(fault: Fault) -> str:
    """Return "file:line: what is wrong. Skriv i stedet: …"."""
    line = say("fault.line", file=fault.file, line=fault.line, sentence=say(f"fault.{fault.code}", **fault.details))
    return f"{line} {say('fault.mend', mend=fault.mend)}" if fault.mend else line


def answer_line(fault: AnswerFault) -> str:
    """Return what is wrong with one answer, and what may have been meant."""
    line = say(f"answer.{fault.code}", found=fault.found, fact=fault.fact)
    return f"{line} {say('answer.mend', mend=fault.mend)}" if fault.mend else line
