"""Changes of the law, as people read them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from dialogs.dates import show_date
from dialogs.view import Block, Fold, Heading, Item, Items, Paragraph, View
from dialogs.wording import say
from knowledge.law import in_force, passed
from knowledge.model import Model
from knowledge.pack import Notice


def law_view(model: Model, today: date) -> View:
    """Return the whole law calendar: what is expected first, then what is in force, newest first."""
    notices = sorted(model.loaded.pack.notices, key=lambda notice: notice.date, reverse=True)
    body = _items(notices, today) if notices else Paragraph(say("law_calendar.none"))
    return View(
        say("law_calendar.summary"),
        (Heading(say("law_calendar.heading")), Paragraph(say("law_calendar.help"), "subtle"), body),
    )


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
