"""The several numbers that one citizen's case goes by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from dialogs.desk import Desk
from dialogs.ports.decisions import Logged
from dialogs.ports.links import CaseLink, standing
from dialogs.showing.dates import show_date
from dialogs.view import Block, Item, Items, Paragraph
from dialogs.wording import say
from knowledge.weeks import COPENHAGEN

OURS: Final = re.compile(r"[vV]-\w{4,}")
"""A number of our own, as it is printed on every note."""


async def case_numbers(desk: Desk, case: Sequence[str], readable: Sequence[Logged]) -> tuple[Block, ...]:
    """Return the numbers that a person who may read these entries is shown, and who has joined what with it.

    The number of a centre whose entries she may not read stays with that centre.
    """
    references = dict.fromkeys((one.decision.case.centre, one.decision.case.number) for one in readable)
    lines: list[Block] = []
    if len(references) > 1:
        items = tuple(Item(centre, number) for centre, number in references)
        lines.append(Items(items))
    links = await desk.session.links(case)
    lines += [Paragraph(_line(link), "subtle") for link in standing(links)]
    lines += [Paragraph(_line(link), "subtle") for link in links[-1:] if not link.joined]
    return tuple(lines)


def _line(link: CaseLink) -> str:
    day = show_date(link.at.astimezone(COPENHAGEN).date())
    key = "link.joined" if link.joined else "link.parted"
    return say(key, one=link.one, other=link.other, name=link.by.name, date=day)
