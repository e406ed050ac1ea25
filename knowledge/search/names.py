"""Names of interventions: a query that is one of them, or that has one in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from knowledge.search.documents import Entry
from knowledge.search.query import Query
from knowledge.search.tokens import joined, tokens

_NAME: Final = 0.3
_PHRASE: Final = 0.2


class Names:
    """The titles, other names and everyday words of a catalogue."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._exact: dict[str, list[int]] = defaultdict(list)
        self._inside: list[tuple[tuple[frozenset[str], float], ...]] = []
        for number, entry in enumerate(entries):
            for name in dict.fromkeys(map(joined, entry.names)):
                self._exact[name].append(number)
            names = [(_stems(name), _NAME) for name in entry.names]
            phrases = [(_stems(word), _PHRASE) for word in entry.intervention.everyday_words]
            self._inside.append(tuple((stems, bonus) for stems, bonus in names + phrases if stems))

    def exactly(self, typed: str) -> frozenset[int]:
        """Return the entries with this name, given folded and as one word."""
        return frozenset(self._exact.get(typed, ()))

    def bonus(self, entry: int, query: Query) -> float:
        """Return how much it adds that a whole name or everyday phrase stands in the query, 0..1."""
        best = 0.0
        for stems, bonus in self._inside[entry]:
            if bonus > best and stems <= query.words:
                best = max(best, bonus * query.share(stems))
        return best


def _stems(name: str) -> frozenset[str]:
    """Return the telling stems of a name; nothing when only one word of several tells anything."""
    found = tokens(name)
    telling = frozenset(token.stem for token in found if not token.silent and not token.faint)
    return telling if len(telling) > 1 or len(found) == 1 else frozenset()
