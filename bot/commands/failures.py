"""What can go wrong with a command, as one sentence each."""

from __future__ import annotations

import traceback
from pathlib import Path

from dialogs.showing.faults import answer_line, fault_line
from dialogs.wording import say


class UsageError(Exception):
    """The command was not written as it should be; the message is the sentence to show."""


class CommandError(Exception):
    """The command could not do its work; the message is the sentence to show."""


def is_about_one_item(error: Exception) -> bool:
    """Whether only one item of many is wrong, and the others can still be done."""
    from knowledge.answers import AnswerError
    from knowledge.form.faults import UnknownPackError

    return isinstance(error, CommandError | AnswerError | UnknownPackError)


def sentence(error: Exception) -> str | None:
    """Return the one sentence that says what is wrong and what to do, or None for a fault of ours."""
    from bot.bootstrap import CannotListenError
    from bot.commands.store_failures import store_sentence
    from bot.environment import SettingsError
    from dialogs.ports.failures import KeyMissingError, StoreUnavailableError
    from knowledge.answers import AnswerError
    from knowledge.form.faults import PackError, UnknownPackError

    match error:
        case CommandError():
            return str(error)
        case UnknownPackError():
            return say("cli.error.no_such_pack", pack=error.pack, packs=", ".join(error.available))
        case PackError():
            first = fault_line(error.faults[0])
            return say("cli.error.pack_faults", pack=error.pack, count=len(error.faults), first=first)
        case AnswerError():
            return " ".join(map(answer_line, error.faults))
        case SettingsError():
            return "\n".join(say(f"setting.{fault.code}", name=fault.name, **fault.details) for fault in error.faults)
        case KeyMissingError():
            return say("cli.error.key_missing")
        case CannotListenError():
            return say("cli.error.cannot_listen", port=error.port)
        case StoreUnavailableError():
            return store_sentence(error)
    return None


def unexpected(error: Exception) -> str:
    """Return a sentence for a fault of ours: its kind and place, never its text, which may hold a citizen's facts."""
    *_, last = traceback.extract_tb(error.__traceback__)
    return say("cli.error.unexpected", kind=type(error).__name__, file=Path(last.filename).name, line=last.lineno)
