"""Whom a written name means: a colleague or a team by a name that comes near enough, never one of two by chance."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rapidfuzz import fuzz

from knowledge.text import words

_CLOSE: Final = 80
_APART: Final = 5
"""A name that is no further behind the best one is just as likely meant."""
Fault = tuple[str, Mapping[str, object]]
"""The wording of what is wrong, and what to fill in there."""


def meant(written: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """Return the ids whose names a written one may mean: none, the one that it means, or several that tie.

    A first or last name is enough. In "Anne Holm (AM Voksne)" the bracket may be left out, and tells two of the same
    name apart. An id means itself.
    """
    if written in names:
        return (written,)
    wanted = " ".join(words(written))
    scores = {id: max(_likeness(wanted, way) for way in _ways(name)) for id, name in names.items()} if wanted else {}
    best = max(scores.values(), default=0.0)
    if best < _CLOSE:
        return ()
    exact = tuple(id for id, name in names.items() if wanted in _ways(name))
    return exact or tuple(id for id, score in scores.items() if score > best - _APART)


def unclear(written: str, found: tuple[str, ...], names: Mapping[str, str]) -> Fault:
    """Return what to ask where a name means nobody, or more than one."""
    if not found:
        return "name.unknown", {"name": written}
    return "name.which", {"name": written, "names": ", ".join(names[id] for id in found)}


def _ways(name: str) -> tuple[str, ...]:
    return tuple(" ".join(words(way)) for way in (name.partition(" (")[0], name))


def _likeness(wanted: str, way: str) -> float:
    """Return 0-100 by whole words, so that "Anne" is never Susanne."""
    return max(fuzz.token_set_ratio(wanted, way), *(fuzz.ratio(wanted, word) for word in way.split()))
