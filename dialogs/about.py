"""Answers to what people ask the bot about itself: what it is, what it keeps, who can see it, how things are done."""

from __future__ import annotations

from functools import cache
from typing import Final

from dialogs.desk import Desk
from dialogs.showing.sources import standing
from dialogs.view import Action, Heading, Paragraph, View
from dialogs.wording import say, words
from knowledge.text import words as words_of

TOPICS: Final = (
    "what", "kept", "seen", "names", "trust", "ruling", "cannot", "phone", "disagree", "later", "log", "handover",
    "cases", "delete", "wrong",
)  # fmt: skip
_MOST_WORDS: Final = 9
"""Whoever asks the bot about itself is brief; a longer line is about a citizen."""


def about_self(desk: Desk, text: str) -> View | None:
    """Return the answer to a question to the bot about itself, or None where the line is none."""
    asked = words_of(text)
    topic = _topic(f" {' '.join(asked)} ") if len(asked) <= _MOST_WORDS else None
    if topic is None:
        return None
    goes_on = (Action("status", say("action.continue")),) if desk.draft else ()
    answer = say(f"about.{topic}.answer", standing=standing(desk.model.loaded.pack))
    return View(say("ask.summary"), (Heading(say(f"about.{topic}.heading")), Paragraph(answer)), goes_on)


def _topic(padded: str) -> str | None:
    return next((topic for topic in TOPICS if any(asked in padded for asked in _asked(topic))), None)


@cache
def _asked(topic: str) -> tuple[str, ...]:
    return tuple(f" {' '.join(words_of(asked))} " for asked in words(f"about.{topic}.asked"))
