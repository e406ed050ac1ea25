"""Which view stands at which step of a draft."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from dialogs.assessment_card import assessment_view
from dialogs.correcting import fix_view, more_view
from dialogs.desk import Desk
from dialogs.logging_form import log_view
from dialogs.other_citizen import other_view
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
            Action("back", say("action.back")),
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
}


def current_view(desk: Desk) -> View:
    """Return the view that the draft stands at."""
    step = desk.draft.step if desk.draft else ""
    return _SCREENS.get(step, assessment_view)(desk)
