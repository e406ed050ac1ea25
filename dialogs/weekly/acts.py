"""What can be asked of a week."""

from __future__ import annotations

from typing import Final

from dialogs.act import Act
from dialogs.weekly.asking import ask, press_team
from dialogs.weekly.listing import press_cases, press_sheet
from dialogs.weekly.wishing import press_off, press_on

ACTS: Final = (
    Act("digest", typed=ask),
    Act("digest_team", press_team, takes="week", below=True),
    Act("digest_cases", press_cases, takes="week", below=True),
    Act("digest_sheet", press_sheet, takes="week", below=True),
    Act("digest_off", press_off, below=True),
    Act("digest_on", press_on),
)
