"""Reading what another server answers, however many pieces it comes in and however much there is of it."""

from __future__ import annotations

from aiohttp import StreamReader


async def read_at_most(content: StreamReader, most: int) -> bytes:
    """Return the bytes of a body until it ends, or the first `most` of them."""
    body = b""
    while len(body) < most and (more := await content.read(most - len(body))):
        body += more
    return body
