"""The packs as a command uses them: found by the settings, each made ready once."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bot.clock import today

if TYPE_CHECKING:
    from bot.settings import Settings
    from knowledge.form.loading import Loaded
    from knowledge.form.pack import Pack
    from knowledge.intake.reader import Reader
    from knowledge.rules.model import Model
    from knowledge.search import Catalogue


def open_settings(pack: str | None = None) -> Settings:
    """Return the settings of the environment, with another pack if one is named; raises `SettingsError`."""
    from bot.settings import read_settings

    settings = read_settings(os.environ)
    return replace(settings, pack=pack) if pack else settings


@dataclass(frozen=True)
class Shelf:
    """The packs that the settings find, each in the version of today unless it is named with its day.

    None stands for the pack of the settings.

    Every method raises `UnknownPackError` and `PackError` as `knowledge.form.loading.load` does.
    """

    settings: Settings
    _loaded: dict[str, Loaded] = field(default_factory=dict)
    _models: dict[str, Model] = field(default_factory=dict)
    _readers: dict[str, Reader] = field(default_factory=dict)

    def ids(self) -> tuple[str, ...]:
        """Return the ids of every pack there is."""
        from knowledge.form.loading import available

        return available(self.settings.pack_folders)

    def versions(self) -> tuple[str, ...]:
        """Return the ids of every pack, each followed by the next versions of it, as `<id>@<day>`."""
        from knowledge.form.loading import base_of, next_versions

        later = [name for name, _ in next_versions(self.settings.pack_folders)]
        return tuple(name for id in self.ids() for name in (id, *(one for one in later if base_of(one) == id)))

    def packs(self, ids: Sequence[str] = ()) -> tuple[Pack, ...]:
        """Return packs, all of them for none; to read them together is faster than one by one."""
        return tuple(loaded.pack for loaded in self.loaded([self._today(id) for id in ids or self.ids()]))

    def loaded(self, names: Sequence[str]) -> tuple[Loaded, ...]:
        """Return packs in just the versions that are named, valid today or not."""
        from knowledge.form.loading import load_all

        missing = [name for name in names if name not in self._loaded]
        self._loaded.update(zip(missing, load_all(missing, self.settings.pack_folders), strict=True))
        return tuple(self._loaded[name] for name in names)

    def pack(self, id: str | None = None) -> Pack:
        """Return a pack."""
        return self.packs((id or self.settings.pack,))[0]

    def model(self, id: str | None = None) -> Model:
        """Return a compiled model."""
        from knowledge.rules.compiling import compile_pack

        name = self._today(id or self.settings.pack)
        if name not in self._models:
            self._models[name] = compile_pack(self.loaded((name,))[0])
        return self._models[name]

    def models(self, ids: Sequence[str] = ()) -> tuple[Model, ...]:
        """Return compiled models, all of them for none."""
        self.packs(ids)
        return tuple(map(self.model, ids or self.ids()))

    def _today(self, id: str) -> str:
        """Return under which name a pack is found today; one that is named with its day is that one."""
        from knowledge.form.loading import valid_on

        return valid_on(id, today(), self.settings.pack_folders)

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
