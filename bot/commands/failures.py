"""What can go wrong with a command, as one sentence each."""

from __future__ import annotations

from bot.environment import SettingsError
from dialogs.ports import KeyMissingError, StoreUnavailableError
from dialogs.wording import has, say
from knowledge.answers import AnswerError, AnswerFault
from knowledge.faults import Fault, PackError, UnknownPackError


class UsageError(Exception):
    """The command was not written as it should be; the message is the sentence to show."""


class CommandError(Exception):
    """The command could not do its work; the message is the sentence to show."""


def sentence(error: Exception) -> str | None:
    """Return the one sentence that says what is wrong and what to do, or None for a fault of ours."""
    match error:
        case CommandError():
            return str(error)
        case UnknownPackError():
            return say("cli.error.no_such_pack", pack=error.pack, packs=", ".join(error.available))
        case PackError():
            first = fault_sentence(error.faults[0])
            return say("cli.error.pack_faults", pack=error.pack, count=len(error.faults), first=first)
        case AnswerError():
            return " ".join(map(answer_sentence, error.faults))
        case SettingsError():
            return " ".join(say(f"setting.{fault.code}", name=fault.name, **fault.details) for fault in error.faults)
        case KeyMissingError():
            return say("cli.error.key_missing", detail=error)
        case StoreUnavailableError():
            return say("cli.error.store_unavailable")
    return None


def answer_sentence(fault: AnswerFault) -> str:
    """Return what is wrong with one answer, and what to write instead."""
    return say(f"answer.{fault.code}", fact=fault.fact, found=fault.found) + _mend(fault.mend)


def fault_sentence(fault: Fault) -> str:
    """Return where in a pack a fault stands, what it is, and what to write instead."""
    key = f"fault.{fault.code}" if has(f"fault.{fault.code}") else "fault.not_valid"
    return say("fault.line", file=fault.file, line=fault.line, problem=say(key, **fault.details)) + _mend(fault.mend)


def _mend(mend: str) -> str:
    return f" {say('fault.mend', mend=mend)}" if mend else ""
