"""Going on with whatever is under way, an assessment or a handover: saving it, going back, leaving it; and help."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from dialogs.act import Act
from dialogs.assessing.card import assessment_view
from dialogs.assessing.drafts import at_step, dropped, undone
from dialogs.assessing.other_citizen import asks_whose, step_before
from dialogs.casework.mine import draft_to_continue
from dialogs.casework.papers import logged_here
from dialogs.deciding.logging import save
from dialogs.desk import Desk
from dialogs.helping import help_view, message_view
from dialogs.screens import cancel_view, current_view
from dialogs.together.handover_form import at_handover
from dialogs.together.sending import press_leave_form, press_send
from dialogs.turns import Reply


async def _save(desk: Desk) -> Reply:
    return await (press_send(desk) if at_handover(desk) else save(desk))


async def _continue(desk: Desk) -> Reply:
    """Take up a draft again, in this conversation; the one under way goes back among the drafts."""
    draft = await draft_to_continue(desk, desk.inputs)
    if draft is None:
        return desk.reply(message_view("say.gone" if desk.inputs else "back.nothing_open"))
    if desk.draft is None or desk.draft.id != draft.id:
        await desk.set_aside()
        await desk.keep(replace(draft, conversation=desk.turn.conversation))
    return desk.reply(current_view(desk))


async def _continue_by_text(desk: Desk, written: str) -> Reply:
    """Read "fortsæt kladde 2"."""
    desk.inputs = {"number": written.split()[-1]}
    return await _continue(desk)


async def _status(desk: Desk) -> Reply:
    return desk.reply(current_view(desk) if desk.draft else message_view("back.nothing_open"))


async def _back(desk: Desk) -> Reply:
    """Leave a form, or take back the last answer."""
    if at_handover(desk):
        return await press_leave_form(desk)
    if desk.draft and desk.draft.step:
        if asks_whose(desk):
            desk.remark("other.left")
        await desk.keep(step_before(desk.draft))
        return desk.reply(current_view(desk))
    return await _undo(desk)


async def _undo(desk: Desk) -> Reply:
    """Take back the last change; in a form, leave it."""
    if desk.draft and desk.draft.step:
        return await _back(desk)
    if desk.draft is None and (found := await logged_here(desk)):
        return desk.reply(message_view("back.logged", number=found.logged.number))
    before = undone(desk.draft, desk.turn.now) if desk.draft else None
    if before is None:
        desk.remark("back.nothing")
        return await _status(desk)
    await desk.keep(before)
    desk.remark("back.undone")
    return desk.reply(assessment_view(desk))


async def _cancel(desk: Desk) -> Reply:
    if desk.draft is None:
        return desk.reply(message_view("cancel.nothing"))
    await desk.keep(at_step(desk.draft, "cancel", desk.draft.form))
    return desk.reply(cancel_view(desk))


async def _cancel_yes(desk: Desk) -> Reply:
    if desk.draft is None:
        return desk.reply(message_view("cancel.nothing"))
    await desk.keep(dropped(desk.draft))
    desk.draft = None
    return desk.reply(message_view("cancel.done"))


async def _help(desk: Desk, _: str) -> Reply:
    return desk.reply(help_view(desk.model))


async def _thanks(desk: Desk, _: str) -> Reply:
    return desk.reply(message_view("say.thanks"))


ACTS: Final = (
    Act("save", _save, needs_current=True, after_whose=True),
    Act("continue", _continue, _continue_by_text, below=True, after_whose=True),
    Act("status", _status, below=True),
    Act("back", _back, needs_current=True),
    Act("undo", _undo),
    Act("cancel", _cancel, needs_current=True),
    Act("cancel_yes", _cancel_yes, needs_current=True),
    Act("help", typed=_help),
    Act("thanks", typed=_thanks),
)
