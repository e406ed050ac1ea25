"""Reports of what is wrong in a pack, and what the log shows of where people differed from it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from sqlalchemy import RowMapping, select, update

from dialogs.ports.decisions import Decision
from dialogs.ports.feedback import Overridden, Report
from storage.codec import from_bytes, to_bytes
from storage.databases.engine import Transaction
from storage.keys import Keyring
from storage.log.decisions import WITH_PAYLOAD
from storage.log.payloads import logged
from storage.tables.feedback import REPORTS
from storage.tables.log import DECISIONS
from storage.work import Work, add_row

_PLAIN: Final = ("id", "pack", "pack_version", "about", "subject", "at", "handled")
_NEWEST_FIRST: Final = select(REPORTS).order_by(REPORTS.c.at.desc(), REPORTS.c.id)


class FeedbackWork(Work):
    """The part of a turn that takes reports."""

    async def report(self, report: Report) -> None:
        row = {name: getattr(report, name) for name in _PLAIN}
        sealed = self._keyring.seal(to_bytes({"text": report.text}))
        await add_row(self._connection, REPORTS, row | {"tenant": self._tenant, "sealed": sealed})


async def reports(connection: Transaction, keyring: Keyring, pack: str | None, handled: bool) -> tuple[Report, ...]:
    """Return the reports on one pack, or on all of them, newest first; those that are done only with `handled`."""
    query = _NEWEST_FIRST if pack is None else _NEWEST_FIRST.where(REPORTS.c.pack == pack)
    if not handled:
        query = query.where(REPORTS.c.handled.is_(None))
    return tuple(_report(row, keyring) for row in (await connection.execute(query)).mappings())


async def settle(connection: Transaction, id: str, at: datetime) -> bool:
    """Mark a report as done; return whether there was one that was not."""
    done = update(REPORTS).where(REPORTS.c.id == id, REPORTS.c.handled.is_(None)).values(handled=at)
    return (await connection.execute(done)).rowcount > 0


async def overridden(connection: Transaction, keyring: Keyring, pack: str | None) -> tuple[Overridden, ...]:
    """Return every outcome that was decided otherwise under one pack, or under all of them, newest first."""
    query = WITH_PAYLOAD.where(DECISIONS.c.override_code.is_not(None)).order_by(DECISIONS.c.at.desc())
    rows = await connection.execute(query if pack is None else query.where(DECISIONS.c.pack == pack))
    return tuple(found for row in rows.mappings() for found in overrides_of(logged(row, keyring).decision))


def overrides_of(decision: Decision) -> Iterator[Overridden]:
    """Yield what a decision has otherwise than it was suggested, without whose it is and whom it is about."""
    for table, chosen in sorted(decision.overrides.items()):
        suggested = decision.suggestion.get(table)
        yield Overridden(
            pack=decision.pack,
            table=table,
            suggested=suggested if isinstance(suggested, str) else None,
            chosen=chosen,
            code=decision.override_code or "",
            rules=decision.rules,
        )


def _report(row: RowMapping, keyring: Keyring) -> Report:
    text = from_bytes(keyring.open(row["sealed"]))["text"]
    return Report(**{name: row[name] for name in _PLAIN}, text=text)
