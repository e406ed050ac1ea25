"""Answering a handover: taking it, returning it with a reason, withdrawing it, sending it again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dialogs.casework.cases import by_id
from dialogs.desk import Desk
from dialogs.grammar import tells_why
from dialogs.helping import message_view
from dialogs.members.access import receives
from dialogs.ports.handovers import ENDED, NEXT, Handover, State, Step
from dialogs.together.directory import directory
from dialogs.together.handover_card import handover_view
from dialogs.together.handover_lines import visible
from dialogs.together.handover_text import as_text
from dialogs.together.holding import LOOK_BACK
from dialogs.together.notices import tell
from dialogs.together.sending import write
from dialogs.turns import Reply

_BY_SENDER: Final = frozenset({State.SENT, State.WITHDRAWN})


async def press_show(desk: Desk) -> Reply:
    """Show the handover on the button, or the newest of the case that was named."""
    if not _names_one(desk):
        return await _only_one(desk)
    found = await _handover(desk)
    return desk.reply(await handover_view(desk, found) if found else message_view("handover.no_access"))


async def press_receive(desk: Desk) -> Reply:
    """Take the case."""
    return await _answer(desk, State.RECEIVED)


async def press_return(desk: Desk) -> Reply:
    """Return the case, with a reason that the sender sees."""
    reason, found = desk.inputs.get("reason", "").strip(), await _handover(desk)
    if found is None or not await _is_side(desk, found, State.RETURNED):
        return await _answer(desk, State.RETURNED, reason)
    if tells_why(reason):
        return await _answer(desk, State.RETURNED, reason)
    desk.remark("handover.needs_reason", "attention")
    return await press_show(desk)


async def press_withdraw(desk: Desk) -> Reply:
    """Take a handover back before it is answered."""
    return await _answer(desk, State.WITHDRAWN)


async def press_now(desk: Desk) -> Reply:
    """Send a planned handover."""
    return await _answer(desk, State.SENT)


async def press_again(desk: Desk) -> Reply:
    """Write a returned handover anew."""
    found = await _handover(desk)
    if found is None or not await _is_side(desk, found, State.SENT):
        return desk.reply(message_view("handover.no_access"))
    decided = await by_id(desk, found.decision)
    if decided is None:
        return desk.reply(message_view("handover.nothing"))
    return await write(desk, decided.logged, follows=found)


async def press_text(desk: Desk) -> Reply:
    """Send the handover as plain text for the municipality's own system."""
    found = await _handover(desk)
    if found is None or not await visible(desk, [found]):
        return desk.reply(message_view("handover.no_access"))
    desk.about.add(found.case)
    return desk.send(as_text(found, await directory(desk.session)))


async def _answer(desk: Desk, state: State, reason: str = "") -> Reply:
    """Let the handover reach a state, if this person's side may; what stands is shown in any case."""
    if not _names_one(desk):
        return await _only_one(desk)
    found = await _handover(desk)
    if found is None or not await visible(desk, [found]):
        return desk.reply(message_view("handover.no_access"))
    if not await _is_side(desk, found, state):
        side = "sender" if state in _BY_SENDER else "receiver"
        return desk.reply(message_view(f"handover.only_{side}", number=found.case))
    if state not in NEXT[found.state]:
        desk.remark("handover.already", "warning")
        return desk.reply(await handover_view(desk, found))
    advanced = await desk.session.advance(found, Step(state, desk.turn.now, desk.turn.person, reason))
    if advanced is None:
        desk.remark("handover.already", "warning")
        return desk.reply(await handover_view(desk, await desk.session.handover(found.id) or found))
    if state is State.RETURNED and await returned_before(desk, advanced):
        desk.remark("handover.to_forum", "warning")
    if state is State.RECEIVED:
        desk.remark("handover.received_next", "good", number=advanced.case)
    await tell(desk, advanced, await directory(desk.session))
    return desk.reply(await handover_view(desk, advanced))


def _names_one(desk: Desk) -> bool:
    return bool(desk.inputs.get("handover") or desk.inputs.get("number"))


async def _only_one(desk: Desk) -> Reply:
    """Show what is on its way to or from this person, with its buttons, where it is only one; else ask which."""
    found = await visible(desk, await desk.session.handovers_since(desk.turn.now - LOOK_BACK))
    waiting = _open(found)
    if len(waiting) != 1:
        return desk.reply(message_view("handover.which_number"))
    return desk.reply(await handover_view(desk, waiting[0]))


async def returned_before(desk: Desk, handover: Handover) -> bool:
    """Whether this handover sends again one that was returned."""
    return handover.follows is not None and await desk.session.handover(handover.follows) is not None


async def _is_side(desk: Desk, handover: Handover, state: State) -> bool:
    """Whether it is this person's side that lets a handover reach this state."""
    reader = await desk.reader()
    party = handover.sender if state in _BY_SENDER else handover.receiver
    sent = state in _BY_SENDER or handover.sent is not None
    return reader is not None and sent and receives(reader, party)


async def _handover(desk: Desk) -> Handover | None:
    """Return the handover by its id, or the one under way or the newest of hers on the case that was named."""
    if id := desk.inputs.get("handover"):
        return await desk.session.handover(id)
    cases = await desk.session.joined(await desk.session.cases(desk.inputs.get("number", "")))
    found = await visible(desk, await desk.session.handovers(cases))
    return next(reversed(_open(found) or found), None)


def _open(handovers: Sequence[Handover]) -> list[Handover]:
    return [one for one in handovers if one.state not in ENDED]
