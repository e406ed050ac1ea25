"""A caseworker's own Monday card: what waits for her, from the same sources as `mine`, without what was decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Final

from dialogs.deciding.misfiled import standing
from dialogs.desk import Desk
from dialogs.ports.decisions import Logged
from dialogs.ports.readers import MONDAY
from dialogs.showing.dates import show_date
from dialogs.together.work_list import work_list
from dialogs.view import Action, Block, Bullets, Heading, Paragraph, View
from dialogs.weekly.card import span
from dialogs.wording import say
from knowledge.weeks import Week

_MOST: Final = 8
_LOOK_BACK: Final = 500
"""How many of her newest decisions are looked through."""


async def monday_view(desk: Desk, late: str | None = None) -> View:
    """Return what waits for this person in the week that it is now; a quiet week gets a short card."""
    week = Week.at(desk.turn.now)
    work = await work_list(desk)
    newest = _newest(standing(await desk.session.mine(desk.turn.person, _LOOK_BACK)))
    drafts = [draft for draft in await desk.session.drafts(desk.turn.person) if draft.facts]
    waiting = [*work.blocks, *_follow_ups(newest, week), *_unfiled(newest), *_drafts(len(drafts))]
    desk.about.update(one.number for one in newest)
    first = desk.turn.person.name.split(" ")[0]
    top: list[Block] = [
        Heading(say("weekly.own.heading", week=week.number, name=first)),
        Paragraph(span(week), "subtle"),
        *([Paragraph(late, "subtle")] if late else []),
    ]
    body = waiting or [Paragraph(say("weekly.own.quiet"), "good")]
    return View(say("weekly.own.summary"), (*top, *body), tuple(_actions(work.actions, waiting)))


def _newest(decisions: Sequence[Logged]) -> tuple[Logged, ...]:
    """Return the newest decision on each case, given the newest first."""
    found: dict[str, Logged] = {}
    for one in decisions:
        found.setdefault(one.number, one)
    return tuple(found.values())


def _follow_ups(decisions: Sequence[Logged], week: Week) -> Iterator[Block]:
    """Yield what was to be followed up before this week, and what is this week."""
    dated = sorted((one.decision.follow_up, one.number) for one in decisions if one.decision.follow_up)
    ends = week.monday + timedelta(days=7)
    for key, found in (
        ("overdue", [one for one in dated if one[0] < week.monday]),
        ("due", [one for one in dated if week.monday <= one[0] < ends]),
    ):
        lines = [say(f"weekly.own.{key}_line", number=number, date=show_date(day)) for day, number in found]
        if lines:
            yield Heading(say(f"weekly.section.{key}"), 2)
            yield Bullets(tuple(_at_most(lines)))


def _at_most(lines: Sequence[str]) -> list[str]:
    rest = len(lines) - _MOST
    return [*lines[:_MOST], *([say("weekly.own.more", count=rest)] if rest > 0 else [])]


def _unfiled(decisions: Sequence[Logged]) -> Iterator[Block]:
    numbers = [one.number for one in decisions if not one.decision.note_filed]
    if numbers:
        yield Heading(say("weekly.own.unfiled"), 2)
        yield Bullets(tuple(_at_most(numbers)))


def _drafts(count: int) -> Iterator[Block]:
    if count:
        yield Paragraph(say("weekly.own.draft" if count == 1 else "weekly.own.drafts", count=count))


def _actions(pressing: Sequence[Action], waiting: Sequence[Block]) -> Iterator[Action]:
    yield from pressing
    if waiting:
        yield Action("mine", say("action.mine"))
    yield Action("digest_off", say("action.digest_off"), {"kind": MONDAY}, secondary=True)
