"""Lookups that found nothing, counted by a few words. Who looked is not kept."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Final

from sqlalchemy import Insert, func, select

from dialogs.ports.decisions import Miss
from storage.databases.engine import Transaction
from storage.databases.inserting import inserting
from storage.tables.feedback import MISSES
from storage.work import Work

_TIMES: Final = func.sum(MISSES.c.times)
_OFTEN_FIRST: Final = (
    select(MISSES.c.pack, MISSES.c.words, _TIMES.label("times"), func.max(MISSES.c.day).label("latest"))
    .group_by(MISSES.c.pack, MISSES.c.words)
    .order_by(_TIMES.desc(), func.max(MISSES.c.day).desc(), MISSES.c.pack, MISSES.c.words)
)


class MissWork(Work):
    """The part of a turn that counts what was not found."""

    async def missed(self, pack: str, words: tuple[str, ...], day: date) -> None:
        row = {"tenant": self._tenant, "day": day, "pack": pack, "words": words, "times": 1}
        await self._connection.execute(_count(self._connection.dialect.name), row)


async def misses(connection: Transaction, pack: str | None) -> tuple[Miss, ...]:
    """Return what was not found under one pack, or under all of them, the most frequent first."""
    query = _OFTEN_FIRST if pack is None else _OFTEN_FIRST.where(MISSES.c.pack == pack)
    rows = await connection.execute(query)
    return tuple(Miss(row.pack, row.words, row.times, row.latest) for row in rows)


@cache
def _count(dialect: str) -> Insert:
    insert = inserting(MISSES, dialect)
    return insert.on_conflict_do_update(index_elements=list(MISSES.primary_key), set_={"times": MISSES.c.times + 1})
