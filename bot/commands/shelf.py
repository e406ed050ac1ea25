"""The packs as a command uses them: found by the settings, each made ready once."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.settings import Settings
    from knowledge.intake.reader import Reader
    from knowledge.loading import Loaded
    from knowledge.model import Model
    from knowledge.pack import Pack
    from knowledge.search import Catalogue


def open_settings(pack: str | None = None) -> Settings:
    """Return the settings of the environment, with another pack if one is named; raises `SettingsError`."""
    from bot.settings import read_settings

    settings = read_settings(os.environ)
    return replace(settings, pack=pack) if pack else settings


@dataclass(frozen=True)
class Shelf:
    """The packs that the settings find. None stands for the pack of the settings.

    Every method raises `UnknownPackError` and `PackError` as `knowledge.loading.load` does.
    """

    settings: Settings
    _loaded: dict[str, Loaded] = field(default_factory=dict)
    _models: dict[str, Model] = field(default_factory=dict)
    _readers: dict[str, Reader] = field(default_factory=dict)

    def ids(self) -> tuple[str, ...]:
        """Return the ids of every pack there is."""
        from knowledge.loading import available

        return available(self.settings.pack_folders)

    def packs(self, ids: Sequence[str] = ()) -> tuple[Pack, ...]:
        """Return packs, all of them for none; to read them together is faster than one by one."""
        from knowledge.loading import load_all

        wanted = tuple(ids) or self.ids()
        missing = [id for id in wanted if id not in self._loaded]
        self._loaded.update(zip(missing, load_all(missing, self.settings.pack_folders), strict=True))
        return tuple(self._loaded[id].pack for id in wanted)

    def pack(self, id: str | None = None) -> Pack:
        """Return a pack."""
        return self.packs((id or self.settings.pack,))[0]

    def model(self, id: str | None = None) -> Model:
        """Return a compiled model."""
        from knowledge.model import compile_pack

        id = self.pack(id).id
        if id not in self._models:
            self._models[id] = compile_pack(self._loaded[id])
        return self._models[id]

    def models(self, ids: Sequence[str] = ()) -> tuple[Model, ...]:
        """Return compiled models, all of them for none."""
        return tuple(self.model(pack.id) for pack in self.packs(ids))

    def reader(self, id: str | None = None) -> Reader:
        """Return what reads texts by the words of a pack."""
        from knowledge.intake.reader import Reader

        pack = self.pack(id)
        if pack.id not in self._readers:
            self._readers[pack.id] = Reader(pack)
        return self._readers[pack.id]

    def catalogue(self, id: str | None = None) -> Catalogue:
        """Return the interventions of one pack, of all for None."""
        from knowledge.search import Catalogue

        return Catalogue.of((self.pack(id),) if id else self.packs())


def open_shelf() -> Shelf:
    """Return the packs by the settings of the environment; raises `SettingsError`."""
    return Shelf(open_settings())
