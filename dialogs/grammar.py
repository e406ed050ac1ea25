"""What a typed line asks for: a command with its argument, forgiving of spelling."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from rapidfuzz import fuzz, process

from dialogs.wording import words
from knowledge.text import fold

COMMANDS: Final = (
    "new", "find", "case", "mine", "note", "citizen_text", "note_filed", "digest", "help", "back", "undo", "cancel",
    "restart", "log", "differ", "save", "fix", "more", "why", "status", "details", "find_more", "use",
    "law", "continue", "thanks", "ask_access", "access", "approve", "refuse", "link", "unlink", "handover",
    "handover_show", "receive", "return", "withdraw", "take_over", "invite", "deputy", "deputy_decline", "leave",
    "forum", "forum_outcome", "wrong_case", "report", "report_send", "digest_team", "digest_cases", "digest_sheet",
    "digest_off", "digest_on", "remove",
)  # fmt: skip
_WITH_ARGUMENT: Final = frozenset({"new", "find", "case", "digest", "fix", "details", "find_more", "use", "continue",
    "ask_access", "approve", "refuse", "link", "unlink", "handover", "handover_show", "receive", "return", "withdraw",
    "take_over", "invite", "deputy", "deputy_decline", "leave", "forum", "forum_outcome", "wrong_case", "report",
    "digest_team", "digest_cases", "digest_sheet", "remove",
    "note", "citizen_text", "note_filed",
})  # fmt: skip
_CLOSE: Final = 84
_LONG_ENOUGH: Final = 5
BECAUSE: Final = " fordi "
"""What stands between a case number and the reason for looking at it."""
_LEAST_REASON: Final = 10
_EMPTY: Final = " .,:;!?-–—_/*…"
"""What a line of grounds may consist of, or be set in, without saying anything."""
_CASE: Final = re.compile(r"(?:(?:v|nr\.?|nummer) )?[^\s\d]*\d\S*(?: [^\s\d]*\d\S*)*|v-[0-9a-z]{4,}")
"""A case number of any system, or one of ours, which may be letters only; "i HP, 42 år" is none."""
BARE_NUMBER: Final = re.compile(r"\d{4}[-/]\d{2,}|[vV]-\w{4,}")
"""What can be nothing but a case number, also where nothing says so."""

_ABOUT_CASE: Final = frozenset(
    {"note", "citizen_text", "note_filed", "case", "handover", "handover_show", "receive", "withdraw", "take_over"}
)
_CASE_FIRST: Final = frozenset({"link", "unlink", "return", "forum", "forum_outcome"})
_NEEDS: Final = {
    "invite": re.compile(r"(?:se|kigge) med"),
    "leave": re.compile(r"^(?:fra |til )?\d|^(?:slut|forbi)"),
    "remove": re.compile(r"^(?!(?:ikke|ingen|intet|aldrig)\b)\S+(?: \S+){0,2}$"),
}


@dataclass(frozen=True, slots=True)
class Command:
    """A command and what stands after it."""

    name: str
    argument: str = ""


def says_nothing(grounds: str) -> bool:
    """Whether what was written as grounds gives none: nothing at all, "?", "ved ikke", "se journal"."""
    said = fold(grounds).strip(_EMPTY)
    return not said or said in _empty_grounds()


def tells_why(reason: str) -> bool:
    """Whether a reason that somebody gives is long enough to say anything, and does."""
    return len(reason.strip()) >= _LEAST_REASON and not says_nothing(reason)


@cache
def _empty_grounds() -> frozenset[str]:
    return frozenset(fold(said) for said in (*words("general.dont_know"), *words("general.no_grounds")))


def command(text: str) -> Command | None:
    """Return the command that a text is, or None."""
    written = text.strip().strip(".!?")
    folded = fold(written)
    return _whole(folded) or _with_argument(written, folded) or _asks_for_note(folded) or _misspelt(written, folded)


def _whole(folded: str) -> Command | None:
    return next((Command(name) for name in COMMANDS if folded in _forms(name)), None)


def _with_argument(written: str, folded: str) -> Command | None:
    for name, form in _before_arguments():
        if folded.startswith((form + " ", form + ":", form + ",")):
            argument = " ".join(written.split()[len(form.split()) :]).strip(" :")
            if _fits(name, fold(argument)):
                return Command(name, argument)
    return None


def _fits(name: str, argument: str) -> bool:
    """Whether what stands after a command can be meant for it: "ferie i Spanien" and "bed om hjælp" are none."""
    if name in _ABOUT_CASE:
        return _CASE.fullmatch(argument.partition(BECAUSE)[0]) is not None
    if name in _CASE_FIRST:
        return _CASE.fullmatch(argument.split()[0]) is not None
    return _NEEDS[name].search(argument) is not None if name in _NEEDS else True


def _asks_for_note(folded: str) -> Command | None:
    """Read "skriv notat på den fra før"."""
    parts = folded.split()
    verbs = ("skriv", "vis", "lav", "send")
    return Command("note") if parts and parts[0] in verbs and "notat" in parts and len(parts) <= 8 else None


def _misspelt(written: str, folded: str) -> Command | None:
    if len(folded) >= _LONG_ENOUGH:
        names = _names()
        if best := process.extractOne(folded, names.keys(), scorer=fuzz.ratio, score_cutoff=_CLOSE):
            return Command(names[best[0]])
    first, _, rest = written.partition(" ")
    if rest and len(first) >= _LONG_ENOUGH - 1 and fuzz.ratio(fold(first), "find") >= _CLOSE:
        return Command("find", rest)
    return None


@cache
def _forms(name: str) -> frozenset[str]:
    return frozenset(fold(form) for form in words(f"command.{name}"))


@cache
def _names() -> dict[str, str]:
    """Return every form of a command with its name."""
    return {form: name for name in reversed(COMMANDS) for form in sorted(_forms(name))}


@cache
def _before_arguments() -> tuple[tuple[str, str], ...]:
    """Return every command that takes an argument with each form that one can follow, the longest first."""
    return tuple(
        (name, form)
        for name in COMMANDS
        if name in _WITH_ARGUMENT
        for form in sorted(_forms(name) - _forms("alone"), key=len, reverse=True)
    )
