"""Reading packs from folders of YAML, with the line of everything that was read.

A pack is looked for in the folders of `VEJVISER_PACKS` first, then among the built-in ones, so that a municipality
can replace a model without touching the program. A pack that extends its own name is an own edition: it is laid over
the pack of that name which stands further on. The next version of a pack lies in a folder `<id>@<day>`; where it
extends its own name, it is laid over the version without a day.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from knowledge.form.faults import Fault, PackError, UnknownPackError, without_repeats
from knowledge.form.fitting import fit
from knowledge.form.inheriting import inherit, lay_over
from knowledge.form.pack import Pack
from knowledge.form.pack_files import Content, read_folder
from knowledge.form.places import PathInPack, Place, Spot
from knowledge.form.resembling import resembling_or_all
from knowledge.form.schema_faults import schema_faults

DAY_MARK: Final = "@"
"""Stands between the id of a pack and the day from which a next version is valid."""
_DAY: Final = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
BUILT_IN: Final = Path(__file__).parents[1] / "packs"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A pack with its content hash and the file and line of every part."""

    pack: Pack
    hash: str
    spot: Spot

    def place(self, *path: str | int) -> Place:
        """Return file and line of a part, or of the nearest part around it."""
        return self.spot.at(*path).place

    def is_own(self, *path: str | int) -> bool:
        """Whether a part stands in the pack's own files, not in those of one that it extends."""
        return self.place(*path)[0].startswith(f"{self.pack.id}/")


@dataclass(frozen=True, slots=True)
class Reading:
    """A pack as far as it can be read, with every fault of its form.

    `loaded` is None when too little can be read to look further; what did not fit the format is filled in, and its
    paths are in `spoilt`.
    """

    loaded: Loaded | None
    faults: tuple[Fault, ...]
    spoilt: frozenset[PathInPack] = frozenset()


def available(folders: Sequence[Path] = ()) -> tuple[str, ...]:
    """Return the ids of all packs that can be loaded, sorted."""
    return tuple(sorted(folder.name for folder in _folders(folders) if DAY_MARK not in folder.name))


def next_versions(folders: Sequence[Path] = ()) -> tuple[tuple[str, date], ...]:
    """Return the packs that have a next version, as `<id>@<day>`, with that day; the earliest first."""
    named = {folder.name: folder.name.partition(DAY_MARK)[2] for folder in _folders(folders)}
    dated = [(name, date.fromisoformat(day)) for name, day in named.items() if _DAY.fullmatch(day)]
    return tuple(sorted(dated, key=lambda version: (version[1], version[0])))


def valid_on(pack: str, day: date, folders: Sequence[Path] = ()) -> str:
    """Return under which name the version of a pack is found that is valid on a day."""
    begun = [name for name, first in next_versions(folders) if base_of(name) == pack and first <= day]
    return begun[-1] if begun else pack


def base_of(name: str) -> str:
    """Return the id of a pack that was named with or without the day of its version."""
    return name.partition(DAY_MARK)[0]


def _folders(folders: Sequence[Path]) -> set[Path]:
    heads = {head.parent.name: head.parent for root in (*folders, BUILT_IN) for head in root.glob("*/pack.yaml")}
    return set(heads.values())


def load(pack: str, folders: Sequence[Path] = ()) -> Loaded:
    """Read a pack, joined with the one that it extends.

    Raises:
        UnknownPackError: no folder holds it.
        PackError: it has faults; all of them are in the error.
    """
    return load_all((pack,), folders)[0]


def load_all(packs: Iterable[str], folders: Sequence[Path] = ()) -> tuple[Loaded, ...]:
    """Read several packs; what they extend is read once. Raises as `load` does."""
    bases: dict[Path, Reading] = {}
    return tuple(_sound(pack, _read(_find(pack, folders), folders, (), bases)) for pack in packs)


def _sound(pack: str, reading: Reading) -> Loaded:
    if reading.faults or reading.loaded is None:
        raise PackError(pack, reading.faults)
    return reading.loaded


def load_pack(pack: str, folders: Sequence[Path] = ()) -> Pack:
    """Read a pack and return it without its places; raises as `load` does."""
    return load(pack, folders).pack


def read(pack: str, folders: Sequence[Path] = ()) -> Reading:
    """Read a pack, joined with the one that it extends, as far as its faults allow.

    Raises:
        UnknownPackError: no folder holds it.
    """
    return _read(_find(pack, folders), folders, (), {})


def _read(
    folder: Path, folders: Sequence[Path], extended_by: tuple[Path, ...], bases: dict[Path, Reading]
) -> Reading:
    """Read the pack in a folder; `bases` holds what has been read of those that others extend."""
    content = read_folder(folder)
    content.faults += _misplaced(folder.name, content)
    base = content.data.get("extends")
    parent = _parent(base, folders, (*extended_by, folder), content, bases) if isinstance(base, str) else None
    if parent and parent.loaded:
        join = lay_over if base == base_of(folder.name) else inherit
        content.data, content.spot = join(content.data, content.spot, parent.loaded.pack, parent.loaded.spot)
    return _fitted(content, parent)


def _misplaced(pack: str, content: Content) -> Iterator[Fault]:
    """A pack is found by its folder and named by its id: they must be the same, and so the day of a next version."""
    id, first = content.data.get("id"), content.data.get("valid_from")
    name, _, day = pack.partition(DAY_MARK)
    if isinstance(id, str) and id != name:
        yield Fault(*content.spot.at("id").place, "id_not_folder", {"found": id}, name)
    if DAY_MARK in pack and str(first) != day:
        yield Fault(*content.spot.at("valid_from").place, "day_not_folder", {"found": str(first)}, day)


def _parent(
    base: str, folders: Sequence[Path], extended_by: tuple[Path, ...], content: Content, bases: dict[Path, Reading]
) -> Reading:
    place = content.spot.at("extends").place
    try:
        folder = _beyond(extended_by[-1], folders) if base == base_of(extended_by[-1].name) else _find(base, folders)
    except UnknownPackError as error:
        mend = resembling_or_all(base, error.available)
        return Reading(None, (Fault(*place, "extends_unknown", {"found": base}, mend),))
    if folder in extended_by:
        circle = (*extended_by[extended_by.index(folder) :], folder)
        details = {"packs": " → ".join(one.name for one in circle)}
        return Reading(None, (Fault(*place, "extends_in_circle", details),))
    if folder not in bases:
        bases[folder] = _read(folder, folders, extended_by, bases)
    return bases[folder]


def _fitted(content: Content, parent: Reading | None) -> Reading:
    """Return the reading of what stands in the files; of a file that cannot be read nothing can be missed."""
    whole = content.whole and (parent is None or parent.loaded is not None)
    fitted = fit(content.data)
    errors = [error for error in fitted.errors if whole or error["type"] != "missing" or len(error["loc"]) > 1]
    own = schema_faults(errors, lambda path: content.spot.at(*path).place)
    faults = without_repeats((*(parent.faults if parent else ()), *content.faults, *own))
    spoilt = fitted.spoilt | {path[:1] for path in (parent.spoilt if parent else ())}
    loaded = Loaded(fitted.pack, _digest(fitted.pack), content.spot) if whole and fitted.pack else None
    return Reading(loaded, faults, spoilt)


def _find(pack: str, folders: Sequence[Path]) -> Path:
    for root in (*folders, BUILT_IN):
        if (root / pack / "pack.yaml").is_file():
            return root / pack
    raise UnknownPackError(pack, available(folders))


def _beyond(edition: Path, folders: Sequence[Path]) -> Path:
    """Return the folder of the pack that an own edition is laid over; its own one where there is none."""
    roots, id = [*folders, BUILT_IN], base_of(edition.name)
    further = roots[roots.index(edition.parent) + (edition.name == id) :]
    lower = (root / id for root in further if (root / id / "pack.yaml").is_file())
    return next(lower, edition)


def _digest(pack: Pack) -> str:
    return hashlib.sha256(pack.model_dump_json().encode()).hexdigest()[:16]
