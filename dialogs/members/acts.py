"""What can be done about access."""

from __future__ import annotations

from typing import Final

from dialogs.act import Act
from dialogs.members.granting import press_access, press_approve, press_refuse
from dialogs.members.membership import ask_by_text, press_ask, press_ask_send

ACTS: Final = (
    Act("ask_access", press_ask, ask_by_text),
    Act("ask_access_send", press_ask_send),
    Act("access", press_access),
    Act("approve", press_approve, takes="member"),
    Act("refuse", press_refuse, takes="member"),
)
