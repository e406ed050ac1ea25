"""A conversation by hand: it answers with what it heard, and remembers every turn."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from dialogs.lookup.offers import Offer
from dialogs.ports.people import Person
from dialogs.ports.store import Session
from dialogs.turns import Reply, Scope, Turn
from dialogs.view import Heading, Option, View


def view(text: str, draft: str | None = None) -> View:
    """Return a card that says one thing."""
    return View(summary="Nyt fra Vejviser", blocks=(Heading(text),), draft=draft)


@dataclass
class ScriptedDialog:
    """Answers with `answer`, after waiting for `pause` seconds."""

    answer: Callable[[Turn], Reply] = lambda turn: Reply(text=f"svar på {turn.text}")
    pause: float = 0.0
    titles: tuple[str, ...] = ()
    """What can be looked up; a title that is "fejl" fails."""
    turns: list[Turn] = field(default_factory=list)
    running: int = 0
    most_running: int = 0

    async def handle(self, turn: Turn, session: Session) -> Reply:
        self.turns.append(turn)
        self.running += 1
        self.most_running = max(self.most_running, self.running)
        try:
            await asyncio.sleep(self.pause)
            return self.answer(turn)
        finally:
            self.running -= 1

    def welcome(self, person: Person, scope: Scope, now: datetime) -> Reply:
        return Reply(view=view(f"velkommen {scope}"))

    def offers(self, query: str, now: datetime, skip: int, count: int) -> tuple[Offer, ...]:
        return tuple(Offer(title, f"linje om {title}", view(title)) for title in self._found(query)[skip:][:count])

    def suggestions(self, dataset: str, typed: str, now: datetime, count: int) -> tuple[Option, ...]:
        return tuple(Option(title, title) for title in self._found(typed)[:count]) if dataset == "indsatser" else ()

    def _found(self, text: str) -> list[str]:
        if "fejl" in self.titles:
            raise RuntimeError
        return [title for title in self.titles if text in title]
