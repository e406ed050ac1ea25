"""A caseworker's own Monday card: what waits for her, from the same sources as `mine`, without what was decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from dialogs.deciding.misfiled import standing
from dialogs.desk import Desk
from dialogs.ports.decisions import Logged
from dialogs.ports.readers import MONDAY
from dialogs.showing.dates import show_date
from dialogs.together.holding import followed_up, newest_each
from dialogs.together.work_list import work_list
from dialogs.view import Action, Block, Bullets, Heading, Paragraph, View
from dialogs.weekly.card import span
from dialogs.wording import say
from knowledge.weeks import Week

_MOST: Final = 8
_LOOK_BACK: Final = 500
"""How many of her newest decisions are looked through."""


@dataclass(frozen=True, slots=True)
class _Cases:
    """Cases under one heading: each by its number, with what is said of it."""

    title: str
    lines: tuple[tuple[str, str], ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The heading, and as many as there is room for."""
        more = len(self.lines) - _MOST
        rest = (say("weekly.own.more", count=more),) if more > 0 else ()
        return Heading(self.title, 2), Bullets((*(text for _, text in self.lines[:_MOST]), *rest))

    @property
    def named(self) -> Iterator[str]:
        """The cases that there is room for."""
        return (number for number, _ in self.lines[:_MOST])


async def monday_view(desk: Desk, late: str | None = None) -> View:
    """Return what waits for this person in the week that it is now; a quiet week gets a short card."""
    week = Week.at(desk.turn.now)
    work = await work_list(desk)
    own = standing(await desk.session.mine(desk.turn.person, _LOOK_BACK))
    drafts = [draft for draft in await desk.session.drafts(desk.turn.person) if draft.facts]
    hers = [
        one for one in (*_follow_ups(await followed_up(desk, own), week), _unfiled(newest_each(own))) if one.lines
    ]
    waiting = [*work.blocks, *(block for one in hers for block in one.blocks), *_drafts(len(drafts))]
    desk.about.update(number for one in hers for number in one.named)
    first = desk.turn.person.name.split(" ")[0]
    top: list[Block] = [
        Heading(say("weekly.own.heading", week=week.number, name=first)),
        Paragraph(span(week), "subtle"),
        *([Paragraph(late, "subtle")] if late else []),
    ]
    body = waiting or [Paragraph(say("weekly.own.quiet"), "good")]
    return View(say("weekly.own.summary"), (*top, *body), tuple(_actions(work.actions, waiting)))


def _follow_ups(decisions: Sequence[Logged], week: Week) -> Iterator[_Cases]:
    """Yield what was to be followed up before this week, and what is this week."""
    dated = sorted((one.decision.follow_up, one.number) for one in decisions if one.decision.follow_up)
    ends = week.monday + timedelta(days=7)
    for key, found in (
        ("overdue", [one for one in dated if one[0] < week.monday]),
        ("due", [one for one in dated if week.monday <= one[0] < ends]),
    ):
        said = (say(f"weekly.own.{key}_line", number=number, date=show_date(day)) for day, number in found)
        yield _Cases(say(f"weekly.section.{key}"), tuple(zip((number for _, number in found), said, strict=True)))


def _unfiled(decisions: Sequence[Logged]) -> _Cases:
    numbers = [one.number for one in decisions if not one.decision.note_filed]
    return _Cases(say("weekly.own.unfiled"), tuple((number, number) for number in numbers))


def _drafts(count: int) -> Iterator[Block]:
    if count:
        yield Paragraph(say("weekly.own.draft" if count == 1 else "weekly.own.drafts", count=count))


def _actions(pressing: Sequence[Action], waiting: Sequence[Block]) -> Iterator[Action]:
    yield from pressing
    if waiting:
        yield Action("mine", say("action.mine"))
    yield Action("digest_off", say("action.digest_off"), {"kind": MONDAY}, secondary=True)
