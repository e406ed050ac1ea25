"""Which ways a case can change hands by this person, so that no button is shown that would only be refused."""

from __future__ import annotations

from typing import Final

from dialogs.casework.cases import Readable
from dialogs.desk import Desk
from dialogs.members.access import CHANGES, receives
from dialogs.ports.members import Basis
from dialogs.together.directory import directory
from dialogs.together.holding import carrier, elsewhere, under_way

TAKES: Final = CHANGES | {Basis.RECEIVER}
"""Grounds on which somebody may come to carry a case."""


async def can_hand_over(desk: Desk, found: Readable) -> bool:
    """Whether the case is this person's side's to hand over, and is not on its way already."""
    handovers = await desk.session.handovers([found.logged.number])
    gone = elsewhere(found.logged.number, handovers, await desk.reader())
    return found.may_change and not gone and under_way(handovers) is None


async def can_take_over(desk: Desk, found: Readable) -> bool:
    """Whether the case is a colleague's on this person's side, and nobody is waiting for an answer about it."""
    logged, reader = found.logged, await desk.reader()
    if reader is None or found.basis not in TAKES:
        return False
    handovers = await desk.session.handovers([logged.number])
    waiting = under_way(handovers)
    if (waiting and waiting.sent) or elsewhere(logged.number, handovers, reader):
        return False
    now = carrier(logged, handovers, await directory(desk.session))
    return now.person != desk.turn.person.id and (found.may_change or receives(reader, now))
