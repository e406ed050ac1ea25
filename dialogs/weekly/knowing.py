"""What the week says of the model and of how it is used: searches in vain, readings by reason, what is new."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from dialogs.showing.dates import show_date
from dialogs.weekly.looking import Look
from dialogs.weekly.overview import Line
from dialogs.wording import say
from knowledge.law import in_force

_MOST: Final = 10


async def misses(look: Look) -> tuple[Line, ...]:
    """Return what searches did not find in the municipality, by words alone, the most frequent first."""
    first = look.week.before.monday if look.running else look.week.monday
    last = look.week.monday + timedelta(days=6)
    found = await look.session.missed_words(look.guide.model.loaded.pack.id, first, last)
    return tuple(_missed(" ".join(words), times) for words, times in found[:_MOST])


async def readings(look: Look) -> tuple[Line, ...]:
    """Return the team's cases that somebody else has read by giving a reason, for its lead."""
    if not look.leading:
        return ()
    since = look.week.before.begins if look.running else look.week.begins
    cases = await look.session.read_by_reason(look.team.id, since, look.week.ends)
    return tuple(Line(_times(cases.count(case)), case) for case in dict.fromkeys(cases))


async def pack(look: Look) -> tuple[Line, ...]:
    """Return what is new in the model: another version, and changes of the law whose day has come."""
    return (*await _version(look), *_law(look))


async def _version(look: Look) -> list[Line]:
    loaded = look.guide.model.loaded.pack
    before = await look.session.version_before(loaded.id, look.week.before.begins)
    if not look.running or before in (None, loaded.version):
        return []
    return [Line(say("weekly.line.version", title=loaded.title, new=loaded.version, old=before))]


def _law(look: Look) -> Iterator[Line]:
    first = look.week.before.monday if look.running else look.week.monday
    last = look.week.monday + timedelta(days=6)
    for notice in look.guide.model.loaded.pack.notices:
        if first <= notice.date <= last and in_force(notice, last):
            yield Line(say("weekly.line.law", date=show_date(notice.date), text=notice.text))


def _missed(words: str, times: int) -> Line:
    return Line(say("weekly.line.missed" if times == 1 else "weekly.line.missed_often", words=words, count=times))


def _times(count: int) -> str:
    return say("weekly.line.read" if count == 1 else "weekly.line.read_often", count=count)
