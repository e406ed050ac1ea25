"""The HTTP side: one endpoint for Teams, three for operations. It answers with a status and says no more."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus
from typing import Final

import orjson
from aiohttp import web
from aiohttp.hdrs import (
    AUTHORIZATION,
    CONTENT_ENCODING,
    CONTENT_TYPE,
    FORWARDED,
    SERVER,
    X_FORWARDED_FOR,
    X_FORWARDED_HOST,
)

from bot.inbound.admission import Admission, RefusedError, is_loopback
from bot.inbound.reading import UnreadableError, read
from bot.logs import Log, begin_turn
from bot.metrics import CONTENT_TYPE as METRICS_TYPE
from bot.metrics import Metrics
from bot.outgoing.answers import Answer
from bot.sdk.adapter import Handler, TeamsAdapter
from bot.sdk.codec import sdk_activity
from bot.sdk.door import Door

MOST_BYTES: Final = 256 * 1024
"""Of a request body; Teams sends at most 100 kB."""
_BODY_SECONDS: Final = 10.0
_FORWARDED: Final = (FORWARDED, X_FORWARDED_FOR, X_FORWARDED_HOST)

Check = Callable[[], Awaitable[None]]
"""Raises where something that the bot needs is not there."""

_log = Log(__name__)


class Endpoint:
    """`POST /api/messages`: authenticate, check, run the turn."""

    def __init__(
        self, door: Door, admission: Admission, adapter: TeamsAdapter, handler: Handler, metrics: Metrics
    ) -> None:
        self._door = door
        self._admission = admission
        self._adapter = adapter
        self._handler = handler
        self._metrics = metrics

    async def messages(self, request: web.Request) -> web.Response:
        """Answer one activity; whatever goes wrong is a status for the caller and a reason code for the log."""
        begin_turn()
        with self._metrics.request():
            return await self._answered(request)

    async def _answered(self, request: web.Request) -> web.Response:
        try:
            return _response(await self._turn(request))
        except RefusedError as refused:
            return self._refused(refused.status, refused.reason)
        except UnreadableError as error:
            return self._refused(400, str(error))
        except web.HTTPRequestEntityTooLarge:
            return self._refused(413, "too_large")
        except Exception as error:  # noqa: BLE001 (the edge: the caller can do nothing about it, so it is no 500)
            _log.error("request.failed", "A request failed outside its turn.", error)
            self._metrics.error("request")
            return web.Response(status=HTTPStatus.OK)

    async def _turn(self, request: web.Request) -> Answer | None:
        self._check_form(request)
        credentials = self._door.knock(request.headers.get(AUTHORIZATION))
        incoming = read(await _body(request))
        activity = sdk_activity(incoming)
        admitted = await self._door.admit(credentials, activity)
        return await self._adapter.run(self._admission.check(incoming), activity, admitted, self._handler)

    def _check_form(self, request: web.Request) -> None:
        if self._admission.local and not _came_straight_from_this_machine(request):
            raise RefusedError(403, "not_local")
        if request.content_type != "application/json" or (request.charset or "utf-8").lower() != "utf-8":
            raise RefusedError(415, "content_type")
        if any(packed.lower() != "identity" for packed in request.headers.getall(CONTENT_ENCODING, ())):
            raise RefusedError(415, "content_encoding")
        if (request.content_length or 0) > MOST_BYTES:
            raise RefusedError(413, "too_large")

    def _refused(self, status: int, reason: str) -> web.Response:
        self._metrics.refused(reason)
        _log.warning("request.refused", "A request was turned away.", status=status, reason=reason)
        return web.Response(status=status)


class Operations:
    """`GET /healthz`, `/readyz` and `/metrics`."""

    def __init__(self, checks: Mapping[str, Check], metrics: Metrics) -> None:
        self._checks = checks
        self._metrics = metrics

    async def healthz(self, _: web.Request) -> web.Response:
        """Say that the process answers."""
        return web.Response(text="ok")

    async def readyz(self, _: web.Request) -> web.Response:
        """Say whether everything that a turn needs is there."""
        found = {name: await self._passes(name, check) for name, check in self._checks.items()}
        ready = all(found.values())
        body = {"ready": ready, "checks": {name: "ok" if passed else "failed" for name, passed in found.items()}}
        status = HTTPStatus.OK if ready else HTTPStatus.SERVICE_UNAVAILABLE
        return web.Response(body=orjson.dumps(body), status=status, content_type="application/json")

    async def metrics(self, _: web.Request) -> web.Response:
        """Return the counters of the process."""
        return web.Response(body=self._metrics.text().encode(), headers={CONTENT_TYPE: METRICS_TYPE})

    async def _passes(self, name: str, check: Check) -> bool:
        try:
            await check()
        except Exception as error:  # noqa: BLE001 (whatever it is, it is not ready)
            _log.error("ready.failed", "A check of readiness failed.", error, check=name)
            return False
        return True


def web_app(endpoint: Endpoint, operations: Operations) -> web.Application:
    """Return the application with its four addresses."""
    app = web.Application(client_max_size=MOST_BYTES)
    app.on_response_prepare.append(_say_no_versions)
    app.router.add_post("/api/messages", endpoint.messages)
    app.router.add_get("/healthz", operations.healthz)
    app.router.add_get("/readyz", operations.readyz)
    app.router.add_get("/metrics", operations.metrics)
    return app


async def _say_no_versions(_: web.Request, response: web.StreamResponse) -> None:
    response.headers[SERVER] = "Vejviser"


async def _body(request: web.Request) -> bytes:
    try:
        async with asyncio.timeout(_BODY_SECONDS):
            return await request.read()
    except TimeoutError as error:
        raise RefusedError(408, "too_slow") from error
    except (ConnectionError, web.RequestPayloadError) as error:
        raise RefusedError(400, "cut_off") from error


def _came_straight_from_this_machine(request: web.Request) -> bool:
    """Nobody is authenticated in local mode: neither a tunnel nor a web page under a borrowed name may get in."""
    try:
        host = request.url.host or ""
    except ValueError:
        return False
    return is_loopback(host) and not any(name in request.headers for name in _FORWARDED)


def _response(answer: Answer | None) -> web.Response:
    if answer is None:
        return web.Response(status=HTTPStatus.OK)
    return web.Response(body=orjson.dumps(answer.body), content_type="application/json")
