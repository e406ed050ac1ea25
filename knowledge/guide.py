"""One municipality's knowledge, ready for use: its model, its reader of texts, and lookup over every pack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from knowledge.intake.reader import Reader
from knowledge.intake.reading import Reading
from knowledge.interventions import Intervention
from knowledge.loading import available, load, load_pack
from knowledge.model import Model, compile_pack
from knowledge.pack import Pack
from knowledge.search import Catalogue, Found
from knowledge.values import Value


@dataclass(frozen=True)
class Guide:
    """A compiled model with what reads and finds by it. Build one with `open_guide`."""

    model: Model
    reader: Reader
    packs: tuple[Pack, ...]
    """Every pack whose interventions can be found; the model's own is among them."""

    @cached_property
    def catalogue(self) -> Catalogue:
        """The interventions of all packs, indexed at first use."""
        return Catalogue.of(self.packs)

    @cached_property
    def interventions(self) -> Mapping[str, tuple[Pack, Intervention]]:
        """Every intervention by id, with its pack."""
        return {one.id: (pack, one) for pack in self.packs for one in pack.interventions}

    def read(self, text: str, today: date) -> Reading:
        """Return what a text says of a citizen."""
        return self.reader.read(text, today)

    def find(self, query: str, limit: int, facts: Mapping[str, Value] | None = None) -> Found:
        """Return the interventions that fit a query, the model's own municipality first."""
        return self.catalogue.find(query, limit, own=self.model.loaded.pack.municipality, facts=facts)


def open_guide(pack: str, folders: Sequence[Path] = ()) -> Guide:
    """Load a model and every catalogue.

    Raises:
        UnknownPackError: no folder holds the pack.
        PackError: it, or another pack, has faults.
    """
    model = compile_pack(load(pack, folders))
    own = model.loaded.pack
    others = (load_pack(other, folders) for other in available(folders) if other != own.id)
    return Guide(model, Reader(own), (own, *others))
