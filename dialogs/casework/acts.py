"""What can be done with logged decisions: finding a case, its papers, one's own list."""

from __future__ import annotations

from typing import Final

from dialogs.act import Act
from dialogs.casework.case_card import case_view, press_reason, read_by_reason
from dialogs.casework.mine import mine_view
from dialogs.casework.papers import (
    press_citizen_text,
    press_filed,
    press_note,
    press_wrong_case,
    press_wrong_case_save,
)
from dialogs.deciding.logging import fill_by_text, lacks_case
from dialogs.desk import Desk
from dialogs.grammar import BECAUSE
from dialogs.turns import Reply


async def _case(desk: Desk) -> Reply:
    return desk.reply(await case_view(desk, desk.inputs.get("number", "")))


async def _case_by_text(desk: Desk, written: str) -> Reply:
    """Read "2026-117", or "2026-117 fordi jeg har vagten"; a form that lacks the number takes it."""
    if lacks_case(desk.draft) and (filled := await fill_by_text(desk, written)):
        return filled
    number, because, reason = written.partition(BECAUSE)
    view = read_by_reason(desk, number.strip(), reason) if because else case_view(desk, number)
    return desk.reply(await view)


async def _mine(desk: Desk) -> Reply:
    return desk.reply(await mine_view(desk))


async def _move(desk: Desk, right_case: str) -> Reply:
    desk.inputs = {"right_case": right_case}
    return await press_wrong_case_save(desk)


ACTS: Final = (
    Act("case", _case, _case_by_text, below=True),
    Act("read_by_reason", press_reason),
    Act("mine", _mine, below=True),
    Act("note", press_note, takes="number"),
    Act("citizen_text", press_citizen_text, takes="number"),
    Act("note_filed", press_filed, takes="number"),
    Act("wrong_case", press_wrong_case, _move),
    Act("wrong_case_save", press_wrong_case_save),
)
