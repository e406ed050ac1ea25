"""How long the runs of endurance last: `ENDURANCE=0.1 make endurance` runs a tenth.

A run is a test with `pytestmark = pytest.mark.endurance` in this folder. `make test` leaves it out; `make endurance`
runs it, one after another, and prints what it prints.
"""

from __future__ import annotations

import os


def scaled(full: int) -> int:
    """Return a number of turns, seconds or kills, as the environment scales it; at least one."""
    return max(1, round(full * float(os.environ.get("ENDURANCE", "1.0"))))
