"""One bot after another, each to be killed: `python -m tests.production.mortals`.

A line on its input starts a bot, which prints its process id and its root URL. Each is forked from one process that
has everything imported and the model read, so that a run spends its time under load and not on starting; what a bot
opens itself (database, connections, sockets) it opens anew. When one has died, the next line is read.
"""

from __future__ import annotations

import asyncio
import gc
import os
import sys

from bot.bootstrap import open_conversation
from bot.logs import set_up_logging
from bot.settings import Settings, read_settings
from dialogs.conversation import Conversation
from tests.production.bot import serving


async def _serve(settings: Settings, conversation: Conversation) -> None:
    async with serving(settings, conversation) as url:
        print(os.getpid(), url, flush=True)
        await asyncio.Event().wait()


def main() -> None:
    """Serve as often as asked."""
    set_up_logging()
    settings = read_settings(os.environ, serving=True)
    conversation = open_conversation(settings)
    gc.freeze()
    for _ in sys.stdin:
        if child := os.fork():
            os.waitpid(child, 0)
        else:
            asyncio.run(_serve(settings, conversation))


if __name__ == "__main__":
    main()
