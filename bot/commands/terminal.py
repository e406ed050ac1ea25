"""The conversation in a terminal: a line in, the plain twin of the card out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import uuid4

from bot.clock import now
from dialogs.cards import plain
from dialogs.conversation import Conversation
from dialogs.ports.failures import StoreError
from dialogs.ports.people import Person
from dialogs.ports.store import Store
from dialogs.turns import Reply, Scope, Turn
from dialogs.wording import say, words


@dataclass(frozen=True, slots=True)
class Terminal:
    """One person's talk; each talk is a conversation of its own, so that it begins with a fresh draft."""

    conversation: Conversation
    store: Store
    person: Person

    async def talk(self, lines: Iterable[str], resume: bool, greet: bool) -> None:
        """Answer line after line.

        Args:
            lines: what is typed.
            resume: go on with the newest open draft.
            greet: begin with how to begin, or with the draft that is resumed.
        """
        place = uuid4().hex
        greeting = self.conversation.welcome(self.person, Scope.PERSONAL, now())
        if resume:
            resumed = await self._answer(words("command.continue")[0], place)
            greeting = resumed if resumed.draft else greeting
        if greet:
            print(shown(greeting))
        for line in lines:
            print(f"{shown(await self._answer(line, place))}\n")

    async def _answer(self, line: str, place: str) -> Reply:
        turn = Turn(self.person, place, Scope.PERSONAL, now(), line)
        try:
            async with self.store.turn(self.person.tenant, place, None, turn.now) as session:
                return await self.conversation.handle(turn, session)
        except StoreError as error:
            return Reply(text=say(f"error.{error.reason}"))


def shown(reply: Reply) -> str:
    """Return a reply as text."""
    return plain.text(reply.view) if reply.view else reply.text or ""
