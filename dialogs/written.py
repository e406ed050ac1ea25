"""Answering a line that was typed: a button's title, a fold's, a command, something for the form, or a citizen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rapidfuzz import fuzz

from dialogs.actions import obey, press
from dialogs.assessing.describing import understand
from dialogs.assessing.drafts import HANDING
from dialogs.assessing.filling import typed
from dialogs.deciding.logging import STEPS, fill_by_text
from dialogs.desk import MOST_CHARACTERS, Desk
from dialogs.grammar import BARE_NUMBER, Command, command
from dialogs.helping import message_view, try_view
from dialogs.screens import current_actions, current_view
from dialogs.together.sending import fill_by_text as fill_handover
from dialogs.turns import Reply
from dialogs.view import Action, Fold
from dialogs.wording import say
from knowledge.cpr import mask
from knowledge.text import fold, words

_CLOSE: Final = 90
_ENDS: Final = " .!?"
FOLDS: Final = {
    "why": "assessment.why",
    "asking": "assessment.why_asking",
    "clarify": "assessment.clarify",
    "fitting": "assessment.interventions",
    "law": "law_calendar.fold",
    "optional": "log.optional",
}
"""Every fold of a draft's card, by its title in the catalogue."""
_FORMS: Final = {"fix": "fix_save", "more": "more_save"}
"""Forms that a typed line can fill in, and the button that it then presses."""


async def written(desk: Desk) -> Reply:
    """Answer what was typed; what cannot be read at all is told at once."""
    masked = mask(desk.turn.text)
    text = masked.text.strip()
    if len(text) > MOST_CHARACTERS:
        return desk.reply(message_view("say.too_long", count=len(text), most=MOST_CHARACTERS))
    if masked.found:
        desk.remark("say.cpr", "attention")
    if desk.turn.attachments:
        desk.remark("say.attachment")
    if not words(text) and (masked.found or desk.turn.attachments or not text):
        return _nothing_written(desk)
    return await _line(desk, text)


def _nothing_written(desk: Desk) -> Reply:
    """Answer a turn without a word: an empty one, a picture, a bare CPR number."""
    if not desk.remarks:
        desk.remark("say.empty")
    return desk.reply(current_view(desk) if desk.draft else try_view())


async def _line(desk: Desk, text: str) -> Reply:
    actions = current_actions(desk)
    if action := _button(actions, text):
        return await _press(desk, action)
    if fold_id := _fold(desk, text):
        desk.unfolded = frozenset({fold_id})
        return desk.reply(current_view(desk))
    if asked := command(text):
        return await obey(desk, asked)
    if action := _button_by_part(actions, text):
        return await _press(desk, action)
    if reply := await _into_form(desk, text):
        return reply
    if desk.draft and "fitting" in _folds_named(text):
        desk.remark("assessment.no_interventions")
        return desk.reply(current_view(desk))
    if desk.draft is None and BARE_NUMBER.fullmatch(text):
        return await obey(desk, Command("case", text))
    return await understand(desk, text)


async def _press(desk: Desk, action: Action) -> Reply:
    desk.inputs = dict(action.data)
    return await press(desk, action.id)


async def _into_form(desk: Desk, text: str) -> Reply | None:
    """Take a typed line into the form that stands, where it fits there."""
    step = desk.draft.step if desk.draft else ""
    if step in STEPS:
        return await fill_by_text(desk, text)
    if step == HANDING and words(text):
        return await fill_handover(desk, text)
    if step in _FORMS and (filled := typed(current_view(desk), text)):
        desk.inputs = filled
        return await press(desk, _FORMS[step])
    return None


def _button(actions: Sequence[Action], text: str) -> Action | None:
    """Return the button of the current card whose title was typed."""
    plain = _plain(text)
    return next((action for action in actions if _is_title(action.title, plain)), None)


def _button_by_part(actions: Sequence[Action], text: str) -> Action | None:
    """Return the button of which a part was typed: "ja" for "Ja, annullér"."""
    plain = _plain(text)
    return next((a for a in actions if any(_is_title(part, plain) for part in a.title.split(","))), None)


def _fold(desk: Desk, text: str) -> str | None:
    """Return the fold of the current card whose title was typed, without what stands in brackets."""
    named = _folds_named(text)
    if not named or desk.draft is None:
        return None
    folds = (block.id for block in current_view(desk).blocks if isinstance(block, Fold))
    return next((id for id in folds if id in named), None)


def _folds_named(text: str) -> list[str]:
    plain = _plain(text)
    return [id for id, key in FOLDS.items() if _is_title(say(key, count=0).split(" (")[0], plain)]


def _is_title(title: str, plain: str) -> bool:
    return fuzz.ratio(_plain(title), plain) >= _CLOSE


def _plain(text: str) -> str:
    return fold(text).strip(_ENDS)
