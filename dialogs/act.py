"""What can be done: by a button, by a typed command of the same id, or by both."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from dialogs.desk import Desk
from dialogs.turns import Reply

Press = Callable[[Desk], Awaitable[Reply]]
Typed = Callable[[Desk, str], Awaitable[Reply]]


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that can be done. Each room of the conversation declares its own; `dialogs.actions` joins them."""

    id: str
    """The id on the button, and the name of the command in the grammar."""
    press: Press | None = None
    """What the button does, with its inputs on the desk; so does the bare command."""
    typed: Typed | None = None
    """What the command does with what stands behind it, where that is more than filling in an input."""
    takes: str = ""
    """The input of the button that what stands behind the command is."""
    below: bool = False
    """Whether it leads elsewhere: its answer comes below, and the card that it stands on stays."""
    needs_current: bool = False
    """Whether it changes the draft: pressed on a card that is not the newest, it only shows what now stands."""
    assesses: bool = False
    """Whether it is about an assessment: a handover that is being written is set aside first."""
    after_whose: bool = False
    """Whether, as a command, it waits until it is known whom the last line was about."""
