"""The conversation: one turn in, one reply out."""

from __future__ import annotations

from collections.abc import Callable

from dialogs.channel import in_channel
from dialogs.desk import Desk
from dialogs.helping import channel_view, message_view, welcome_view
from dialogs.ports import Session
from dialogs.pressed import pressed
from dialogs.screens import current_view
from dialogs.turns import Person, Reply, Scope, Turn
from dialogs.written import written
from knowledge.guide import Guide


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
            return in_channel(desk)
        return await (pressed(desk) if turn.chosen else written(desk))
