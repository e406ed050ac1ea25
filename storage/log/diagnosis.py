"""What was done to a chain whose links do not meet, told from the links alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Literal

from storage.log.chain import GENESIS


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that was done to the log: the place in the chain, and the decision where it is still there.

    `changed`: the entry or its payload is not what was logged. `unreadable`: no key opens the payload, which was
    changed or has lost its key. `removed`: from this place on, so `many` entries are gone. `inserted`, `reordered`:
    the entry does not belong there. `end_changed`: the chain does not end as was sealed; all may be rewritten.
    """

    kind: Literal["changed", "unreadable", "removed", "inserted", "reordered", "end_changed"]
    seq: int
    decision: str | None = None
    many: int = 1


@dataclass(frozen=True, slots=True)
class Link:
    """An entry as a link of the chain."""

    seq: int
    id: str
    prev_hash: str
    hash: str


def diagnose(links: Sequence[Link], length: int, end: str, changed: Set[str]) -> list[Fault]:
    """Follow the links from the first on, and return what is missing, out of place or too many.

    Args:
        links: every entry, by `seq`.
        length: how many there should be.
        end: the hash of the last one.
        changed: ids of the entries whose hash is already known to be wrong.
    """
    chain = _Chain(links, end)
    path: list[Link] = []
    faults = list(_breaks(chain, path, length, len(links), changed))
    faults += [Fault("inserted", link.seq, link.id) for link in chain.unvisited()]
    by_seq = sorted(path, key=lambda link: link.seq)
    faults += [
        Fault("reordered", link.seq, link.id) for link, there in zip(path, by_seq, strict=True) if link != there
    ]
    return faults or [Fault("reordered", link.seq, link.id) for at, link in enumerate(path, 1) if link.seq != at]


def _breaks(chain: _Chain, path: list[Link], length: int, entries: int, changed: Set[str]) -> Iterator[Fault]:
    """Walk the chain into `path`, and yield what is missing where it breaks."""
    position, renumbered = 1, 0
    while position <= length:
        last = path[-1] if path else None
        link = chain.after(last)
        if link is None:
            link = chain.next_start()
            if link is None:
                yield Fault("removed", position, many=length + 1 - position)
                return
            gap = link.seq + renumbered - position
            if gap > 0:
                yield Fault("removed", position, many=gap)
                position += gap
            elif entries + renumbered < length:
                yield Fault("removed", position)
                position, renumbered = position + 1, renumbered + 1
            elif last and changed.isdisjoint({last.id, link.id}):
                yield Fault("changed", last.seq, last.id)
        path.append(link)
        position += 1


class _Chain:
    """The links by what they follow, each visited once."""

    def __init__(self, links: Sequence[Link], end: str) -> None:
        hashes = {GENESIS, *(link.hash for link in links)}
        self._followed = {end, *(link.prev_hash for link in links)}
        self._unvisited = {link.id: link for link in links}
        self._after: dict[str, list[Link]] = defaultdict(list)
        for link in sorted(links, key=lambda link: link.hash not in self._followed):
            self._after[link.prev_hash].append(link)
        self._starts = [link for link in links if link.prev_hash not in hashes and link.hash in self._followed]

    def after(self, last: Link | None) -> Link | None:
        """Visit the link that follows; of several, one that is followed itself."""
        return self._visit(self._after[last.hash if last else GENESIS])

    def next_start(self) -> Link | None:
        """Visit the first link that follows nothing that is there, and is followed itself."""
        return self._visit(self._starts)

    def unvisited(self) -> Sequence[Link]:
        """Return what lies off the chain, by `seq`."""
        return tuple(self._unvisited.values())

    def _visit(self, candidates: Sequence[Link]) -> Link | None:
        link = next((link for link in candidates if link.id in self._unvisited), None)
        if link:
            del self._unvisited[link.id]
        return link
