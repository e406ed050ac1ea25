"""The files of one pack, read as plain data with file and line of every part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from knowledge.form.faults import Fault
from knowledge.form.yaml_nodes import clear_up, plain

Place = tuple[str, int]
PathInPack = tuple[str | int, ...]


@dataclass(slots=True)
class Content:
    """What the files of a pack say together. `whole` is False when a file could not be read at all."""

    data: dict[str, Any] = field(default_factory=dict)
    places: dict[PathInPack, Place] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    whole: bool = True


def read_folder(folder: Path) -> Content:
    """Read every YAML file of a folder; lists that stand in several files are joined."""
    content = Content(places={(): (f"{folder.name}/pack.yaml", 1)})
    for file in sorted(folder.glob("*.yaml"), key=lambda path: (path.name != "pack.yaml", path.name)):
        _read_file(file, content)
    return content


def nearest(places: Mapping[PathInPack, Place], path: PathInPack) -> Place:
    """Return file and line of what stands at this path, or of the nearest part around it."""
    while path and path not in places:
        path = path[:-1]
    return places[path]


def _read_file(file: Path, content: Content) -> None:
    name = f"{file.parent.name}/{file.name}"
    try:
        root = yaml.compose(file.read_text(encoding="utf-8-sig"), Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        content.faults.append(Fault(name, mark.line + 1 if mark else 1, "not_yaml"))
        content.whole = False
        return
    if not isinstance(root, yaml.MappingNode):
        content.faults.append(Fault(name, 1, "not_a_mapping"))
        content.whole = False
        return
    content.faults += clear_up(root, name)
    for key, value in root.value:
        _join(content, key, value, name)


def _join(content: Content, key_node: yaml.Node, node: yaml.Node, file: str) -> None:
    """Add what stands under a top-level key; what two files say of one thing is a fault, lists are joined."""
    key, value, before = str(key_node.value), plain(node), content.data.get(key_node.value)
    offset = 0
    if isinstance(before, list) and isinstance(value, list):
        offset = len(before)
        content.data[key] = before + value
    elif isinstance(before, dict) and isinstance(value, dict):
        content.faults += (_twice(inner, file) for inner, _ in node.value if inner.value in before)
        content.data[key] = value | before
    elif key in content.data:
        content.faults.append(_twice(key_node, file))
        return
    else:
        content.data[key] = value
    content.places.setdefault((key,), (file, key_node.start_mark.line + 1))
    _remember(node, (key,), file, content.places, offset)


def _twice(key: yaml.Node, file: str) -> Fault:
    return Fault(file, key.start_mark.line + 1, "key_twice", {"key": str(key.value)})


def _remember(node: yaml.Node, path: PathInPack, file: str, places: dict[PathInPack, Place], offset: int = 0) -> None:
    places.setdefault(path, (file, node.start_mark.line + 1))
    if isinstance(node, yaml.SequenceNode):
        for number, part in enumerate(node.value, start=offset):
            _remember(part, (*path, number), file, places)
    elif isinstance(node, yaml.MappingNode):
        for key, part in node.value:
            places[(*path, str(key.value))] = (file, key.start_mark.line + 1)
            _remember(part, (*path, str(key.value)), file, places)
