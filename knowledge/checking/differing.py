"""What changes from one pack to another: parts that come, go, move or say something else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pydantic import BaseModel

from knowledge.form.pack import Pack

_NAMED_BY: Final = {"partners": "subcategory", "missing": "what", "cases": "name"}
"""What tells the parts of a list apart, where it is not an id."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `part` is a list of the pack or "row", "outcome", "value"; `of` the table or fact it belongs to."""

    kind: str
    """added, removed, changed or moved."""
    part: str
    name: str
    of: str | None = None
    field: str | None = None
    old: object = None
    new: object = None


def differences(old: Pack, new: Pack) -> Iterator[Change]:
    """Yield every change, in the order of the pack format."""
    for key in Pack.model_fields:
        before, after = getattr(old, key), getattr(new, key)
        if isinstance(before, list):
            yield from _lists(key, before, after, _NAMED_BY.get(key, "id"))
        elif before != after:
            yield Change("changed", "pack", new.id, field=key, old=before, new=after)


def _lists(
    part: str, old: Sequence[Any], new: Sequence[Any], name: str = "id", of: str | None = None
) -> Iterator[Change]:
    before = {getattr(one, name): one for one in old}
    after = {getattr(one, name): one for one in new}
    yield from (Change("removed", part, id, of) for id in before if id not in after)
    yield from (Change("added", part, id, of) for id in after if id not in before)
    for id in (id for id in after if id in before):
        yield from _parts(part, id, before[id], after[id], of)
    if part in ("tables", "row"):
        yield from _moved(part, [id for id in before if id in after], [id for id in after if id in before], of)


def _parts(part: str, id: str, old: BaseModel, new: BaseModel, of: str | None) -> Iterator[Change]:
    for field in type(old).model_fields:
        before, after = getattr(old, field), getattr(new, field)
        inner = _INNER.get((part, field))
        if inner:
            yield from _lists(inner, before, after, of=id)
        elif before != after:
            yield Change("changed", part, id, of, field, before, after)


def _moved(part: str, old: Sequence[str], new: Sequence[str], of: str | None) -> Iterator[Change]:
    """Yield the parts that stand below one that they stood above."""
    for place, id in enumerate(new):
        passed = next((other for other in new[:place] if old.index(other) > old.index(id)), None)
        if passed:
            yield Change("moved", part, id, of, new=passed)


_INNER: Final[Mapping[tuple[str, str], str]] = {
    ("tables", "rows"): "row",
    ("tables", "outcomes"): "outcome",
    ("facts", "values"): "value",
}
