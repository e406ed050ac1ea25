"""The keys that Microsoft signs with: fetched asynchronously, kept for a day, fetched anew when one is missing.

The SDK's own object fetches on the event loop without a time limit, and fails with an IndexError on a key that it
does not know, so that a change of keys would lock the bot out for a day.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

import aiohttp
import orjson
from jwt import PyJWTError
from jwt.algorithms import RSAAlgorithm
from yarl import URL

from bot.bodies import read_at_most
from bot.logs import Log
from bot.proxies import proxy_for

_GOOD_FOR: Final = 24 * 3600.0
_ASK_AGAIN_AFTER: Final = 60.0
"""Seconds of peace after asking in vain: anybody can make up key ids."""
_SECONDS: Final = 5.0
"""How long a fetch may take, and the pause after it while there are no keys at all."""
_MOST_BYTES: Final = 1_000_000

_log = Log(__name__)


class UnknownKeyError(Exception):
    """No key with this id signs for Microsoft."""


class KeysUnavailableError(Exception):
    """The keys cannot be fetched."""


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A public key, ready to verify with, and the channels that it may sign for. The SDK reads these two names."""

    public_key: object
    endorsements: list[str]


class OpenIdKeys:
    """Stands where the SDK's token extractor looks for its metadata object."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        url: str,
        clock: Callable[[], float] = time.monotonic,
        seconds: float = _SECONDS,
    ) -> None:
        self._session = session
        self._url = url
        self._clock = clock
        self._seconds = seconds
        self._keys: Mapping[str, SigningKey] = {}
        self._fetched_at: float | None = None
        self._asked_in_vain_at: float | None = None
        self._one_at_a_time = asyncio.Lock()

    async def get(self, key_id: str | None) -> SigningKey:
        """Return a signing key by its id.

        Raises:
            UnknownKeyError: there is none, also after asking anew.
            KeysUnavailableError: no keys could be fetched.
        """
        key = self._keys.get(key_id or "")
        if key is None or self._older_than(self._fetched_at, _GOOD_FOR):
            await self._refresh(key_id or "")
            key = self._keys.get(key_id or "")
        if not self._keys:
            raise KeysUnavailableError
        if key is None:
            raise UnknownKeyError
        return key

    async def _refresh(self, key_id: str) -> None:
        """Fetch the keys, unless somebody just did; keys that we have outlive a failed fetch."""
        async with self._one_at_a_time:
            fresh = key_id in self._keys and not self._older_than(self._fetched_at, _GOOD_FOR)
            pause = _ASK_AGAIN_AFTER if self._keys else _SECONDS
            if fresh or not self._older_than(self._asked_in_vain_at, pause):
                return
            await self._try_to_fetch()
            if key_id not in self._keys or self._older_than(self._fetched_at, _GOOD_FOR):
                self._asked_in_vain_at = self._clock()

    async def _try_to_fetch(self) -> None:
        try:
            async with asyncio.timeout(self._seconds):
                self._keys = await self._fetch()
        except (aiohttp.ClientError, TimeoutError, ValueError, KeyError, TypeError, PyJWTError) as error:
            _log.error("keys.failed", "Microsoft's signing keys could not be fetched.", error)
            return
        self._fetched_at = self._clock()
        _log.info("keys.fetched", "Microsoft's signing keys were fetched.", count=len(self._keys))

    async def _fetch(self) -> dict[str, SigningKey]:
        keys_url = str((await self._json(self._url))["jwks_uri"])
        if URL(keys_url).scheme != URL(self._url).scheme:
            raise ValueError("keys over another scheme")
        return _signing_keys((await self._json(keys_url))["keys"])

    async def _json(self, url: str) -> dict[str, Any]:
        address = URL(url)
        async with self._session.get(
            address, allow_redirects=False, raise_for_status=True, proxy=proxy_for(address.scheme, address.host or "")
        ) as response:
            values = orjson.loads(await read_at_most(response.content, _MOST_BYTES))
        if not isinstance(values, dict):
            raise TypeError("not an object")
        return values

    def _older_than(self, moment: float | None, seconds: float) -> bool:
        return moment is None or self._clock() - moment >= seconds


def _signing_keys(entries: Iterable[Any]) -> dict[str, SigningKey]:
    """Return the keys by their ids; an entry that cannot be used is ignored, as RFC 7517 (section 5) asks for."""
    keys = {}
    for entry in entries:
        with suppress(KeyError, TypeError, ValueError, PyJWTError):
            if entry["kty"] == "RSA":
                endorsements = list(entry.get("endorsements", ()))
                keys[entry["kid"]] = SigningKey(RSAAlgorithm.from_jwk(entry), endorsements)
    if not keys:
        raise ValueError("no keys")
    return keys
