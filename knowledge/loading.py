"""Reading packs from folders of YAML, with the line of everything that was read.

A pack is looked for in the folders of `VEJVISER_PACKS` first, then among the built-in ones, so that a municipality
can replace a model without touching the program.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml
from pydantic import ValidationError

from knowledge.faults import Fault, PackError, UnknownPackError
from knowledge.pack import Pack
from knowledge.schema_faults import schema_faults

BUILT_IN: Final = Path(__file__).parent / "packs"
_INHERITED: Final = ("sources", "facts", "implications", "acute", "terms", "notices", "thesaurus", "follow_ups")

Place = tuple[str, int]
PathInPack = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Loaded:
    """A pack with its content hash and the file and line of every part."""

    pack: Pack
    hash: str
    places: dict[PathInPack, Place]

    def place(self, *path: str | int) -> Place:
        """Return file and line of a part, or of the nearest part around it."""
        return nearest(self.places, path)


def nearest(places: Mapping[PathInPack, Place], path: PathInPack) -> Place:
    """Return file and line of what stands at this path, or of the nearest part around it."""
    while path and path not in places:
        path = path[:-1]
    return places.get(path, ("pack.yaml", 1))


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
    content = _read_folder(_find(pack, folders))
    data, places = content.data, content.places
    faults = list(content.faults)
    if isinstance(base := data.get("extends"), str):
        parent = load(base, folders)
        data, places = _inherit(data, places, parent)
    try:
        loaded = Pack.model_validate(data)
    except ValidationError as error:
        faults += schema_faults(error, lambda path: nearest(places, path))
    if faults:
        raise PackError(pack, tuple(sorted(_without_repeats(faults))))
    return Loaded(loaded, _digest(loaded), places)


def load_pack(pack: str, folders: Sequence[Path] = ()) -> Pack:
    """Read a pack and return it without its places; raises as `load` does."""
    return load(pack, folders).pack


def _without_repeats(faults: Sequence[Fault]) -> list[Fault]:
    """Return the faults without repetitions."""
    return list({(fault.file, fault.line, fault.code, str(fault.details)): fault for fault in faults}.values())


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
    joined, places = dict(own), {path: place for path, place in own_places.items() if path[0] not in _INHERITED}
    shared = parent.pack.model_dump(mode="json", include=set(_INHERITED), exclude_defaults=True)
    for key in _INHERITED:
        own_parts = own.get(key, [])
        if not isinstance(own_parts, list) or not (own_parts or shared.get(key)):
            continue
        own_ids = {part.get("id") for part in own_parts if isinstance(part, dict)}
        kept = [n for n, part in enumerate(shared.get(key, [])) if part.get("id") not in own_ids]
        joined[key] = [shared[key][n] for n in kept] + own_parts
        places |= _moved(parent.places, key, {before: after for after, before in enumerate(kept)})
        places |= _moved(own_places, key, {n: n + len(kept) for n in range(len(own_parts))})
    joined["lexicon"] = _merged(
        parent.pack.lexicon.model_dump(mode="json", exclude_defaults=True), own.get("lexicon", {})
    )
    return joined, places


def _moved(places: dict[PathInPack, Place], key: str, numbers: dict[int, int]) -> dict[PathInPack, Place]:
    """Return the places of a list's parts under their new numbers."""
    return {
        (key, numbers[path[1]], *path[2:]): place
        for path, place in places.items()
        if path[0] == key and len(path) > 1 and isinstance(path[1], int) and path[1] in numbers
    }


def _merged(shared: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """Return the shared mapping with the own one laid over it, two levels deep."""
    both = {key: value | own[key] for key, value in shared.items() if isinstance(value, dict) and key in own}
    return shared | own | both


@dataclass(slots=True)
class _Content:
    data: dict[str, Any]
    places: dict[PathInPack, Place]
    faults: list[Fault]


def _read_folder(folder: Path) -> _Content:
    content = _Content({}, {}, [])
    for file in sorted(folder.glob("*.yaml"), key=lambda path: (path.name != "pack.yaml", path.name)):
        _read_file(file, content)
    return content


def _read_file(file: Path, content: _Content) -> None:
    name = f"{file.parent.name}/{file.name}"
    try:
        root = yaml.compose(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        content.faults.append(Fault(name, mark.line + 1 if mark else 1, "not_yaml"))
        return
    if not isinstance(root, yaml.MappingNode):
        content.faults.append(Fault(name, 1, "not_a_mapping"))
        return
    for key_node, value_node in root.value:
        key = str(key_node.value)
        value = _plain(value_node)
        offset = 0
        if key in content.data and isinstance(content.data[key], list) and isinstance(value, list):
            offset = len(content.data[key])
            content.data[key] = content.data[key] + value
        elif key in content.data and isinstance(content.data[key], dict) and isinstance(value, dict):
            content.data[key] = content.data[key] | value
        elif key in content.data:
            content.faults.append(Fault(name, key_node.start_mark.line + 1, "key_twice", {"key": key}))
        else:
            content.data[key] = value
        _remember(value_node, (key,), name, content.places, offset)


def _plain(node: yaml.Node) -> Any:
    loader = yaml.CSafeLoader("")
    try:
        return loader.construct_document(node)
    finally:
        loader.dispose()


def _remember(node: yaml.Node, path: PathInPack, file: str, places: dict[PathInPack, Place], offset: int = 0) -> None:
    places.setdefault(path, (file, node.start_mark.line + 1))
    if isinstance(node, yaml.SequenceNode):
        for number, part in enumerate(node.value, start=offset):
            _remember(part, (*path, number), file, places)
    elif isinstance(node, yaml.MappingNode):
        for key, part in node.value:
            places[(*path, str(key.value))] = (file, key.start_mark.line + 1)
            _remember(part, (*path, str(key.value)), file, places)
