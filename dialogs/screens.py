"""Which view stands at which step of a draft."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from dialogs.assessing.card import assessment_actions, assessment_view
from dialogs.assessing.correcting import fix_view, more_view
from dialogs.assessing.drafts import HANDING, at_step
from dialogs.assessing.other_citizen import other_view
from dialogs.deciding.form import log_view
from dialogs.desk import Desk
from dialogs.together.handover_form import handover_form
from dialogs.turns import Reply
from dialogs.view import Action, Heading, Paragraph, View
from dialogs.wording import say


def cancel_view(desk: Desk) -> View:
    """Return the question whether to drop the assessment."""
    draft = desk.opened()
    return View(
        summary=say("cancel.summary"),
        blocks=(Heading(say("cancel.heading")), Paragraph(say("cancel.help"))),
        actions=(
            Action("cancel_yes", say("action.cancel_yes"), style="destructive"),
            Action("back", say("action.cancel_no")),
        ),
        draft=draft.id,
        version=draft.version,
    )


_SCREENS: Final[Mapping[str, Callable[[Desk], View]]] = {
    "fix": fix_view,
    "more": more_view,
    "log": log_view,
    "differ": log_view,
    "cancel": cancel_view,
    "other": other_view,
    HANDING: handover_form,
}


async def to_assessment(desk: Desk) -> Reply:
    """Show the assessment: a form is left, and a draft that was never saved is saved, so that its buttons work."""
    draft = desk.opened()
    if draft.step or not draft.version:
        await desk.keep(at_step(draft, ""))
    return desk.reply(assessment_view(desk))


def current_actions(desk: Desk) -> tuple[Action, ...]:
    """Return the buttons of the view that the draft stands at; none where there is no draft."""
    if desk.draft is None:
        return ()
    screen = _SCREENS.get(desk.draft.step)
    return screen(desk).actions if screen else assessment_actions(desk)


def current_view(desk: Desk) -> View:
    """Return the view that the draft stands at."""
    step = desk.draft.step if desk.draft else ""
    return _SCREENS.get(step, assessment_view)(desk)
