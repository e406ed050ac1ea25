"""What was worked out before, kept so that it need not be again."""

from __future__ import annotations

from typing import Final, TypeVar

MOST_REMEMBERED: Final = 10_000

Key = TypeVar("Key")
Found = TypeVar("Found")


def remember(memory: dict[Key, Found], key: Key, found: Found) -> Found:
    """Remember what was found and return it; a memory that has grown too large begins anew."""
    if len(memory) >= MOST_REMEMBERED:
        memory.clear()
    memory[key] = found
    return found
