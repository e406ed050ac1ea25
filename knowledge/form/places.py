"""Where the parts of a pack stand, file and line, kept in the shape of the data.

Packs share most of what they inherit; a part that several of them have is remembered once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

Place = tuple[str, int]
PathInPack = tuple[str | int, ...]


class Spot(NamedTuple):
    """Where a part stands, and the parts in it: by their keys, those of a list by their numbers."""

    file: str
    line: int
    parts: Mapping[str | int, Spot] = {}

    @property
    def place(self) -> Place:
        """File and line."""
        return self.file, self.line

    def at(self, *path: str | int) -> Spot:
        """Return what stands at this path, or the nearest part around it."""
        spot = self
        for step in path:
            if step not in spot.parts:
                break
            spot = spot.parts[step]
        return spot

    def paths_to(self, place: Place) -> Iterator[PathInPack]:
        """Yield the paths of all parts that stand at a place."""
        if self.place == place:
            yield ()
        for step, part in self.parts.items():
            yield from ((step, *path) for path in part.paths_to(place))
