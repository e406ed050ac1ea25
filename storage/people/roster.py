"""Who reads the digests of which team, without opening a name."""

from __future__ import annotations

from collections import defaultdict
from datetime import time
from typing import Final

from sqlalchemy import RowMapping, and_, select

from dialogs.ports.members import Leave
from dialogs.ports.readers import Readership, Subscriber
from knowledge.weeks import Schedule
from storage.databases.database import Database
from storage.tables.people import MEMBERS, SCHEDULES, TEAMS, WISHES
from storage.work import Work, put_row

_SCHEDULED: Final = and_(SCHEDULES.c.tenant == TEAMS.c.tenant, SCHEDULES.c.team == TEAMS.c.id)
_TEAMS: Final = (
    select(TEAMS.c.tenant, TEAMS.c.id, SCHEDULES.c.weekday, SCHEDULES.c.minute, SCHEDULES.c.channel)
    .join_from(TEAMS, SCHEDULES, _SCHEDULED, isouter=True)
    .order_by(TEAMS.c.tenant, TEAMS.c.id)
)
_SUBSCRIBERS: Final = (
    select(
        MEMBERS.c.tenant,
        MEMBERS.c.id,
        MEMBERS.c.team,
        MEMBERS.c.role,
        MEMBERS.c.since,
        MEMBERS.c.deputy,
        MEMBERS.c.leave_first,
        MEMBERS.c.leave_last,
    )
    .where(MEMBERS.c.status == "active", MEMBERS.c.team.is_not(None))
    .order_by(MEMBERS.c.id)
)


class SqlRoster:
    """Implements `dialogs.ports.readers.Roster`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def readerships(self) -> tuple[Readership, ...]:
        """Return every team of every tenant as it is now; see the port."""
        async with self._database.reading() as connection:
            teams = (await connection.execute(_TEAMS)).mappings().all()
            members = (await connection.execute(_SUBSCRIBERS)).mappings().all()
            wished = (await connection.execute(select(WISHES))).all()
        wishes: dict[tuple[str, str], dict[str, bool]] = defaultdict(dict)
        for wish in wished:
            wishes[wish.tenant, wish.member][wish.kind] = wish.wanted
        subscribers: dict[tuple[str, str], list[Subscriber]] = defaultdict(list)
        for row in members:
            own = wishes.get((row["tenant"], row["id"]), {})
            subscribers[row["tenant"], row["team"]].append(_subscriber(row, own))
        return tuple(_readership(row, tuple(subscribers[row["tenant"], row["id"]])) for row in teams)


class ScheduleWork(Work):
    """The part of a turn that says when and what regular cards come."""

    async def keep_schedule(self, team: str, schedule: Schedule, channel: str | None) -> None:
        minute = schedule.at.hour * 60 + schedule.at.minute
        row = {"tenant": self._tenant, "team": team, "weekday": schedule.weekday, "minute": minute}
        await put_row(self._connection, SCHEDULES, row | {"channel": channel})

    async def wish(self, member: str, kind: str, wanted: bool) -> None:
        row = {"tenant": self._tenant, "member": member, "kind": kind, "wanted": wanted}
        await put_row(self._connection, WISHES, row)


def _readership(row: RowMapping, subscribers: tuple[Subscriber, ...]) -> Readership:
    own = row["weekday"] is not None
    schedule = Schedule(row["weekday"], time(*divmod(row["minute"], 60))) if own else Schedule()
    return Readership(row["tenant"], row["id"], schedule, row["channel"], subscribers)


def _subscriber(row: RowMapping, wishes: dict[str, bool]) -> Subscriber:
    leave = Leave(row["leave_first"], row["leave_last"]) if row["leave_first"] else None
    return Subscriber(row["id"], row["role"], row["since"], leave, row["deputy"], wishes)
