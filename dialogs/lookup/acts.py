"""What can be looked up, and what can be told of it."""

from __future__ import annotations

from typing import Final

from dialogs.act import Act
from dialogs.desk import Desk
from dialogs.helping import message_view
from dialogs.lookup.hits import found_view, intervention_view, look_up, titled
from dialogs.lookup.reporting import open_report, report_by_text, send_report
from dialogs.showing.law import law_view
from dialogs.turns import Reply
from knowledge.cpr import mask


async def _find(desk: Desk, query: str) -> Reply:
    return desk.reply(await look_up(desk, query))


async def _find_more(desk: Desk) -> Reply:
    return desk.reply(found_view(desk, mask(desk.inputs.get("query", "")).text, more=True))


async def _details(desk: Desk) -> Reply:
    id = desk.inputs.get("intervention")
    return desk.reply(message_view("lookup.details_which") if id is None else intervention_view(desk, id))


async def _details_by_title(desk: Desk, title: str) -> Reply:
    found = titled(desk, title)
    return desk.reply(intervention_view(desk, found) if found else message_view("lookup.gone"))


async def _law(desk: Desk, _: str) -> Reply:
    return desk.reply(law_view(desk.model, desk.today))


ACTS: Final = (
    Act("find", typed=_find),
    Act("find_more", _find_more, takes="query", below=True),
    Act("details", _details, _details_by_title, below=True),
    Act("law", typed=_law),
    Act("report", open_report, report_by_text, below=True),
    Act("report_send", send_report),
)
