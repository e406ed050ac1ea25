"""Reading packs from folders of YAML, with the line of everything that was read.

A pack is looked for in the folders of `VEJVISER_PACKS` first, then among the built-in ones, so that a municipality
can replace a model without touching the program.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from knowledge.faults import Fault, PackError, UnknownPackError, without_repeats
from knowledge.fitting import fit
from knowledge.pack import Pack
from knowledge.pack_files import Content, PathInPack, Place, nearest, read_folder
from knowledge.resembling import resembling_or_all
from knowledge.schema_faults import schema_faults

BUILT_IN: Final = Path(__file__).parent / "packs"
_INHERITED: Final = ("sources", "facts", "implications", "acute", "terms", "notices", "thesaurus", "follow_ups")


@dataclass(frozen=True, slots=True)
class Loaded:
    """A pack with its content hash and the file and line of every part."""

    pack: Pack
    hash: str
    places: dict[PathInPack, Place]

    def place(self, *path: str | int) -> Place:
        """Return file and line of a part, or of the nearest part around it."""
        return nearest(self.places, path)


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
    found = {head.parent.name for root in (*folders, BUILT_IN) for head in root.glob("*/pack.yaml")}
    return tuple(sorted(found))


def load(pack: str, folders: Sequence[Path] = ()) -> Loaded:
    """Read a pack, joined with the one that it extends.

    Raises:
        UnknownPackError: no folder holds it.
        PackError: it has faults; all of them are in the error.
    """
    return load_all((pack,), folders)[0]


def load_all(packs: Iterable[str], folders: Sequence[Path] = ()) -> tuple[Loaded, ...]:
    """Read several packs; what they extend is read once. Raises as `load` does."""
    bases: dict[str, Reading] = {}
    return tuple(_sound(pack, _read(pack, folders, (), bases)) for pack in packs)


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
    return _read(pack, folders, (), {})


def _read(pack: str, folders: Sequence[Path], extended_by: tuple[str, ...], bases: dict[str, Reading]) -> Reading:
    """Read a pack; `bases` holds what has been read of those that others extend."""
    content = read_folder(_find(pack, folders))
    content.faults += _misplaced(pack, content)
    base = content.data.get("extends")
    parent = _parent(base, folders, (*extended_by, pack), content, bases) if isinstance(base, str) else None
    if parent and parent.loaded:
        content.data, content.places = _inherit(content.data, content.places, parent.loaded)
    return _fitted(content, parent)


def _misplaced(pack: str, content: Content) -> Iterator[Fault]:
    """A pack is found by its folder and named by its id: they must be the same."""
    id = content.data.get("id")
    if isinstance(id, str) and id != pack:
        yield Fault(*nearest(content.places, ("id",)), "id_not_folder", {"found": id}, pack)


def _parent(
    base: str, folders: Sequence[Path], extended_by: tuple[str, ...], content: Content, bases: dict[str, Reading]
) -> Reading:
    place = nearest(content.places, ("extends",))
    if base in extended_by:
        circle = " → ".join((*extended_by[extended_by.index(base) :], base))
        return Reading(None, (Fault(*place, "extends_in_circle", {"packs": circle}),))
    try:
        if base not in bases:
            bases[base] = _read(base, folders, extended_by, bases)
        return bases[base]
    except UnknownPackError as error:
        mend = resembling_or_all(base, error.available)
        return Reading(None, (Fault(*place, "extends_unknown", {"found": base}, mend),))


def _fitted(content: Content, parent: Reading | None) -> Reading:
    """Return the reading of what stands in the files; of a file that cannot be read nothing can be missed."""
    whole = content.whole and (parent is None or parent.loaded is not None)
    fitted = fit(content.data)
    errors = [error for error in fitted.errors if whole or error["type"] != "missing" or len(error["loc"]) > 1]
    own = schema_faults(errors, lambda path: nearest(content.places, path))
    faults = without_repeats((*(parent.faults if parent else ()), *content.faults, *own))
    spoilt = fitted.spoilt | {path[:1] for path in (parent.spoilt if parent else ())}
    loaded = Loaded(fitted.pack, _digest(fitted.pack), content.places) if whole and fitted.pack else None
    return Reading(loaded, faults, spoilt)


def _find(pack: str, folders: Sequence[Path]) -> Path:
    for root in (*folders, BUILT_IN):
        if (root / pack / "pack.yaml").is_file():
            return root / pack
    raise UnknownPackError(pack, available(folders))


def _digest(pack: Pack) -> str:
    return hashlib.sha256(pack.model_dump_json().encode()).hexdigest()[:16]


def _inherit(
    own: dict[str, Any], own_places: dict[PathInPack, Place], parent: Loaded
) -> tuple[dict[str, Any], dict[PathInPack, Place]]:
    """Put what is shared in front of the pack's own; an own part with the same id takes the place of a shared one."""
    joined = dict(own)
    places = {path: place for path, place in own_places.items() if len(path) < 2 or path[0] not in _INHERITED}
    for key in _INHERITED:
        shared, own_parts = getattr(parent.pack, key), own.get(key, [])
        if not isinstance(own_parts, list) or not (own_parts or shared):
            continue
        own_ids = [part.get("id") for part in own_parts if isinstance(part, dict)]
        kept = [n for n, part in enumerate(shared) if part.id not in own_ids]
        joined[key] = [shared[n] for n in kept] + own_parts
        places |= _moved(parent.places, key, {before: after for after, before in enumerate(kept)})
        places |= _moved(own_places, key, {n: n + len(kept) for n in range(len(own_parts))})
    if "lexicon" not in own:
        joined["lexicon"] = parent.pack.lexicon
    elif isinstance(lexicon := own["lexicon"], dict):
        joined["lexicon"] = _merged(parent.pack.lexicon.model_dump(mode="json", exclude_defaults=True), lexicon)
    return joined, places


def _moved(places: dict[PathInPack, Place], key: str, numbers: dict[int, int]) -> dict[PathInPack, Place]:
    """Return the places of a list's parts under their new numbers."""
    return {
        (key, numbers[path[1]], *path[2:]): place
        for path, place in places.items()
        if path[:1] == (key,) and len(path) > 1 and isinstance(path[1], int) and path[1] in numbers
    }


def _merged(shared: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """Return the shared mapping with the own one laid over it, two levels deep."""
    both = {
        key: value | own[key]
        for key, value in shared.items()
        if isinstance(value, dict) and isinstance(own.get(key), dict)
    }
    return shared | own | both
