"""The municipality's own interventions: what a decision may name, and how they are found while somebody types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from knowledge.form.interventions import Intervention
from knowledge.form.pack import Pack
from knowledge.search import Catalogue, Concepts, Entry, entries_of
from knowledge.text import fold, words


class OwnInterventions:
    """The interventions of one municipality, in whichever pack they stand."""

    def __init__(self, own: Pack, packs: Sequence[Pack], concepts: Concepts) -> None:
        """Take those of the municipality of `own` out of `packs`; `concepts` are what they are found by."""
        self._concepts = concepts
        municipality = fold(own.municipality or own.title)
        found = [e for pack in packs for e in entries_of(pack) if fold(e.municipality) == municipality]
        self.ids = frozenset(entry.intervention.id for entry in found)
        """Of all of them, those that have ended too."""
        running = (entry for entry in found if entry.intervention.status != "ophoert")
        self._entries = sorted(running, key=lambda entry: fold(entry.intervention.title))
        self.selectable: Mapping[str, Intervention] = {e.intervention.id: e.intervention for e in self._entries}
        """What a decision may name, by id, in the order of the titles."""

    @cached_property
    def catalogue(self) -> Catalogue:
        """The selectable ones alone, indexed at first use."""
        return Catalogue(self._entries, self._concepts)

    def suggest(self, typed: str, limit: int) -> tuple[Intervention, ...]:
        """Return selectable ones that something half typed may mean: names that begin so, then what a search finds.

        Nothing typed gives them all, as far as the limit goes.
        """
        parts = words(typed)
        begun = [one.intervention for one in self._entries if (parts or not typed.strip()) and _begins(one, parts)]
        found = self.catalogue.find(typed, limit)
        searched = [self.selectable[hit.id] for hit in found.hits] if found.good_match else []
        return tuple({one.id: one for one in (*begun, *searched)}.values())[:limit]


def _begins(entry: Entry, typed: Sequence[str]) -> bool:
    """Say whether each typed word begins a word of one and the same name, or all of them as one begin that name."""
    names = [words(name) for name in entry.names]
    return any(
        all(any(word.startswith(part) for word in name) for part in typed) or "".join(name).startswith("".join(typed))
        for name in names
    )
