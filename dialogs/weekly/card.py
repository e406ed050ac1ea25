"""The week's overview as a card: for a lead or the team with case numbers, for a channel without."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from dialogs.ports.readers import DIGEST
from dialogs.showing.sources import joined
from dialogs.view import Action, Block, Bullets, Chart, Heading, Paragraph, View
from dialogs.weekly.collecting import HAPPENED, WAITING
from dialogs.weekly.figures import for_everybody
from dialogs.weekly.headline import headline
from dialogs.weekly.overview import Figures, Line, Overview, Section
from dialogs.wording import say, words
from knowledge.weeks import Week

_MOST: Final = 6
"""Lines of a section on the card; "Vis sagerne" has all of them."""
_FOR_EVERYBODY: Final = frozenset({"waits", "late_answers", "overdue", "due", "double_grants", "forum"})
"""Sections that a channel is told the count of; whom it concerns is asked in the personal chat."""
_SAID_WHOLE: Final = ("misses", "pack")
"""Sections that are about no case and no person."""


def digest_view(overview: Overview, late: str | None = None, *, subscribed: bool = True) -> View:
    """Return the card of a team's week for somebody who may read the team's cases.

    Args:
        overview: the week.
        late: what to say of its coming later than planned, None where it is on time.
        subscribed: whether it comes to this person by itself, so that she can stop it.
    """
    blocks = [
        *_top(overview, late),
        *_sections(overview, WAITING),
        *_figures(overview.figures),
        *_sections(overview, HAPPENED),
        *_failed(overview),
    ]
    return View(say("weekly.summary"), tuple(blocks), tuple(_actions(overview, subscribed)))


def channel_view(overview: Overview, late: str | None = None) -> View:
    """Return the card of a team's week for its channel: counts, and nothing that leads to a case or a person."""
    here = for_channel(overview)
    counted = [one for one in here.sections if one.id in _FOR_EVERYBODY]
    counts = tuple(say("weekly.count", title=title(one.id), count=one.count) for one in counted)
    blocks: list[Block] = [
        *_top(here, late),
        *([Bullets(counts)] if counts else []),
        *_figures(here.figures),
        *_sections(here, _SAID_WHOLE),
        *_failed(here),
        Paragraph(say("weekly.in_channel"), "subtle"),
    ]
    return View(say("weekly.summary"), tuple(blocks))


def for_channel(overview: Overview) -> Overview:
    """Return the parts of a team's week that its channel is told of; of most of them only how many there are."""
    told = tuple(one for one in overview.sections if one.id in (*_FOR_EVERYBODY, *_SAID_WHOLE))
    return replace(overview, sections=told, figures=for_everybody(overview.figures) if overview.figures else None)


def shown_cases(overview: Overview) -> tuple[str, ...]:
    """Return the cases that the card of a team's week names."""
    shown = (line.case for section in overview.sections for line in section.lines[:_MOST])
    return tuple(dict.fromkeys(case for case in shown if case))


def title(id: str) -> str:
    """Return the heading of a section."""
    return say(f"weekly.section.{id}")


def span(week: Week) -> str:
    """Return "16. november – 22. november 2026"."""
    first, last = week.monday, week.monday + timedelta(days=6)
    return say("weekly.span", first=_day(first, last), last=_day(last, None))


def line_text(line: Line) -> str:
    """Return "V-2222: fra HP, sendt for 9 dage siden"."""
    return say("weekly.on_case", number=line.case, text=line.text) if line.case else line.text


def _day(day: date, other: date | None) -> str:
    month = words("general.months")[day.month - 1]
    return f"{day.day}. {month}" if other and other.year == day.year else f"{day.day}. {month} {day.year}"


def _top(overview: Overview, late: str | None) -> Iterator[Block]:
    yield Heading(say("weekly.heading", week=overview.week.number, team=overview.team.name))
    yield Paragraph(span(overview.week), "subtle")
    if late:
        yield Paragraph(late, "subtle")
    yield Paragraph(headline(overview), "good" if overview.quiet else "plain")


def _sections(overview: Overview, ids: Iterable[str]) -> Iterator[Block]:
    for id in ids:
        section = overview.section(id)
        if section.count:
            yield from _section(section)


def _section(section: Section) -> Iterator[Block]:
    lines = [line_text(line) for line in section.lines[:_MOST]]
    if section.count > _MOST:
        lines.append(say("weekly.more", count=section.count - _MOST))
    heading = title(section.id)
    yield Heading(say("weekly.count", title=heading, count=section.count) if section.count > 1 else heading, 2)
    yield Bullets(tuple(lines))


def _figures(figures: Figures | None) -> Iterator[Block]:
    if figures is None or figures.empty:
        return
    names = [say("weekly.week", week=week.number) for week in figures.weeks]
    if figures.unfinished:
        names[0] = say("weekly.so_far", week=figures.weeks[0].number)
    rows = [(row.label, row.counts) for row in figures.rows]
    if len(rows) > 1:
        rows.append((say("weekly.all"), figures.total))
    yield Heading(say("weekly.section.figures"), 2)
    yield Chart((say("weekly.group"), *names), tuple(rows))


def _failed(overview: Overview) -> Iterator[Block]:
    if overview.failed:
        yield Paragraph(say("weekly.failed", what=joined(tuple(map(title, overview.failed)))), "warning")


def to_sheet(overview: Overview) -> Action:
    """Return the button that gives everything in the week as lines for a spreadsheet."""
    return Action("digest_sheet", say("action.digest_sheet"), _which(overview))


def _which(overview: Overview) -> dict[str, str]:
    return {"week": str(overview.week), "team": overview.team.id}


def _actions(overview: Overview, subscribed: bool) -> Iterator[Action]:
    if any(line.case for section in overview.sections for line in section.lines):
        yield Action("digest_cases", say("action.digest_cases"), _which(overview))
    if overview.section("forum").count or overview.section("double_grants").count:
        yield Action("forum", say("action.forum"))
    if not overview.quiet:
        yield to_sheet(overview)
    if subscribed:
        yield Action("digest_off", say("action.digest_off"), {"kind": DIGEST}, secondary=True)
