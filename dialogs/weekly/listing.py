"""Everything in a team's week, beyond what its card has room for: the cases by number, and the spreadsheet."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from dialogs.casework.cases import newest_here
from dialogs.desk import Desk
from dialogs.ports.members import Basis
from dialogs.turns import Reply
from dialogs.view import Action, Block, Bullets, Heading, Paragraph, View
from dialogs.weekly.card import line_text, title, to_sheet
from dialogs.weekly.overview import Overview
from dialogs.weekly.picking import note_week, pressed_week
from dialogs.weekly.sheet import sheet_text
from dialogs.wording import say

_MOST: Final = 60
"""Cases in one list; each of them is looked up to see whether it is hers to read."""
_BUTTONS: Final = 3


async def press_cases(desk: Desk) -> Reply:
    """List the cases of the week by their numbers, as far as this person may read them."""
    overview = await pressed_week(desk)
    if isinstance(overview, View):
        return desk.reply(overview)
    numbers = _cases(overview)
    shown = [one for one in numbers[:_MOST] if await _may_see(desk, overview, one)]
    await note_week(desk, overview, shown)
    more = len(numbers) - _MOST
    blocks: list[Block] = [
        Heading(say("weekly.cases", week=overview.week.number, team=overview.team.name)),
        *(_listed(overview, shown) if shown else [Paragraph(say("weekly.no_cases"))]),
        *([Paragraph(say("weekly.more_cases", count=more), "subtle")] if more > 0 else []),
    ]
    buttons = [Action("case", say("action.show_case", number=one), {"number": one}) for one in shown[:_BUTTONS]]
    rest = (to_sheet(overview),) if more > 0 else ()
    return desk.reply(View(say("weekly.summary"), tuple(blocks), (*buttons, *rest)))


async def press_sheet(desk: Desk) -> Reply:
    """Send the week as lines for a spreadsheet."""
    overview = await pressed_week(desk)
    if isinstance(overview, View):
        return desk.reply(overview)
    await note_week(desk, overview, _cases(overview))
    return desk.send(sheet_text(overview))


def _cases(overview: Overview) -> list[str]:
    """Return the number of every case in a week, once."""
    named = (line.case for section in overview.sections for line in section.lines)
    return list(dict.fromkeys(case for case in named if case))


def _listed(overview: Overview, shown: Collection[str]) -> Iterator[Block]:
    for section in overview.sections:
        lines = tuple(line_text(line) for line in section.lines if line.case in shown)
        if lines:
            yield Heading(title(section.id), 2)
            yield Bullets(lines)


async def _may_see(desk: Desk, overview: Overview, number: str) -> bool:
    """Whether this person may read a case; a handover to the team is told of before that."""
    if any(line.case == number for line in overview.section("waits").lines):
        return True
    return await newest_here(desk, number, frozenset(Basis)) is not None
