"""The packs as a command uses them: found by the settings, each made ready once."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.settings import Settings
    from knowledge.intake.reader import Reader
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
    _models: dict[str, Model] = field(default_factory=dict)
    _readers: dict[str, Reader] = field(default_factory=dict)

    def ids(self) -> tuple[str, ...]:
        """Return the ids of every pack there is."""
        from knowledge.loading import available

        return available(self.settings.pack_folders)

    def model(self, pack: str | None = None) -> Model:
        """Return a compiled model."""
        from knowledge.loading import load
        from knowledge.model import compile_pack

        pack = pack or self.settings.pack
        if pack not in self._models:
            self._models[pack] = compile_pack(load(pack, self.settings.pack_folders))
        return self._models[pack]

    def pack(self, pack: str | None = None) -> Pack:
        """Return a pack."""
        return self.model(pack).loaded.pack

    def all(self) -> tuple[Pack, ...]:
        """Return every pack there is."""
        return tuple(map(self.pack, self.ids()))

    def reader(self, pack: str | None = None) -> Reader:
        """Return what reads texts by the words of a pack."""
        from knowledge.intake.reader import Reader

        pack = pack or self.settings.pack
        if pack not in self._readers:
            self._readers[pack] = Reader(self.pack(pack))
        return self._readers[pack]

    def catalogue(self, pack: str | None = None) -> Catalogue:
        """Return the interventions of one pack, of all for None."""
        from knowledge.search import Catalogue

        return Catalogue.of((self.pack(pack),) if pack else self.all())


def open_shelf() -> Shelf:
    """Return the packs by the settings of the environment; raises `SettingsError`."""
    return Shelf(open_settings())
