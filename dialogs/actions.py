"""Everything that can be done, joined from every room; what is typed and what is pressed end here alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dialogs import moving
from dialogs.act import Act
from dialogs.assessing import acts as assessing
from dialogs.assessing.other_citizen import asks_whose
from dialogs.casework import acts as casework
from dialogs.deciding import acts as deciding
from dialogs.desk import Desk
from dialogs.grammar import Command
from dialogs.lookup import acts as lookup
from dialogs.members import acts as members
from dialogs.screens import current_view
from dialogs.together import acts as together
from dialogs.together.handover_form import at_handover
from dialogs.turns import Reply
from dialogs.weekly import acts as weekly

ALL: Final = (
    *moving.ACTS, *assessing.ACTS, *deciding.ACTS, *casework.ACTS, *lookup.ACTS, *members.ACTS, *together.ACTS,
    *weekly.ACTS,
)  # fmt: skip
ACTS: Final[Mapping[str, Act]] = {act.id: act for act in ALL}
BUTTONS: Final = frozenset(act.id for act in ALL if act.press)
BELOW: Final = frozenset(act.id for act in ALL if act.below)


async def press(desk: Desk, id: str) -> Reply:
    """Do what the button of this id does, with the inputs on the desk."""
    act = ACTS[id]
    assert act.press is not None, f"{id} is only ever typed"
    await _make_room(desk, act)
    return await act.press(desk)


async def obey(desk: Desk, command: Command) -> Reply:
    """Do what a typed command asks for: with what stands behind it, else as its button does."""
    act = ACTS[command.name]
    if act.after_whose and asks_whose(desk):
        return desk.reply(current_view(desk))
    if act.typed and (command.argument or act.press is None):
        await _make_room(desk, act)
        return await act.typed(desk, command.argument)
    if command.argument and act.takes:
        desk.inputs = {act.takes: command.argument}
    return await press(desk, act.id)


async def _make_room(desk: Desk, act: Act) -> None:
    """Set a handover that is being written aside: an assessment is never begun on its form."""
    if act.assesses and at_handover(desk):
        await desk.set_aside()
        desk.remark("handover.set_aside")
