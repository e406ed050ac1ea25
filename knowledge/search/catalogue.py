"""The catalogue of interventions, searched as caseworkers write."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from knowledge.form.pack import Pack
from knowledge.search.concepts import Concepts
from knowledge.search.documents import Entry, entries_of
from knowledge.search.explaining import reasons_for
from knowledge.search.found import Found, Hit
from knowledge.search.index import Index
from knowledge.search.misses import telling_words
from knowledge.search.names import Names
from knowledge.search.nearness import Nearness
from knowledge.search.needs import in_order
from knowledge.search.query import Query, parse
from knowledge.search.ranking import Candidate, candidates
from knowledge.search.reasons import Reason, ReasonKind
from knowledge.search.refusal import is_good
from knowledge.search.tokens import joined
from knowledge.search.wholes import Wholes
from knowledge.values import Value

_EXACT: Final = 3.0
"""Above everything that is found by its words."""
_MOST: Final = 1.25
"""What a full match comes to with everything that speaks for it."""
_LEAST: Final = 0.08
"""A smaller share of the query is chance and is not shown."""


class Catalogue:
    """Interventions of one or several packs, ready to be searched."""

    def __init__(self, entries: Sequence[Entry], concepts: Concepts) -> None:
        """Index the entries; this takes a fraction of a second and is done once."""
        self._entries = tuple(entries)
        self._index = Index(self._entries, concepts)
        self._names = Names(self._entries)
        self._wholes = Wholes(self._entries)

    @classmethod
    def of(cls, packs: Iterable[Pack]) -> Catalogue:
        """Return the catalogue of several packs."""
        packs = tuple(packs)
        return cls([entry for pack in packs for entry in entries_of(pack)], Concepts.of(packs))

    def find(
        self, query: str, limit: int = 3, own: str | None = None, facts: Mapping[str, Value] | None = None
    ) -> Found:
        """Return the interventions that fit a query, best first.

        Args:
            query: words, a name, a paragraph, a target group, or a whole sentence; spelling is mended.
            limit: at most so many hits.
            own: the caller's municipality. Its interventions come first among those that fit about as well.
            facts: what is known of the citizen. It moves near-equals, never what the query names.
        """
        parsed = parse(query, self._index)
        found = {one.entry: one for one in candidates(parsed, self._index)}
        exact = self._names.exactly(joined(query))
        nearness = Nearness(own, facts or {}, parsed.ages, self._index)
        scores = {entry: self._score(one, parsed, nearness) for entry, one in found.items()}
        scores |= {entry: _EXACT + nearness.bonus(entry, self._entries[entry]) for entry in exact}
        parts = self._wholes.lift(scores)
        shown = in_order({entry: score for entry, score in scores.items() if score >= _LEAST}, found, parsed)
        hits = []
        for entry in shown[: max(limit, 0)]:
            reasons = self._reasons(entry, query if entry in exact else None, found.get(entry), parsed)
            if entry in parts:
                reasons += (Reason(ReasonKind.PART, (), (self._title(parts[entry]),)),)
            hits.append(self._hit(entry, scores[entry], reasons, nearness))
        return Found(tuple(hits), bool(exact) or is_good(parsed, tuple(found.values())))

    def words_missed(self, query: str) -> tuple[str, ...]:
        """Return the few words by which a query that found nothing is counted; none of them names anybody."""
        return telling_words(query, self._index.words)

    def _title(self, entry: int) -> str:
        return self._entries[entry].intervention.title

    def _score(self, one: Candidate, query: Query, nearness: Nearness) -> float:
        named = self._names.bonus(one.entry, query)
        return (one.share + named * (1 - one.share)) * (1 + nearness.bonus(one.entry, self._entries[one.entry]))

    def _reasons(self, entry: int, name: str | None, one: Candidate | None, query: Query) -> tuple[Reason, ...]:
        if name is not None:
            return (Reason(ReasonKind.NAME, (name.strip(),), (self._title(entry),)),)
        return reasons_for(self._entries[entry], one, query, self._index) if one else ()

    def _hit(self, number: int, score: float, reasons: tuple[Reason, ...], nearness: Nearness) -> Hit:
        entry = self._entries[number]
        one = entry.intervention
        return Hit(
            id=one.id,
            title=one.title,
            other_names=tuple(one.other_names),
            score=1.0 if score > _EXACT / 2 else round(min(score / _MOST, 0.99), 3),
            matched_on=reasons,
            municipality=entry.municipality,
            own=nearness.is_own(entry),
            status=one.status,
            legal_kind=one.legal_kind,
            year=one.year,
            source=one.source,
            pack=entry.pack,
        )
