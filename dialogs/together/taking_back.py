"""What becomes of a handover whose decision turns out to have been logged on the wrong case."""

from __future__ import annotations

from dialogs.desk import Desk
from dialogs.ports.decisions import Logged
from dialogs.ports.handovers import ENDED, State, Step
from dialogs.together.directory import directory
from dialogs.together.holding import last_taken
from dialogs.together.notices import tell
from dialogs.wording import say


async def take_back(desk: Desk, withdrawn: Logged) -> None:
    """Withdraw the handover that rests on a decision, and tell both sides; where it was taken, say whom to ring."""
    handovers = await desk.session.handovers([withdrawn.number])
    resting = [one for one in handovers if one.decision == withdrawn.decision.id]
    people = await directory(desk.session)
    for handover in (one for one in resting if one.state not in ENDED):
        step = Step(State.WITHDRAWN, desk.turn.now, desk.turn.person, say("misfiled.reason"))
        if taken_back := await desk.session.advance(handover, step):
            await tell(desk, taken_back, people)
            desk.remark("misfiled.taken_back", "warning", party=people.name(handover.receiver))
    if taken := last_taken(withdrawn.number, resting):
        desk.remark("misfiled.taken", "warning", party=people.name(taken.receiver), number=withdrawn.number)
