"""Being told to stop."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable


def when_told_to_stop(stop: Callable[[], object]) -> None:
    """Call `stop` on SIGTERM and SIGINT, within the running event loop; on Windows Ctrl-C cancels by itself."""
    loop = asyncio.get_running_loop()
    try:
        for told in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(told, stop)
    except NotImplementedError:
        return
