"""What lookups under a model did not find, for its owner."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.commands.json_lines import Json
from dialogs.dates import show_date
from dialogs.wording import say

if TYPE_CHECKING:
    from bot.settings import Settings
    from dialogs.ports import Miss


async def read_misses(settings: Settings, pack: str | None) -> tuple[Miss, ...]:
    """Return the misses of one model, or of all of them, the most frequent first.

    Raises:
        KeyMissingError, StoreUnavailableError: as `opened_store`.
    """
    from bot.bootstrap import opened_store

    async with opened_store(settings) as store:
        return await store.misses(pack)


def misses_json(misses: tuple[Miss, ...]) -> list[Json]:
    """Return misses as JSON."""
    return [
        {"pack": miss.pack, "words": list(miss.words), "times": miss.times, "latest": miss.latest.isoformat()}
        for miss in misses
    ]


def miss_lines(misses: tuple[Miss, ...]) -> Iterator[str]:
    """Yield a line for each miss, or one that says that there are none."""
    for miss in misses:
        words, latest = " ".join(miss.words), show_date(miss.latest)
        yield say("cli.packs.misses.line", times=miss.times, words=words, pack=miss.pack, latest=latest)
    if not misses:
        yield say("cli.packs.misses.none")
