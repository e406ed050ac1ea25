"""What the week's overview counts, in memory; it passes the same suite as the real one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, nullcontext
from datetime import date, datetime
from typing import TYPE_CHECKING

from dialogs.deciding.misfiled import standing
from dialogs.ports.decisions import Logged
from dialogs.ports.handovers import Handover, State
from dialogs.ports.members import Basis
from dialogs.ports.weekly import Group, OnCase
from dialogs.together.holding import taker

if TYPE_CHECKING:
    from tests.fakes import _Kept


class MemoryWeekly:
    """The part of a turn in memory that knows what happened in a team."""

    _tenant: str
    _kept: _Kept

    def apart(self) -> AbstractAsyncContextManager[object]:
        return nullcontext()

    async def tally(self, team: str, since: datetime, until: datetime) -> Mapping[Group, int]:
        decisions = [one.decision for one in self._standing(team)]
        return Counter(Group(one.segment, one.centre) for one in decisions if since <= one.at < until)

    async def follow_ups(self, team: str, before: date) -> tuple[OnCase, ...]:
        newest = {one.number: one for one in self._standing() if self._carried_by(one) == team}
        found = [
            OnCase(one.number, one.decision.at, day) for one in newest.values() if (day := one.decision.follow_up)
        ]
        dated = sorted((on.follow_up, on.number, on) for on in found if on.follow_up and on.follow_up < before)
        return tuple(on for _, _, on in dated)

    async def warned(self, team: str, warning: str, since: datetime) -> tuple[OnCase, ...]:
        return _newest_first(
            on for one, on in self._newest(team) if warning in one.decision.warnings and on.at >= since
        )

    async def unsettled(self, team: str, outcome: str, since: datetime) -> tuple[OnCase, ...]:
        found = (pair for pair in self._newest(team) if pair[1].at >= since)
        return _newest_first(on for one, on in found if outcome in (one.decision.segment, one.decision.centre))

    async def met(self, team: str, since: datetime, most: int) -> tuple[str, ...]:
        others = {one.number for one in self._standing() if one.decision.team not in (None, team)}
        linked = {number for link in self._links for number in (link.one, link.other)}
        recent = [one for one in reversed(self._standing(team)) if one.decision.at >= since]
        return tuple(dict.fromkeys(one.number for one in recent if one.number in others | linked))[:most]

    async def read_by_reason(self, team: str, since: datetime, until: datetime) -> tuple[str, ...]:
        ours = {one.number for one in self._standing(team)}
        permits = [one for (tenant, _), one in self._kept.permits.items() if tenant == self._tenant]
        given = [one for one in permits if one.basis is Basis.REASON and since <= one.since < until]
        return tuple(one.case for one in sorted(given, key=lambda one: (one.since, one.id)) if one.case in ours)

    async def missed_words(self, pack: str, first: date, last: date) -> tuple[tuple[tuple[str, ...], int], ...]:
        counted: Counter[tuple[str, ...]] = Counter()
        for (tenant, day, where, words), times in self._kept.misses.items():
            if (tenant, where) == (self._tenant, pack) and first <= day <= last:
                counted[words] += times
        return tuple(sorted(counted.items(), key=lambda one: (-one[1], one[0])))

    async def version_before(self, pack: str, moment: datetime) -> str | None:
        found = [one.decision for one in self._entries if one.decision.pack == pack and one.decision.at < moment]
        return max(found, key=lambda one: one.at).pack_version if found else None

    @property
    def _entries(self) -> list[Logged]:
        return [one for one in self._kept.log if one.decision.person.tenant == self._tenant]

    @property
    def _handed(self) -> Collection[Handover]:
        return [one for (tenant, _), one in self._kept.shared.handovers.items() if tenant == self._tenant]

    @property
    def _links(self) -> tuple:  # type: ignore[type-arg]
        return self._kept.shared.links.get(self._tenant, ())

    def _standing(self, team: str | None = None) -> list[Logged]:
        return [one for one in standing(self._entries) if team in (None, one.decision.team)]

    def _newest(self, team: str) -> Iterator[tuple[Logged, OnCase]]:
        all_ = self._standing()
        for place, one in enumerate(all_):
            if one.decision.team == team and not any(self._supersedes(later, one) for later in all_[place + 1 :]):
                yield one, OnCase(one.number, one.decision.at, one.decision.follow_up)

    def _carried_by(self, one: Logged) -> str | None:
        """Return the team that has taken the case since a decision, the last of them, else the one that logged it."""
        handed = [h for h in self._handed if h.case == one.number and h.state is State.RECEIVED]
        last = max(handed, key=lambda h: h.steps[-1].at, default=None)
        if last is None or last.steps[-1].at <= one.decision.at:
            return one.decision.team
        by = self._kept.members.get((self._tenant, taker(last)))
        return last.receiver.team or (by.team if by else None)

    def _supersedes(self, later: Logged, one: Logged) -> bool:
        if later.number != one.number:
            return False
        taken = {h.receiver.team for h in self._handed if h.case == one.number and h.state is State.RECEIVED}
        return later.decision.team == one.decision.team or (later.decision.team or "") in taken


def _newest_first(found: Iterator[OnCase]) -> tuple[OnCase, ...]:
    return tuple(sorted(sorted(found, key=lambda on: on.number), key=lambda on: on.at, reverse=True))
