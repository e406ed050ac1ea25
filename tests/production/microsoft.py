"""Microsoft's part on loopback, in a process of its own: `python -m tests.production.microsoft`.

Publishes the signing keys that it is given, signs the bot in, takes the bot's answers, and counts. It prints its root
URL and serves until its input ends.
"""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from typing import Any
from urllib.parse import unquote

import orjson
from aiohttp import web

from tests.bot.servers import on_loopback
from tests.production.until import until_input_ends


class Microsoft:
    """Key server, sign-in and Bot Connector in one."""

    def __init__(self) -> None:
        self._keys: list[Any] = []
        self._counts: Counter[str] = Counter()
        self._peers: set[object] = set()
        self._sent: dict[str, list[str]] = defaultdict(list)

    async def publish(self, request: web.Request) -> web.Response:
        """Take the keys to publish."""
        self._keys = await request.json()
        return web.Response()

    async def openid(self, request: web.Request) -> web.Response:
        """Say where the keys are."""
        return web.json_response({"jwks_uri": f"http://{request.host}/keys"})

    async def keys(self, _: web.Request) -> web.Response:
        """Return the keys."""
        self._counts["keys"] += 1
        return web.json_response({"keys": self._keys})

    async def token(self, _: web.Request) -> web.Response:
        """Sign the bot in."""
        self._counts["tokens"] += 1
        return web.json_response({"access_token": "hemmelig", "expires_in": 3600})

    async def take(self, request: web.Request) -> web.Response:
        """Take an answer and number it, but no sign of writing; under `/stuck/` it never says that it has."""
        body = await request.text()
        if body and orjson.loads(body).get("type") == "typing":
            self._counts["signs"] += 1
            return web.Response()
        self._sent[_conversation(request.path)].append(body)
        self._counts[request.method] += 1
        if request.path.startswith("/stuck/"):
            await asyncio.sleep(60)
        if request.transport:
            self._peers.add(request.transport.get_extra_info("peername"))
        return web.json_response({"id": f"sent-{self._counts.total()}"})

    async def sent(self, request: web.Request) -> web.Response:
        """Return what was sent to a conversation, by its id or all of them, and forget it."""
        wanted = request.query.get("conversation")
        told = [wanted] if wanted else list(self._sent)
        return web.json_response({conversation: self._sent.pop(conversation, []) for conversation in told})

    async def counts(self, _: web.Request) -> web.Response:
        """Return what was counted so far."""
        return web.json_response({**self._counts, "connections": len(self._peers)})

    def app(self) -> web.Application:
        """Return the application."""
        app = web.Application()
        app.router.add_put("/keys", self.publish)
        app.router.add_get("/keys", self.keys)
        app.router.add_get("/openid", self.openid)
        app.router.add_post("/token", self.token)
        app.router.add_get("/counts", self.counts)
        app.router.add_get("/sent", self.sent)
        app.router.add_route("*", "/{path:.*}", self.take)
        return app


def _conversation(path: str) -> str:
    """Return the conversation that a path of the connector is about: `…/v3/conversations/<id>/activities`."""
    return unquote(path.partition("/conversations/")[2].partition("/")[0])


async def main() -> None:
    """Serve."""
    async with on_loopback(Microsoft().app()) as url:
        print(url, flush=True)
        await until_input_ends()


if __name__ == "__main__":
    asyncio.run(main())
