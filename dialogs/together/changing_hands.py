"""Which ways a case can change hands by this person: what hinders it, and so which buttons are shown at all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from dialogs.casework.cases import Readable
from dialogs.desk import Desk
from dialogs.members.access import CHANGES, Reader, receives
from dialogs.ports.handovers import Handover, Party
from dialogs.ports.members import Basis
from dialogs.together.directory import directory
from dialogs.together.holding import carrier, elsewhere, under_way

TAKES: Final = CHANGES | {Basis.RECEIVER}
"""Grounds on which somebody may come to carry a case."""
Hindrance = Literal["not_hers", "already_yours", "elsewhere", "under_way"]


async def can_hand_over(desk: Desk, found: Readable) -> bool:
    """Whether the case is this person's side's to hand over, and is not on its way already."""
    handovers = await desk.session.handovers([found.logged.number])
    gone = elsewhere(found.logged.number, handovers, await desk.reader())
    return found.may_change and not gone and under_way(handovers) is None


async def can_take_over(desk: Desk, found: Readable) -> bool:
    """Whether the case is a colleague's on this person's side, and nobody is waiting for an answer about it."""
    reader = await desk.reader()
    if reader is None or found.basis not in TAKES:
        return False
    handovers = await desk.session.handovers([found.logged.number])
    before = carrier(found.logged, handovers, await directory(desk.session))
    return hindrance(found, reader, before, handovers) is None


def hindrance(found: Readable, reader: Reader, before: Party, handovers: Sequence[Handover]) -> Hindrance | None:
    """Return why this person cannot take over a case from whoever carries it, None where she can."""
    waiting = under_way(handovers)
    if not found.may_change and not receives(reader, before):
        return "not_hers"
    if before.person == reader.person.id:
        return "already_yours"
    if elsewhere(found.logged.number, handovers, reader):
        return "elsewhere"
    return "under_way" if waiting and waiting.sent else None
