"""The garbage collector, set for a program that builds much when it starts and throws little away afterwards."""

from __future__ import annotations

import gc
from typing import Final

_YOUNG: Final = 50_000
"""New objects before any garbage is looked for; with Python's own 700 the looking is a sixth of a start."""
_USUAL: Final = gc.get_threshold()


def look_seldom() -> None:
    """Look for garbage seldom: to be called first, before anything large is imported or built."""
    gc.set_threshold(_YOUNG)


def settle() -> None:
    """Take what is there now for what stays as long as the process; it is not looked through again.

    From here on garbage is looked for as often as usual: it is little each time, and no turn has to wait for much.
    """
    gc.collect(0)  # what is older was looked through before, and a whole look takes a tenth of a second
    gc.freeze()
    gc.set_threshold(*_USUAL)
