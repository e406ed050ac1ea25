"""What YAML makes of a file that its author did not mean: a key that counts once, a word read as yes or no.

Each is a fault, and is then taken as the text that was written, so that one fault brings no others.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import yaml
from yaml.constructor import SafeConstructor

from knowledge.form.faults import Fault

_CORE: Final = "tag:yaml.org,2002:"
_TEXT: Final = f"{_CORE}str"
_MAY_FAIL: Final = frozenset(f"{_CORE}{kind}" for kind in ("int", "float", "timestamp"))
_KNOWN: Final = _MAY_FAIL | {f"{_CORE}{kind}" for kind in ("str", "null", "bool", "seq", "map")}
_USUAL: Final = {yaml.ScalarNode: _TEXT, yaml.SequenceNode: f"{_CORE}seq", yaml.MappingNode: f"{_CORE}map"}


def clear_up(node: yaml.Node, file: str) -> Iterator[Fault]:
    """Yield what YAML would misread under a node, and make the node say what was written."""
    if node.tag not in _KNOWN:
        yield _fault(node, file, "needs_quotes")
        node.tag = _USUAL[type(node)]
    if isinstance(node, yaml.MappingNode):
        yield from _keys(node, file)
        for _, value in node.value:
            yield from clear_up(value, file)
    elif isinstance(node, yaml.SequenceNode):
        for part in node.value:
            yield from clear_up(part, file)
    elif node.tag in _MAY_FAIL and not _can_be_read(node):
        node.tag = _TEXT


def plain(node: yaml.Node) -> Any:
    """Return the plain data of a node that has been cleared up."""
    if isinstance(node, yaml.ScalarNode) and node.tag == _TEXT:
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [plain(part) for part in node.value]
    if isinstance(node, yaml.MappingNode) and all(key.tag == _TEXT for key, _ in node.value):
        return {key.value: plain(value) for key, value in node.value}
    return SafeConstructor().construct_document(node)


def _keys(node: yaml.MappingNode, file: str) -> Iterator[Fault]:
    """Yield faults of the keys; of a key that stands twice the first is kept, one that is no word is left out."""
    kept: dict[str, tuple[yaml.Node, yaml.Node]] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            yield _fault(key, file, "key_not_text")
            continue
        if key.tag not in (_TEXT, f"{_CORE}merge"):
            yield _fault(key, file, "key_not_text")
            key.tag = _TEXT
        if key.value in kept:
            yield Fault(file, key.start_mark.line + 1, "key_twice", {"key": key.value})
        kept.setdefault(key.value, (key, value))
    node.value = list(kept.values())


def _fault(node: yaml.Node, file: str, code: str) -> Fault:
    own_tag = f"{node.tag} " if node.tag.startswith("!") else ""
    if not isinstance(node, yaml.ScalarNode):
        return Fault(file, node.start_mark.line + 1, code, {"found": "{…}"})
    found = f"{own_tag}{node.value}"
    return Fault(file, node.start_mark.line + 1, code, {"found": found}, f'"{found}"')


def _can_be_read(node: yaml.Node) -> bool:
    try:
        plain(node)
    except ValueError:
        return False
    return True
