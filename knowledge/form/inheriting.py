"""Joining a pack with the one that it extends.

A municipality's model takes over what all models share. A municipality's own edition of a model, which extends the
model of its own name, takes over everything and says only what it has otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from knowledge.form.pack import Pack
from knowledge.form.places import Spot

_SHARED: Final = ("sources", "facts", "implications", "acute", "terms", "notices", "thesaurus", "follow_ups")
"""The lists that every model takes over from the one that it extends."""
_NAMED_BY: Final = {"partners": "subcategory", "missing": "what", "cases": "name"}
"""What tells the parts of a list apart, where it is not an id."""

Data = dict[str, Any]


def inherit(own: Data, own_spot: Spot, base: Pack, base_spot: Spot) -> tuple[Data, Spot]:
    """Put what is shared in front of the pack's own; an own part with the same id takes the place of a shared one."""
    return _joined(own, own_spot, base, base_spot, _SHARED, in_place=False)


def lay_over(own: Data, own_spot: Spot, base: Pack, base_spot: Spot) -> tuple[Data, Spot]:
    """Put an own edition over the model that it is an edition of; an own part stands where the other one stood.

    One that says nothing of its own is the same pack, with the same hash.
    """
    lists = tuple(key for key in Pack.model_fields if isinstance(getattr(base, key), list))
    data, spot = _joined(own, own_spot, base, base_spot, lists, in_place=True)
    whole = {key for key in Pack.model_fields if key not in lists and (key not in own or key == "extends")}
    data |= {key: getattr(base, key) for key in whole}
    taken_over: dict[str | int, Spot] = {key: part for key, part in base_spot.parts.items() if key in whole}
    return data, spot._replace(parts={**spot.parts, **taken_over})


def _joined(
    own: Data, own_spot: Spot, base: Pack, base_spot: Spot, keys: Sequence[str], in_place: bool
) -> tuple[Data, Spot]:
    joined, spots = dict(own), dict(own_spot.parts)
    for key in keys:
        shared, parts = getattr(base, key), own.get(key, [])
        if not isinstance(parts, list) or not (parts or shared):
            continue
        order = _order(shared, parts, _NAMED_BY.get(key, "id"), in_place)
        joined[key] = [parts[number] if is_own else shared[number] for is_own, number in order]
        found = [(own_spot if is_own else base_spot).at(key, number) for is_own, number in order]
        spots[key] = own_spot.at(key)._replace(parts=dict(enumerate(found)))
    if "lexicon" not in own:
        joined["lexicon"] = base.lexicon
    elif isinstance(lexicon := own["lexicon"], dict):
        joined["lexicon"] = _merged(base.lexicon.model_dump(mode="json", exclude_defaults=True), lexicon)
    return joined, own_spot._replace(parts=spots)


def _order(shared: Sequence[Any], own: Sequence[Any], name: str, in_place: bool) -> list[tuple[bool, int]]:
    """Return which part stands where: whether it is an own one, and its number in its own list."""
    numbers: dict[object, int] = {}
    for number, part in enumerate(own):
        if isinstance(part, dict):
            numbers.setdefault(str(part.get(name)), number)
    taken = [numbers.get(getattr(part, name)) for part in shared]
    instead = {number for number in taken if number is not None} if in_place else set()
    kept = [
        (False, at) if number is None else (True, number)
        for at, number in enumerate(taken)
        if in_place or number is None
    ]
    return [*kept, *((True, number) for number in range(len(own)) if number not in instead)]


def _merged(shared: Data, own: Data) -> Data:
    """Return the shared mapping with the own one laid over it, two levels deep."""
    both = {
        key: value | own[key]
        for key, value in shared.items()
        if isinstance(value, dict) and isinstance(own.get(key), dict)
    }
    return shared | own | both
