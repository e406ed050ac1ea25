"""One municipality's knowledge, ready for use: its model, its reader of texts, and lookup over every pack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Final

from knowledge.form.interventions import Intervention
from knowledge.form.loading import available, load_all, valid_on
from knowledge.form.pack import Pack
from knowledge.intake.reader import Reader
from knowledge.intake.reading import Reading
from knowledge.own import OwnInterventions
from knowledge.rules.compiling import compile_pack
from knowledge.rules.model import Model
from knowledge.search import Catalogue, Concepts, Found, entries_of
from knowledge.values import Value

_WIDE: Final = 12
"""Hits among which the own municipality's are looked for."""
_FAIR_SHARE: Final = 0.7
"""An own intervention comes first when it fits at least this well beside the best hit."""


@dataclass(frozen=True)
class Guide:
    """A compiled model with what reads and finds by it. Build one with `open_guide`."""

    model: Model
    reader: Reader
    packs: tuple[Pack, ...]
    """Every pack whose interventions can be found; the model's own is among them."""

    @cached_property
    def concepts(self) -> Concepts:
        """The thesaurus of all packs, learnt at first use."""
        return Concepts.of(self.packs)

    @cached_property
    def catalogue(self) -> Catalogue:
        """The interventions of all packs, indexed at first use."""
        return Catalogue([entry for pack in self.packs for entry in entries_of(pack)], self.concepts)

    @cached_property
    def interventions(self) -> Mapping[str, tuple[Pack, Intervention]]:
        """Every intervention by id, with its pack."""
        return {one.id: (pack, one) for pack in self.packs for one in pack.interventions}

    @cached_property
    def own(self) -> OwnInterventions:
        """The municipality's own interventions."""
        return OwnInterventions(self.model.loaded.pack, self.packs, self.concepts)

    def read(self, text: str, today: date) -> Reading:
        """Return what a text says of a citizen."""
        return self.reader.read(text, today)

    def find(self, query: str, limit: int, facts: Mapping[str, Value] | None = None) -> Found:
        """Return the interventions that fit a query; the own municipality's come first where they fit at all well."""
        found = self.catalogue.find(query, max(limit, _WIDE), own=self.model.loaded.pack.municipality, facts=facts)
        enough = max((hit.score for hit in found.hits), default=0.0) * _FAIR_SHARE
        ordered = sorted(found.hits, key=lambda hit: not (hit.own and hit.score >= enough))
        return replace(found, hits=tuple(ordered[:limit]))


def open_guide(pack: str, folders: Sequence[Path] = (), day: date | None = None) -> Guide:
    """Load a model and every catalogue, each in the version of a day where one is given.

    Raises:
        UnknownPackError: no folder holds the pack.
        PackError: it, or another pack, has faults.
    """
    others = [other for other in available(folders) if other != pack]
    versions = (valid_on(one, day, folders) if day else one for one in (pack, *others))
    own, *rest = load_all(versions, folders)
    return Guide(compile_pack(own), Reader(own.pack), (own.pack, *(loaded.pack for loaded in rest)))
