"""Changes of the law, as people read them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from dialogs.desk import Desk
from dialogs.showing.dates import show_date
from dialogs.view import Block, Fold, Heading, Item, Items, Paragraph, View
from dialogs.wording import say
from knowledge.form.pack import Notice
from knowledge.law import State, in_force, passed, state, touching_text
from knowledge.rules.model import Model

_STATES: Final[tuple[State, ...]] = ("expected", "new", "in_force")
_SENTENCE_END: Final = re.compile(r"(?<=[.!?]) (?=[A-ZÆØÅ»])")
_MOST: Final = 3
"""Notices beside an answer or above hits; the calendar has the rest."""


def law_view(model: Model, today: date) -> View:
    """Return the whole law calendar: what is expected first, then what is in force, newest first."""
    heading = (Heading(say("law_calendar.heading")), Paragraph(say("law_calendar.help"), "subtle"))
    body = tuple(_by_state(model.loaded.pack.notices, today)) or (Paragraph(say("law_calendar.none")),)
    return View(say("law_calendar.summary"), (*heading, *body))


def _by_state(notices: Sequence[Notice], today: date) -> Iterator[Block]:
    newest_first = sorted(notices, key=lambda notice: notice.date, reverse=True)
    for one in _STATES:
        if found := [notice for notice in newest_first if state(notice, today) == one]:
            yield Heading(say(f"law_calendar.state_{one}"), 2)
            yield _items(found, today)


def law_lines(desk: Desk, text: str, bare_numbers: bool = False) -> Iterator[Block]:
    """Yield in a sentence each what has changed in the law that a question or a query speaks of."""
    notices = touching_text(desk.model, text, desk.guide.read(text, desk.today), bare_numbers)
    for notice in notices[:_MOST]:
        brief = _SENTENCE_END.split(notice.text, 1)[0]
        yield Paragraph(say("law_calendar.line", when=_when(notice, desk.today), text=brief), "warning")
    if notices:
        yield Paragraph(say("law_calendar.more"), "subtle")


def law_fold(notices: Sequence[Notice], today: date, open_: bool) -> Iterator[Block]:
    """Yield the fold with the notices that touch what is shown, where there are any."""
    if notices:
        title = say("law_calendar.fold", count=len(notices))
        yield Fold("law", title, (_items(notices, today),), open_)


def _items(notices: Sequence[Notice], today: date) -> Items:
    return Items(
        tuple(
            Item(_when(notice, today), notice.text, say("law_calendar.source", source=notice.source))
            for notice in notices
        )
    )


def _when(notice: Notice, today: date) -> str:
    if in_force(notice, today):
        return say("law_calendar.changed", date=show_date(notice.date))
    key = "law_calendar.overdue" if passed(notice, today) else "law_calendar.expected"
    return say(key, date=show_date(notice.date))
