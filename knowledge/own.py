"""The municipality's own interventions: what a decision may name, and how they are found while somebody types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from knowledge.interventions import Intervention
from knowledge.pack import Pack
from knowledge.search import Catalogue, Entry, entries_of
from knowledge.text import fold, words


class OwnInterventions:
    """The interventions of one municipality, in whichever pack they stand, without those that have ended."""

    def __init__(self, own: Pack, packs: Sequence[Pack]) -> None:
        """Take those of the municipality of `own` out of `packs`."""
        municipality = fold(own.municipality or own.title)
        self._packs = packs
        self._entries = sorted(
            (
                entry
                for pack in packs
                for entry in entries_of(pack)
                if fold(entry.municipality) == municipality and entry.intervention.status != "ophoert"
            ),
            key=lambda entry: fold(entry.intervention.title),
        )
        self.by_id: Mapping[str, Intervention] = {
            entry.intervention.id: entry.intervention for entry in self._entries
        }
        """In the order of their titles."""

    @cached_property
    def catalogue(self) -> Catalogue:
        """These interventions alone, indexed at first use."""
        groups = {group.id: group for pack in self._packs for group in pack.thesaurus}
        return Catalogue(self._entries, groups.values())

    def suggest(self, typed: str, limit: int) -> tuple[Intervention, ...]:
        """Return what may be meant by something half typed: names that begin so, then what a search finds.

        Nothing typed gives them all, as far as the limit goes.
        """
        begun = [entry.intervention for entry in self._entries if _begins(entry, words(typed))]
        found = self.catalogue.find(typed, limit)
        searched = [self.by_id[hit.id] for hit in found.hits] if found.good_match else []
        return tuple({one.id: one for one in (*begun, *searched)}.values())[:limit]


def _begins(entry: Entry, typed: Sequence[str]) -> bool:
    """Say whether each typed word begins a word of one and the same name, or all of them as one begin that name."""
    names = [words(name) for name in entry.names]
    return any(
        all(any(word.startswith(part) for word in name) for part in typed) or "".join(name).startswith("".join(typed))
        for name in names
    )
