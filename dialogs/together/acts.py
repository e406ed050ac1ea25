"""What centres and colleagues can do together on a case."""

from __future__ import annotations

from typing import Final

from dialogs.act import Act
from dialogs.desk import Desk
from dialogs.together.answering import (
    press_again,
    press_now,
    press_receive,
    press_return,
    press_show,
    press_text,
    press_withdraw,
)
from dialogs.together.away import press_deputy, press_leave
from dialogs.together.deputies import press_decline
from dialogs.together.forum import press_forum, press_forum_text, press_outcome
from dialogs.together.inviting import press_invite, press_invite_send
from dialogs.together.linking import press_link, press_link_save, press_unlink
from dialogs.together.sending import press_drop, press_handover, press_send
from dialogs.together.taking_over import press_take_over
from dialogs.turns import Reply


async def _return_by_text(desk: Desk, written: str) -> Reply:
    """Read "V-7K3M samtykket dækker ikke os"."""
    number, _, reason = written.partition(" ")
    desk.inputs = {"number": number.strip(":"), "reason": reason.strip()}
    return await press_return(desk)


ACTS: Final = (
    Act("link", press_link, takes="number", below=True),
    Act("link_save", press_link_save),
    Act("unlink", press_unlink, takes="number"),
    Act("handover", press_handover, takes="number", below=True),
    Act("handover_send", press_send, needs_current=True),
    Act("handover_drop", press_drop, needs_current=True),
    Act("handover_show", press_show, takes="number", below=True),
    Act("handover_text", press_text),
    Act("handover_now", press_now),
    Act("handover_again", press_again, below=True),
    Act("receive", press_receive, takes="number"),
    Act("return", press_return, _return_by_text),
    Act("withdraw", press_withdraw, takes="number"),
    Act("take_over", press_take_over, takes="number"),
    Act("invite", press_invite, takes="number", below=True),
    Act("invite_send", press_invite_send),
    Act("deputy", press_deputy, takes="who"),
    Act("deputy_decline", press_decline, takes="member"),
    Act("leave", press_leave, takes="days"),
    Act("forum", press_forum, takes="number", below=True),
    Act("forum_text", press_forum_text),
    Act("forum_outcome", press_outcome, takes="number"),
)
