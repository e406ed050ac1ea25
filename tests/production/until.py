"""How a process of a test knows that its work is done: whoever started it closes its input, or dies."""

from __future__ import annotations

import asyncio
import sys


async def until_input_ends() -> None:
    """Wait until nobody can write to the input any more."""
    reader = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    transport, _ = await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    await reader.read()
    transport.close()
