"""The conversation: one turn in, one reply out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from rapidfuzz import fuzz

from dialogs.actions import ACTIONS, NEEDS_CURRENT_CARD, press
from dialogs.asking import answer_view
from dialogs.commands import obey
from dialogs.deciding import already_logged, fill_by_text
from dialogs.describing import understand
from dialogs.desk import Desk
from dialogs.grammar import command
from dialogs.helping import channel_view, help_view, message_view, welcome_view
from dialogs.lookup import found_view, good_match
from dialogs.ports import Draft, Session
from dialogs.screens import current_view
from dialogs.turns import Person, Reply, Scope, Turn
from dialogs.view import Action, Fold
from knowledge.cpr import mask
from knowledge.guide import Guide
from knowledge.text import fold

MOST_CHARACTERS: Final = 4000
_CLOSE: Final = 90


class Conversation:
    """Talks by one municipality's guide. It keeps nothing between turns; drafts live in the session's store."""

    def __init__(self, guide: Guide, new_id: Callable[[], str]) -> None:
        self._guide = guide
        self._new_id = new_id

    def welcome(self, person: Person, scope: Scope) -> Reply:
        """Return the card that comes once, on installation; to a group it says what can be asked for there."""
        personal = scope is Scope.PERSONAL
        return Reply(view=welcome_view(self._guide.model, person) if personal else channel_view(described=False))

    async def handle(self, turn: Turn, session: Session) -> Reply:
        """Answer one turn. A turn that was answered before only shows what now stands."""
        draft = await session.open_draft(turn.person, turn.conversation)
        desk = Desk(self._guide, session, turn, self._new_id, draft)
        if session.seen:
            return desk.reply(current_view(desk) if draft else message_view("say.seen"))
        if turn.scope is not Scope.PERSONAL:
            return _in_channel(desk)
        return await (_pressed(desk) if turn.chosen else _written(desk))


async def _written(desk: Desk) -> Reply:
    masked = mask(desk.turn.text)
    text = masked.text.strip()
    if masked.found:
        desk.remark("say.cpr", "attention")
    if not text:
        key = "say.attachment" if desk.turn.attachments else "say.empty"
        return desk.reply(message_view(key))
    if len(text) > MOST_CHARACTERS:
        return desk.reply(message_view("say.too_long", count=len(text), most=MOST_CHARACTERS))
    if desk.turn.attachments:
        desk.remark("say.attachment")
    if (action := _button(desk, text)) is not None:
        desk.inputs = dict(action.data)
        return await press(desk, action.id)
    if fold_id := _fold(desk, text):
        desk.unfolded = frozenset({fold_id})
        return desk.reply(current_view(desk))
    if (asked := command(text)) is not None:
        return await obey(desk, asked)
    if desk.draft and desk.draft.step in ("log", "differ"):
        return await fill_by_text(desk, text)
    return await understand(desk, text)


def _button(desk: Desk, text: str) -> Action | None:
    """Return the button of the current card whose title was typed."""
    if desk.draft is None:
        return None
    typed = fold(text).strip(" .!")
    return next((a for a in current_view(desk).actions if fuzz.ratio(fold(a.title), typed) >= _CLOSE), None)


def _fold(desk: Desk, text: str) -> str | None:
    """Return the fold of the current card whose title was typed."""
    if desk.draft is None:
        return None
    typed = fold(text).strip(" ?.!")
    folds = (block for block in current_view(desk).blocks if isinstance(block, Fold))
    return next((block.id for block in folds if fuzz.ratio(fold(block.title).strip("?"), typed) >= _CLOSE), None)


async def _pressed(desk: Desk) -> Reply:
    chosen = desk.turn.chosen
    assert chosen is not None
    desk.inputs = dict(chosen.inputs)
    if chosen.action not in ACTIONS:
        desk.remark("say.stale", "warning")
        return desk.reply(current_view(desk) if desk.draft else help_view(desk.model))
    if chosen.draft is not None:
        shown = await desk.session.draft(chosen.draft)
        if shown is None or not _is_mine(desk, shown):
            desk.remark("say.gone", "warning")
            return desk.reply(current_view(desk) if desk.draft else help_view(desk.model))
        if chosen.action in NEEDS_CURRENT_CARD and (stale := await _stale(desk, shown)):
            return stale
        desk.draft = shown if shown.status == "open" else desk.draft
    return await press(desk, chosen.action)


def _is_mine(desk: Desk, draft: Draft) -> bool:
    person = desk.turn.person
    return (draft.person.tenant, draft.person.id) == (person.tenant, person.id)


async def _stale(desk: Desk, shown: Draft) -> Reply | None:
    """Return what now stands, when the card that was pressed shows something else."""
    chosen = desk.turn.chosen
    assert chosen is not None
    if shown.status == "open" and shown.version == chosen.version:
        return None
    desk.draft = shown
    if shown.status == "logged" and shown.decision and (logged := await desk.session.decision(shown.decision)):
        return await already_logged(desk, logged)
    if shown.status == "open":
        desk.remark("say.stale")
        return desk.reply(current_view(desk))
    desk.draft = None
    return desk.reply(message_view("say.gone"))


def _in_channel(desk: Desk) -> Reply:
    """Look up only: a channel is no place for a citizen's facts."""
    desk.draft = None
    text = mask(desk.turn.text).text.strip()
    asked = command(text)
    if asked and asked.name == "find":
        return desk.reply(found_view(desk, asked.argument))
    if asked and asked.name == "help":
        return desk.reply(help_view(desk.model))
    reading = desk.guide.read(text, desk.today)
    if not reading.facts and (view := answer_view(desk, text, {})):
        return desk.reply(view)
    if not reading.facts and text and good_match(desk, text):
        return desk.reply(found_view(desk, text))
    return desk.reply(channel_view(described=bool(reading.facts)))
