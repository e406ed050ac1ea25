"""The files of one pack, read as plain data with file and line of every part."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from knowledge.form.faults import Fault
from knowledge.form.places import Spot
from knowledge.form.yaml_nodes import clear_up, plain


@dataclass(slots=True)
class Content:
    """What the files of a pack say together. `whole` is False when a file could not be read at all."""

    spot: Spot
    data: dict[str, Any] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    whole: bool = True


def read_folder(folder: Path) -> Content:
    """Read every YAML file of a folder; lists that stand in several files are joined."""
    content = Content(Spot(f"{folder.name}/pack.yaml", 1))
    for file in sorted(folder.glob("*.yaml"), key=lambda path: (path.name != "pack.yaml", path.name)):
        _read_file(file, content)
    return content


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
    spot = _spot(node, file, key_node.start_mark.line + 1)
    if isinstance(before, list) and isinstance(value, list):
        content.data[key] = before + value
        further: dict[str | int, Spot] = dict(enumerate(spot.parts.values(), start=len(before)))
        _remember(content, key, spot._replace(parts=further))
    elif isinstance(before, dict) and isinstance(value, dict):
        content.faults += (_twice(inner, file) for inner, _ in node.value if inner.value in before)
        content.data[key] = value | before
        _remember(content, key, spot)
    elif key in content.data:
        content.faults.append(_twice(key_node, file))
    else:
        content.data[key] = value
        _remember(content, key, spot)


def _remember(content: Content, key: str, spot: Spot) -> None:
    """Remember where a key stands with its parts; what is known already stays where it stood first."""
    known = content.spot.parts.get(key, spot)
    joined = known._replace(parts={**spot.parts, **known.parts})
    content.spot = content.spot._replace(parts={**content.spot.parts, key: joined})


def _twice(key: yaml.Node, file: str) -> Fault:
    return Fault(file, key.start_mark.line + 1, "key_twice", {"key": str(key.value)})


def _spot(node: yaml.Node, file: str, line: int) -> Spot:
    """Return where a node and everything in it stand: what has a key at its key's line."""
    if isinstance(node, yaml.MappingNode):
        values = {key.value: _spot(value, file, key.start_mark.line + 1) for key, value in node.value}
        return Spot(file, line, values)
    if isinstance(node, yaml.SequenceNode):
        parts = enumerate(_spot(part, file, part.start_mark.line + 1) for part in node.value)
        return Spot(file, line, dict(parts))
    return Spot(file, line)
