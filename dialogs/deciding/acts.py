"""What can be done towards a decision; the form itself is saved with what is under way."""

from __future__ import annotations

from typing import Final

from dialogs.act import Act
from dialogs.deciding.logging import begin
from dialogs.desk import Desk
from dialogs.turns import Reply


async def _log(desk: Desk) -> Reply:
    return await begin(desk, "log")


async def _differ(desk: Desk) -> Reply:
    return await begin(desk, "differ")


ACTS: Final = (
    Act("log", _log, needs_current=True, assesses=True, after_whose=True),
    Act("differ", _differ, needs_current=True, assesses=True, after_whose=True),
)
