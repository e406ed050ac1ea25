"""Starts the bot as in production with Microsoft beside it, each in a process of its own, and signs tokens for it."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import aiohttp
import jwt
import orjson
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from jwt.algorithms import RSAAlgorithm

from tests.bot.activities import SERVICE, TENANT

APP_ID: Final = "11111111-1111-1111-1111-111111111111"
ISSUER: Final = "https://api.botframework.com"
_KEYS: Final = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="


@dataclass
class Process:
    """A process that printed its root URL."""

    process: asyncio.subprocess.Process
    url: str

    @property
    def pid(self) -> int:
        """Return the id of the process."""
        return self.process.pid


@asynccontextmanager
async def started(log: Path, *arguments: str, **environment: str) -> AsyncIterator[Process]:
    """Start `python arguments…`, wait for the URL that it prints, and end it by closing its input.

    What it says of errors goes to a log file.
    """
    with log.open("ab") as errors:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *arguments,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=errors,
            env={**os.environ, **environment},
        )
    assert process.stdin and process.stdout
    try:
        line = await process.stdout.readline()
        if not line:
            raise RuntimeError(f"{' '.join(arguments)} ended before it served; {log} says why")
        yield Process(process, line.decode().strip())
    finally:
        process.stdin.close()
        try:
            await asyncio.wait_for(process.wait(), 10)
        except TimeoutError:
            process.kill()
            await process.wait()


class Microsoft:
    """The running process that plays Microsoft, and the key that it signs with."""

    def __init__(self, url: str, http: aiohttp.ClientSession) -> None:
        self.url = url
        self.service_url = f"{url}/emea/"
        self._http = http
        self._key: RSAPrivateKey = rsa.generate_private_key(65537, 2048)

    async def publish(self) -> None:
        """Publish the key."""
        public = RSAAlgorithm.to_jwk(self._key.public_key(), as_dict=True)
        keys = [{**public, "kid": "k1", "use": "sig", "endorsements": ["msteams"]}]
        (await self._http.put(f"{self.url}/keys", json=keys)).release()

    async def counts(self) -> dict[str, int]:
        """Return what it counted so far."""
        async with self._http.get(f"{self.url}/counts") as response:
            counts: dict[str, int] = await response.json()
            return counts

    async def sent(self, conversation: str) -> list[str]:
        """Return what was sent to a conversation since it was last asked for."""
        async with self._http.get(f"{self.url}/sent", params={"conversation": conversation}) as response:
            sent: list[str] = (await response.json())[conversation]
            return sent

    def token(self, **changes: Any) -> str:
        """Return a token as the Bot Connector signs it, changed as told; None takes a claim out."""
        now = int(time.time())
        claims = {"iss": ISSUER, "aud": APP_ID, "serviceurl": self.service_url, "nbf": now - 60, "exp": now + 36000}
        claims = {name: value for name, value in (claims | changes).items() if value is not None}
        return jwt.encode(claims, self._key, "RS256", {"kid": "k1"})


@asynccontextmanager
async def microsoft(http: aiohttp.ClientSession, folder: Path) -> AsyncIterator[Microsoft]:
    """Start Microsoft's part; its log goes into a folder."""
    async with started(folder / "microsoft.log", "-m", "tests.production.microsoft") as process:
        running = Microsoft(process.url, http)
        await running.publish()
        yield running


def settings(played: Microsoft, folder: Path) -> Mapping[str, str]:
    """Return the bot's environment: production, SQLite in a folder, and nobody but the Microsoft that is played."""
    return {
        "MicrosoftAppId": APP_ID,
        "MicrosoftAppPassword": "hemmelig",
        "MicrosoftAppTenantId": TENANT,
        "VEJVISER_KEYS": _KEYS,
        "VEJVISER_SERVICE_HOSTS": "127.0.0.1",
        "VEJVISER_DATABASE_URL": f"sqlite:///{folder / 'vejviser.db'}",
        "TEST_MICROSOFT": played.url,
    }


@dataclass
class Production:
    """The running bot and the Microsoft that it talks to."""

    bot: Process
    microsoft: Microsoft
    http: aiohttp.ClientSession
    token: str

    async def post(self, activity: Mapping[str, Any], token: str | None = None) -> tuple[int, bytes]:
        """Post an activity as the Bot Connector does, from its usual service URL unless it names one."""
        usual = activity["serviceUrl"] == SERVICE
        addressed = {**activity, "serviceUrl": self.microsoft.service_url} if usual else activity
        return await self.raw(orjson.dumps(addressed), token)

    async def raw(self, body: bytes, token: str | None = None) -> tuple[int, bytes]:
        """Post bytes; return status and body."""
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token or self.token}"}
        async with self.http.post(f"{self.bot.url}/api/messages", data=body, headers=headers) as response:
            return response.status, await response.read()


@asynccontextmanager
async def production(folder: Path) -> AsyncIterator[Production]:
    """Start the bot with its database and its log in a folder, and Microsoft beside it."""
    async with (
        aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as http,
        microsoft(http, folder) as played,
        started(folder / "bot.log", "-m", "tests.production.bot", **settings(played, folder)) as bot,
    ):
        yield Production(bot, played, http, played.token())
