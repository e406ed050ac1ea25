"""What the week's overview counts, from plain columns alone: no payload is opened."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Select, Text, and_, bindparam, exists, func, or_, select, type_coerce

from dialogs.ports.handovers import State
from dialogs.ports.members import Basis
from dialogs.ports.weekly import Group, OnCase
from storage.casework.follow_ups import FOLLOW_UPS
from storage.log.payloads import ITS_PAYLOAD
from storage.log.standing import stands
from storage.tables.access import PERMITS
from storage.tables.feedback import MISSES
from storage.tables.log import DECISION_PAYLOADS, DECISIONS
from storage.tables.shared import CASE_LINKS, HANDOVER_STEPS, HANDOVERS
from storage.work import Work

_LATER: Final = DECISIONS.alias("later")
_LATER_CASE: Final = DECISION_PAYLOADS.alias("later_case")
_OTHER: Final = DECISIONS.alias("other")
_OTHER_CASE: Final = DECISION_PAYLOADS.alias("other_case")


_OWN: Final = and_(DECISIONS.c.tenant == bindparam("own"), DECISIONS.c.team == bindparam("team"), stands(DECISIONS))
_TALLY: Final = (
    select(DECISIONS.c.segment, DECISIONS.c.centre, func.count())
    .where(_OWN, DECISIONS.c.at >= bindparam("since"), DECISIONS.c.at < bindparam("until"))
    .group_by(DECISIONS.c.segment, DECISIONS.c.centre)
)
_LATER_ON_CASE: Final = (
    exists()
    .where(_LATER_CASE.c.tenant == DECISION_PAYLOADS.c.tenant, _LATER_CASE.c.case == DECISION_PAYLOADS.c.case)
    .where(_LATER.c.tenant == _LATER_CASE.c.tenant, _LATER.c.id == _LATER_CASE.c.decision)
    .where(_LATER.c.seq > DECISIONS.c.seq, stands(_LATER))
)
_BY_TEAM: Final = _LATER_ON_CASE.where(_LATER.c.team == DECISIONS.c.team)
_BY_RECEIVER: Final = (
    _LATER_ON_CASE.where(HANDOVERS.c.tenant == DECISION_PAYLOADS.c.tenant)
    .where(HANDOVERS.c.case == DECISION_PAYLOADS.c.case, HANDOVERS.c.to_team == _LATER.c.team)
    .where(HANDOVER_STEPS.c.tenant == HANDOVERS.c.tenant, HANDOVER_STEPS.c.handover == HANDOVERS.c.id)
    .where(HANDOVER_STEPS.c.state == State.RECEIVED.value)
)
_NEWEST: Final = (
    select(DECISION_PAYLOADS.c.case, DECISIONS.c.at, DECISIONS.c.follow_up)
    .join_from(DECISIONS, DECISION_PAYLOADS, ITS_PAYLOAD)
    .where(_OWN, ~_BY_TEAM, ~_BY_RECEIVER)
)
_RECENT: Final = _NEWEST.where(DECISIONS.c.at >= bindparam("since")).order_by(
    DECISIONS.c.at.desc(), DECISION_PAYLOADS.c.case
)
_WARNED: Final = _RECENT.where(type_coerce(DECISIONS.c.warnings, Text).like(bindparam("warning"), escape="/"))
_UNSETTLED: Final = _RECENT.where(
    or_(DECISIONS.c.segment == bindparam("outcome"), DECISIONS.c.centre == bindparam("outcome"))
)
_KNOWN_TO_OTHERS: Final = (
    exists()
    .where(_OTHER_CASE.c.tenant == DECISION_PAYLOADS.c.tenant, _OTHER_CASE.c.case == DECISION_PAYLOADS.c.case)
    .where(_OTHER.c.tenant == _OTHER_CASE.c.tenant, _OTHER.c.id == _OTHER_CASE.c.decision, stands(_OTHER))
    .where(_OTHER.c.team != DECISIONS.c.team)
)
_JOINED: Final = exists().where(
    CASE_LINKS.c.tenant == DECISION_PAYLOADS.c.tenant,
    or_(CASE_LINKS.c.one == DECISION_PAYLOADS.c.case, CASE_LINKS.c.other == DECISION_PAYLOADS.c.case),
)
_MET: Final = (
    select(DECISION_PAYLOADS.c.case)
    .join_from(DECISIONS, DECISION_PAYLOADS, ITS_PAYLOAD)
    .where(_OWN, DECISIONS.c.at >= bindparam("since"), or_(_KNOWN_TO_OTHERS, _JOINED))
    .group_by(DECISION_PAYLOADS.c.case)
    .order_by(func.max(DECISIONS.c.seq).desc())
    .limit(bindparam("most"))
)
_OUR_CASE: Final = (
    exists()
    .where(DECISION_PAYLOADS.c.tenant == PERMITS.c.tenant, DECISION_PAYLOADS.c.case == PERMITS.c.case)
    .where(_OWN, ITS_PAYLOAD)
)
_BY_REASON: Final = (
    select(PERMITS.c.case)
    .where(PERMITS.c.tenant == bindparam("own"), PERMITS.c.basis == Basis.REASON.value)
    .where(PERMITS.c.since >= bindparam("since"), PERMITS.c.since < bindparam("until"), _OUR_CASE)
    .order_by(PERMITS.c.since, PERMITS.c.id)
)
_TIMES: Final = func.sum(MISSES.c.times)
_MISSED: Final = (
    select(MISSES.c.words, _TIMES)
    .where(MISSES.c.tenant == bindparam("own"), MISSES.c.pack == bindparam("pack"))
    .where(MISSES.c.day >= bindparam("first"), MISSES.c.day <= bindparam("last"))
    .group_by(MISSES.c.words)
    .order_by(_TIMES.desc(), MISSES.c.words)
)
_VERSION: Final = (
    select(DECISIONS.c.pack_version)
    .where(DECISIONS.c.tenant == bindparam("own"), DECISIONS.c.pack == bindparam("pack"))
    .where(DECISIONS.c.at < bindparam("moment"))
    .order_by(DECISIONS.c.at.desc())
    .limit(1)
)


class WeeklyWork(Work):
    """The part of a turn that knows what happened in a team."""

    def apart(self) -> AbstractAsyncContextManager[object]:
        return self._connection.begin_nested()

    async def tally(self, team: str, since: datetime, until: datetime) -> Mapping[Group, int]:
        rows = await self._connection.execute(_TALLY, self._of(team, since=since, until=until))
        return {Group(segment, centre): count for segment, centre, count in rows}

    async def follow_ups(self, team: str, before: date) -> tuple[OnCase, ...]:
        return await self._on_cases(FOLLOW_UPS, self._of(team, before=before))

    async def warned(self, team: str, warning: str, since: datetime) -> tuple[OnCase, ...]:
        return await self._on_cases(_WARNED, self._of(team, warning=_listed(warning), since=since))

    async def unsettled(self, team: str, outcome: str, since: datetime) -> tuple[OnCase, ...]:
        return await self._on_cases(_UNSETTLED, self._of(team, outcome=outcome, since=since))

    async def met(self, team: str, since: datetime, most: int) -> tuple[str, ...]:
        rows = await self._connection.execute(_MET, self._of(team, since=since, most=most))
        return tuple(rows.scalars())

    async def read_by_reason(self, team: str, since: datetime, until: datetime) -> tuple[str, ...]:
        rows = await self._connection.execute(_BY_REASON, self._of(team, since=since, until=until))
        return tuple(rows.scalars())

    async def missed_words(self, pack: str, first: date, last: date) -> tuple[tuple[tuple[str, ...], int], ...]:
        wanted = {"own": self._tenant, "pack": pack, "first": first, "last": last}
        return tuple((words, int(times)) for words, times in await self._connection.execute(_MISSED, wanted))

    async def version_before(self, pack: str, moment: datetime) -> str | None:
        wanted = {"own": self._tenant, "pack": pack, "moment": moment}
        return (await self._connection.execute(_VERSION, wanted)).scalar()

    async def _on_cases(self, query: Select[Any], wanted: Mapping[str, object]) -> tuple[OnCase, ...]:
        return tuple(OnCase(*row) for row in await self._connection.execute(query, dict(wanted)))

    def _of(self, team: str, **more: object) -> dict[str, object]:
        return {"own": self._tenant, "team": team, **more}


def _listed(code: str) -> str:
    """Return the pattern of a list of codes that holds this one."""
    return f'%"{code.replace("_", "/_")}"%'
