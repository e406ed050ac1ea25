"""Servers on loopback that stand for Microsoft: a Bot Connector that takes answers, and one that publishes keys."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

from aiohttp import web
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from jwt.algorithms import RSAAlgorithm


@asynccontextmanager
async def on_loopback(app: web.Application) -> AsyncIterator[str]:
    """Serve an application on a free port and yield its root URL."""
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    try:
        yield f"http://{host}:{port}"
    finally:
        await runner.cleanup()


@dataclass(frozen=True)
class Call:
    """One call that the bot made."""

    method: str
    path: str
    body: dict[str, Any]
    raw: bytes
    authorization: str | None

    @property
    def text(self) -> str:
        """What the message says: its text, or its card's first line."""
        if "text" in self.body:
            return str(self.body["text"])
        return str(self.body["attachments"][0]["content"]["body"][0]["text"])


@dataclass
class FakeConnector:
    """Takes messages and numbers them. `statuses` are given to the next calls of a method, then 200."""

    every: list[Call] = field(default_factory=list)
    """All calls, also the signs that somebody writes, which come only where the machine is slow."""
    statuses: dict[str, list[int]] = field(default_factory=dict)
    retry_after: str | None = None
    ids: bool = True
    pause: float = 0.0
    before: Callable[[], Awaitable[object]] | None = None
    connections: set[object] = field(default_factory=set)

    async def take(self, request: web.Request) -> web.Response:
        raw = await request.read()
        self.connections.add(request.transport)
        body = json.loads(raw) if raw else {}
        path = request.raw_path
        self.every.append(Call(request.method, path, body, raw, request.headers.get("Authorization")))
        if body.get("type") == "typing":
            return web.json_response({})
        await asyncio.sleep(self.pause)
        if self.before:
            await self.before()
        if waiting := self.statuses.get(request.method):
            headers = {"Retry-After": self.retry_after} if self.retry_after else None
            return web.Response(status=waiting.pop(0), headers=headers)
        return web.json_response({"id": f"sent-{len(self.calls)}"} if self.ids else None)

    @property
    def calls(self) -> list[Call]:
        """All calls but the signs that somebody writes."""
        return [call for call in self.every if call.body.get("type") != "typing"]

    @property
    def said(self) -> list[str]:
        """What was sent or updated, in order."""
        return [call.text for call in self.calls]

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self.take)
        return app


@dataclass
class KeyServer:
    """Publishes signing keys the way login.botframework.com does, or fails to."""

    keys: list[dict[str, Any]] = field(default_factory=list)
    asked: int = 0
    broken: str = ""
    """"", "slow", "endless", "not_json", "error", "other_scheme" or "redirect"."""

    def publish(self, kid: str, key: RSAPrivateKey, endorsements: tuple[str, ...] = ("msteams",)) -> None:
        public = RSAAlgorithm.to_jwk(key.public_key(), as_dict=True)
        self.keys.append({**public, "kid": kid, "use": "sig", "endorsements": list(endorsements)})

    async def metadata(self, request: web.Request) -> web.StreamResponse:
        self.asked += 1
        match self.broken:
            case "slow":
                await asyncio.sleep(30)
            case "endless":
                return await _endless(request)
            case "not_json":
                return web.Response(text="<html>")
            case "error":
                return web.Response(status=503)
            case "redirect":
                raise web.HTTPFound("/elsewhere")
        scheme = "ftp" if self.broken == "other_scheme" else "http"
        return web.json_response({"jwks_uri": f"{scheme}://{request.host}/keys"})

    async def published(self, _: web.Request) -> web.Response:
        return web.json_response({"keys": self.keys})

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_get("/openid", self.metadata)
        app.router.add_get("/keys", self.published)
        return app


async def _endless(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse()
    await response.prepare(request)
    while True:
        await response.write(b" " * 65_536)
        await asyncio.sleep(0)


@contextmanager
def slow_keys(keys: Sequence[object], until: Event, seconds: float) -> Iterator[str]:
    """Publish keys from a thread of its own, until an event or so many seconds later, even while the loop stands."""

    class Slow(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            until.wait(seconds)
            told = {"jwks_uri": f"{url}/keys"} if self.path == "/openid" else {"keys": keys}
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps(told).encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Slow) as server:
        url = f"http://127.0.0.1:{server.server_port}"
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield url
        finally:
            server.shutdown()
