"""Cases of one citizen that several centres keep under different numbers: joining them, and undoing it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from dialogs.ports.decisions import CaseReference
from dialogs.ports.people import Person


@dataclass(frozen=True, slots=True)
class CaseLink:
    """That two cases were joined, or parted again where `joined` is False; the newest of a pair holds.

    The cases are Vejviser numbers. Nothing moves from one case to the other, so nothing is lost when they part.
    """

    one: str
    other: str
    joined: bool
    at: datetime
    by: Person

    @property
    def pair(self) -> frozenset[str]:
        """The two cases."""
        return frozenset((self.one, self.other))


class LinkBook(Protocol):
    """The part of a unit of work that knows which cases are one citizen's."""

    async def cases(self, number: str) -> tuple[str, ...]:
        """Return the Vejviser numbers that a number stands for by itself, in order: ours, or any centre's own."""

    async def case_for(self, centre: str, number: str, now: datetime) -> str:
        """Return the case that has this number in this centre's system; a new one where nobody has logged it yet."""

    async def references(self, cases: Collection[str]) -> tuple[CaseReference, ...]:
        """Return the numbers that the centres' own systems have for these cases, as they were written, in order."""

    async def joined(self, cases: Collection[str]) -> tuple[str, ...]:
        """Return these cases and all that are joined with them, directly or through others, in order."""

    async def link(self, link: CaseLink) -> None:
        """Note that two cases were joined or parted."""

    async def links(self, cases: Collection[str]) -> tuple[CaseLink, ...]:
        """Return every joining and parting that one of these cases was part of, the oldest first."""


def standing(links: Iterable[CaseLink]) -> tuple[CaseLink, ...]:
    """Return the links that hold, given all of them with the oldest first."""
    newest = {link.pair: link for link in links}
    return tuple(link for link in newest.values() if link.joined)


def reach(start: Collection[str], links: Iterable[CaseLink]) -> frozenset[str]:
    """Return every case that is reached from these through links that hold."""
    reached = frozenset(start)
    pairs = [link.pair for link in standing(links)]
    while more := frozenset().union(*(pair for pair in pairs if pair & reached)) - reached:
        reached |= more
    return reached
