"""Who carries a case: whoever logged it, or coordinates it, until somebody else has taken it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

from dialogs.deciding.misfiled import standing
from dialogs.desk import Desk
from dialogs.members.access import Reader, receives
from dialogs.ports.decisions import Logged
from dialogs.ports.handovers import Handover, Party, State
from dialogs.together.directory import Directory

_LOOK_BACK: Final = timedelta(days=365)
_MOST: Final = 20
"""Cases that were taken over and are looked into."""


def carrier(newest: Logged, handovers: Sequence[Handover], people: Directory) -> Party:
    """Return who carries a case, by its newest decision and its handovers, oldest first."""
    decision = newest.decision
    if taken := last_taken(newest, handovers):
        by = taker(taken)
        member = people.members.get(by)
        return replace(taken.receiver, team=taken.receiver.team or (member.team if member else None), person=by)
    return Party(people.centre(decision), decision.team, decision.coordinator_id or decision.person.id)


def elsewhere(newest: Logged, handovers: Sequence[Handover], reader: Reader | None) -> bool:
    """Whether another side than this person's has taken a case, so that it is theirs from then on."""
    taken = last_taken(newest, handovers)
    return taken is not None and (reader is None or not receives(reader, taken.receiver))


def taker(handover: Handover) -> str:
    """Return who has taken a handover: the one who is named, else whoever took it for the team."""
    return handover.receiver.person or handover.steps[-1].by.id


def newest_each(decisions: Sequence[Logged]) -> tuple[Logged, ...]:
    """Return the newest decision on each case, given the newest first."""
    found: dict[str, Logged] = {}
    for one in decisions:
        found.setdefault(one.number, one)
    return tuple(found.values())


async def followed_up(desk: Desk, own: Sequence[Logged]) -> tuple[Logged, ...]:
    """Return the decisions that this person follows up, one for each case.

    They are her own, the newest first in `own`, until somebody else has taken the case, and the newest on each case
    that she has taken herself.
    """
    me, newest = desk.turn.person.id, newest_each(own)
    handovers = await desk.session.handovers([one.number for one in newest])
    hers = [one for one in newest if (taken := last_taken(one, handovers)) is None or taker(taken) == me]
    known = {one.number for one in newest}
    received = [one for one in await _received(desk) if one.case not in known]
    for case in dict.fromkeys(one.case for one in received[-_MOST:]):
        entries = [one for one in await desk.session.case(desk.turn.person.tenant, case) if one.number == case]
        last = next(reversed(standing(entries)), None)
        if last and (taken := last_taken(last, await desk.session.handovers([case]))) and taker(taken) == me:
            hers.append(last)
    return tuple(hers)


async def _received(desk: Desk) -> list[Handover]:
    found = await desk.session.handovers_since(desk.turn.now - _LOOK_BACK)
    return [one for one in found if one.state is State.RECEIVED and taker(one) == desk.turn.person.id]


def last_taken(newest: Logged, handovers: Sequence[Handover]) -> Handover | None:
    """Return the handover by which somebody has last taken a case after its newest decision."""
    on_case = (one for one in reversed(handovers) if one.case == newest.number and one.state is State.RECEIVED)
    return next((one for one in on_case if one.steps[-1].at > newest.decision.at), None)
