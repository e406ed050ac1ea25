"""Faults of a pack: where, what, and what to write instead. All of them at once, never only the first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

_NOTES: Final = ("budget_spent",)
_PASSED: Final = ("notice_passed", "said_long_ago")


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault. `code` and `details` become a sentence in the wording catalogue (`fault.<code>`)."""

    file: str
    line: int
    code: str
    details: dict[str, str] = field(default_factory=dict, compare=False)
    mend: str = ""
    """What to write instead, where it is known: a name that resembles, or the values that are allowed."""

    def is_note(self, strict: bool = False) -> bool:
        """Whether a pack with this is still without faults.

        Notes say what was not looked into, and what a day has made old: nobody has changed the pack, so that is a
        fault only where its owner asks strictly, not for a build that was green the day before.
        """
        return self.code in _NOTES or (self.code in _PASSED and not strict)


def without_repeats(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Return the faults in the order of their places, each once."""
    return tuple(sorted({(f.file, f.line, f.code, str(f.details)): f for f in faults}.values()))


class PackError(Exception):
    """A pack cannot be used."""

    def __init__(self, pack: str, faults: tuple[Fault, ...]) -> None:
        super().__init__(f"pack {pack}: {len(faults)} faults")
        self.pack = pack
        self.faults = faults


class UnknownPackError(Exception):
    """No folder holds a pack of this name."""

    def __init__(self, pack: str, available: tuple[str, ...]) -> None:
        super().__init__(f"no pack {pack}; there are {', '.join(available)}")
        self.pack = pack
        self.available = available
