"""The packs as the commands use them: found by the settings, each made ready once."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from bot.settings import Settings, read_settings

if TYPE_CHECKING:
    from knowledge.intake.reader import Reader
    from knowledge.model import Model
    from knowledge.pack import Pack
    from knowledge.search import Catalogue


@cache
def settings(pack: str | None = None) -> Settings:
    """Return the settings, with another pack if one is named; raises `SettingsError` as `read_settings` does."""
    read = read_settings(os.environ)
    return replace(read, pack=pack) if pack else read


@cache
def pack(id: str | None) -> Pack:
    """Return a pack, the one of the settings for None; raises as `load` does."""
    from knowledge.loading import load_pack

    return load_pack(id or settings().pack, settings().pack_folders)


@cache
def model(id: str | None) -> Model:
    """Return a compiled model, the one of the settings for None; raises as `load` and `compile_pack` do."""
    from knowledge.loading import load
    from knowledge.model import compile_pack

    return compile_pack(load(id or settings().pack, settings().pack_folders))


@cache
def reader(id: str | None) -> Reader:
    """Return what reads texts by the words of a pack; raises as `load` does."""
    from knowledge.intake.reader import Reader

    return Reader(pack(id))


def all_packs() -> tuple[Pack, ...]:
    """Return every pack there is; raises `PackError` for the first with faults."""
    from knowledge.loading import available

    return tuple(map(pack, available(settings().pack_folders)))


@cache
def catalogue(id: str | None) -> Catalogue:
    """Return the interventions of one pack, of all for None; raises as `load` does."""
    from knowledge.search import Catalogue

    return Catalogue.of(all_packs() if id is None else (pack(id),))
