"""Calls to the Bot Connector: one pooled session, a time limit, and repeats only where they can do no harm."""

from __future__ import annotations

import asyncio
import random
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

import aiohttp
import orjson
from yarl import URL

from bot.bodies import read_at_most
from bot.outgoing.channel import DeliveryError, Failure
from bot.outgoing.tokens import AccessTokens, SignInError
from bot.proxies import proxy_for

TRIES: Final = 3
"""Of one call, with pauses between them."""
_SECONDS: Final = 10.0
"""For one message with its repeats; Teams sends the activity again after 15."""
_TO_CONNECT: Final = 3.0
"""Seconds until a call has a connection, or is given up for lack of one."""
_LONGEST_PAUSE: Final = 5.0
_MOST_BYTES: Final = 65_536
_JSON: Final = {"Content-Type": "application/json; charset=utf-8"}
_WORD: Final = re.compile(r"[A-Za-z]{1,60}")
_FAILURES: Final[dict[int, Failure]] = {404: "gone", 412: "busy", 413: "too_large", 429: "busy"}
_NEVER_SENT: Final = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.ClientHttpProxyError)
"""What says for certain that nothing has left: there was no connection, or the proxy gave none."""


def open_session() -> aiohttp.ClientSession:
    """Return the one session of the process."""
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=100, keepalive_timeout=30, ttl_dns_cache=300),
        timeout=aiohttp.ClientTimeout(total=None, connect=_TO_CONNECT),  # whoever calls has a limit of his own
        cookie_jar=aiohttp.DummyCookieJar(),
        headers={"User-Agent": "Vejviser"},
    )


@dataclass(frozen=True, slots=True)
class _Response:
    status: int
    body: bytes
    retry_after: str


class Outbound:
    """Sends JSON with a token. `tokens` is None in local mode, where nobody asks for one."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        tokens: AccessTokens | None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        seconds: float = _SECONDS,
    ) -> None:
        self._session = session
        self._tokens = tokens
        self._sleep = sleep
        self._seconds = seconds

    async def call(self, method: str, url: str, values: object = None, *, tries: int = TRIES) -> str | None:
        """Send and return the id in the response, if there is one.

        A POST is repeated only where it certainly had no effect; the others may be repeated freely.

        Raises:
            DeliveryError: after the last try, with what is known about it.
        """
        body = orjson.dumps(values) if values is not None else None
        ends = _now() + self._seconds
        for attempt in range(1, tries + 1):
            try:
                return await self._once(method, URL(url, encoded=True), body, ends)
            except DeliveryError as error:
                pause = _pause(error.retry_after, attempt)
                # A try that could not even connect in time would leave in doubt what is certain now.
                if attempt == tries or not _worth_repeating(error) or _now() + pause + _TO_CONNECT > ends:
                    raise
            await self._sleep(pause)
        raise AssertionError("the last try returns or raises")

    async def _once(self, method: str, url: URL, body: bytes | None, ends: float) -> str | None:
        headers = await self._headers(ends)
        try:
            async with asyncio.timeout_at(ends):
                response = await self._response(method, url, body, headers)
        except _NEVER_SENT as error:
            raise DeliveryError("unreachable") from error
        except (aiohttp.ClientError, OSError) as error:
            raise DeliveryError(_unsure(method)) from error
        if response.status < 300:
            return _id(response.body)
        if response.status == 401 and self._tokens:
            self._tokens.forget()
        raise _refusal(method, response)

    async def _headers(self, ends: float) -> dict[str, str]:
        if not self._tokens:
            return _JSON
        try:
            async with asyncio.timeout_at(ends):
                return _JSON | {"Authorization": f"Bearer {await self._tokens.current()}"}
        except (SignInError, TimeoutError) as error:
            raise DeliveryError("refused", code="sign_in") from error

    async def _response(self, method: str, url: URL, body: bytes | None, headers: dict[str, str]) -> _Response:
        async with self._session.request(
            method,
            url,
            data=body,
            headers=headers,
            allow_redirects=False,
            proxy=proxy_for(url.scheme, url.host or ""),
        ) as response:
            content = await read_at_most(response.content, _MOST_BYTES)
            return _Response(response.status, content, response.headers.get("Retry-After", ""))


def _now() -> float:
    return asyncio.get_running_loop().time()


def _worth_repeating(error: DeliveryError) -> bool:
    """Whether it certainly had no effect, or may be done twice, and may go better next time."""
    return error.failure in ("busy", "unreachable") or error.status == 401


def _refusal(method: str, response: _Response) -> DeliveryError:
    status = response.status
    failure = _unsure(method) if status >= 500 else _FAILURES.get(status, "refused")
    return DeliveryError(failure, status, _code(response.body), _seconds(response.retry_after))


def _unsure(method: str) -> Failure:
    """A message may have arrived and its receipt been lost; an update can be done again, so it just failed."""
    return "ambiguous" if method == "POST" else "unreachable"


def _pause(retry_after: float | None, attempt: int) -> float:
    return _backoff(attempt) if retry_after is None else min(retry_after, _LONGEST_PAUSE)


def _seconds(retry_after: str) -> float | None:
    return float(retry_after[:4]) if retry_after.isascii() and retry_after.isdigit() else None


def _backoff(attempt: int) -> float:
    """Return growing seconds with jitter, so that those who were told to wait do not come back together."""
    return (0.25, 0.5, 1.0)[attempt - 1] * random.uniform(1.0, 2.0)  # noqa: S311 (no secret)


def _id(body: bytes) -> str | None:
    id = _values(body).get("id")
    return id if isinstance(id, str) and id else None


def _code(body: bytes) -> str | None:
    """Return the platform's own word for what was wrong, if it is one."""
    error = _values(body).get("error")
    code = error.get("code") if isinstance(error, dict) else None
    return code if isinstance(code, str) and _WORD.fullmatch(code) else None


def _values(body: bytes) -> dict[str, object]:
    try:
        values = orjson.loads(body)
    except orjson.JSONDecodeError:
        return {}
    return values if isinstance(values, dict) else {}
