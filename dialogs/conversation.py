"""The conversation: one turn in, one reply out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from dialogs.actions import BELOW
from dialogs.channel import in_channel
from dialogs.desk import Desk
from dialogs.helping import channel_view, message_view, welcome_view
from dialogs.lookup.offers import Offer, offers, suggestions
from dialogs.members.enrolling import Enrol, nobody
from dialogs.ports.people import Person
from dialogs.ports.store import Session
from dialogs.pressed import pressed, standing_receipt
from dialogs.screens import current_view
from dialogs.turns import Reply, Scope, Turn
from dialogs.view import Option, View
from dialogs.written import written
from knowledge.guide import Guide
from knowledge.weeks import COPENHAGEN

GuideOn = Callable[[date], Guide]
"""Gives the guide that is valid on a day in Copenhagen."""


class Conversation:
    """Talks by one municipality's guide of the day. It keeps nothing between turns; drafts live in the session."""

    def __init__(self, guide_on: GuideOn, new_id: Callable[[], str], enrol: Enrol = nobody) -> None:
        self._guide_on = guide_on
        self._new_id = new_id
        self._enrol = enrol

    def welcome(self, person: Person, scope: Scope, now: datetime) -> Reply:
        """Return the card that comes once, on installation; to a group it says what can be asked for there."""
        personal = scope is Scope.PERSONAL
        return Reply(view=welcome_view(self._guide(now).model, person) if personal else channel_view(described=False))

    def offers(self, query: str, now: datetime, skip: int, count: int) -> tuple[Offer, ...]:
        """Return the interventions that fit a query as cards to put into a message; see `dialogs.lookup.offers`."""
        return offers(self._guide(now), query, now.astimezone(COPENHAGEN).date(), skip, count)

    def suggestions(self, dataset: str, typed: str, now: datetime, count: int) -> tuple[Option, ...]:
        """Return the options of a data set that fit what is being typed; see `dialogs.lookup.offers`."""
        return suggestions(self._guide(now), dataset, typed, count)

    async def handle(self, turn: Turn, session: Session) -> Reply:
        """Answer one turn. A turn that was answered before only shows what now stands."""
        draft = await session.open_draft(turn.person, turn.conversation)
        below = turn.chosen is not None and turn.chosen.action in BELOW
        desk = Desk(self._guide(turn.now), session, turn, self._new_id, draft, enrol=self._enrol, below=below)
        if session.seen:
            return desk.reply(await _what_stands(desk, session))
        if turn.scope is not Scope.PERSONAL:
            return await in_channel(desk)
        return await (pressed(desk) if turn.chosen else written(desk))

    def _guide(self, now: datetime) -> Guide:
        return self._guide_on(now.astimezone(COPENHAGEN).date())


async def _what_stands(desk: Desk, session: Session) -> View:
    """Return what now stands: doing it again could do it twice."""
    if receipt := await standing_receipt(desk):
        return receipt
    if desk.draft and desk.turn.scope is Scope.PERSONAL:
        return current_view(desk)
    return message_view("say.unanswered" if session.unanswered else "say.seen")
