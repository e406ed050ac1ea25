"""Who carries a case: whoever logged it, or coordinates it, until somebody else has taken it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

from dialogs.deciding.misfiled import standing
from dialogs.desk import Desk
from dialogs.members.access import Reader, receives
from dialogs.ports.decisions import Decision, Logged
from dialogs.ports.handovers import ENDED, Handover, Party, State
from dialogs.together.directory import Directory

LOOK_BACK: Final = timedelta(days=365)
"""How far back handovers are looked through where no case is named."""
_MOST: Final = 20
"""Cases that were taken over and are looked into."""


def carrier(newest: Logged, handovers: Sequence[Handover], people: Directory) -> Party:
    """Return who carries a case, by its newest decision and its handovers, oldest first.

    Logging again moves a case within the side that has taken it, never from one side to the other.
    """
    decision, taken = newest.decision, last_taken(newest.number, handovers)
    if taken is None or (decision.at > taken.steps[-1].at and _of_side(decision, taken.receiver)):
        return Party(people.centre(decision), decision.team, decision.coordinator_id or decision.person.id)
    by = taker(taken)
    member = people.members.get(by)
    return replace(taken.receiver, team=taken.receiver.team or (member.team if member else None), person=by)


def elsewhere(case: str, handovers: Sequence[Handover], reader: Reader | None) -> bool:
    """Whether another side than this person's has taken a case, so that it is theirs from then on."""
    taken = last_taken(case, handovers)
    return taken is not None and (reader is None or not receives(reader, taken.receiver))


def under_way(handovers: Sequence[Handover]) -> Handover | None:
    """Return of a case's handovers the one that is still to be answered or sent; there is never more than one."""
    return next((one for one in handovers if one.state not in ENDED), None)


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
    hers = [one for one in newest if not (by := _taken_since(one, handovers)) or by == me]
    known = {one.number for one in newest}
    received = [one for one in await _received(desk) if one.case not in known]
    for case in dict.fromkeys(one.case for one in received[-_MOST:]):
        entries = [one for one in await desk.session.case(desk.turn.person.tenant, case) if one.number == case]
        last = next(reversed(standing(entries)), None)
        if last and _taken_since(last, await desk.session.handovers([case])) == me:
            hers.append(last)
    return tuple(hers)


async def _received(desk: Desk) -> list[Handover]:
    found = await desk.session.handovers_since(desk.turn.now - LOOK_BACK)
    return [one for one in found if one.state is State.RECEIVED and taker(one) == desk.turn.person.id]


def last_taken(case: str, handovers: Sequence[Handover]) -> Handover | None:
    """Return the handover by which somebody has last taken a case."""
    return next((one for one in reversed(handovers) if one.case == case and one.state is State.RECEIVED), None)


def _taken_since(logged: Logged, handovers: Sequence[Handover]) -> str | None:
    """Return who has taken the case after a decision."""
    taken = last_taken(logged.number, handovers)
    return taker(taken) if taken and taken.steps[-1].at > logged.decision.at else None


def _of_side(decision: Decision, party: Party) -> bool:
    """Whether a decision is of this side of a handover."""
    return decision.team == party.team if party.team else decision.case.centre == party.centre
