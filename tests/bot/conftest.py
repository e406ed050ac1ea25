"""The bot on a real port, between a client that posts activities and a connector that takes the answers."""

from __future__ import annotations

import io
import logging
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import aiohttp
import jwt
import orjson
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from bot.bootstrap import open_conversation
from bot.bot import Dialog
from bot.logs import set_up_logging
from bot.outgoing.tokens import FetchedToken
from bot.settings import Settings, read_settings
from bot.teams import teams_app
from dialogs.conversation import Conversation
from tests.bot.activities import TENANT, message
from tests.bot.scripted import ScriptedDialog
from tests.bot.servers import FakeConnector, KeyServer, on_loopback
from tests.fakes import MemoryStore

APP_ID = "11111111-1111-1111-1111-111111111111"
NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
ISSUER = "https://api.botframework.com"


@dataclass
class CountingSource:
    """Signs the bot in at once, and counts how often it had to."""

    fetched: int = 0

    def fetch(self) -> FetchedToken:
        self.fetched += 1
        return FetchedToken(f"token-{self.fetched}", 3600)


@dataclass
class Clock:
    """What time it is."""

    now: datetime = NOW


@dataclass
class Teams:
    """Everything around one running bot."""

    url: str
    http: aiohttp.ClientSession
    connector: FakeConnector
    service_url: str
    dialog: ScriptedDialog
    store: MemoryStore
    source: CountingSource
    clock: Clock
    headers: dict[str, str] = field(default_factory=dict)

    async def post(self, activity: dict[str, Any], **headers: str) -> tuple[int, bytes]:
        """Post an activity that wants its answers at our connector."""
        return await self.raw(orjson.dumps({**activity, "serviceUrl": self.service_url}), **headers)

    async def raw(
        self, body: bytes, content_type: str | None = "application/json", **headers: str
    ) -> tuple[int, bytes]:
        """Post bytes."""
        sent = self.headers | ({"Content-Type": content_type} if content_type else {}) | headers
        skipped = () if content_type else ("Content-Type",)
        async with self.http.post(
            f"{self.url}/api/messages", data=body, headers=sent, skip_auto_headers=skipped
        ) as response:
            return response.status, await response.read()

    async def get(self, path: str) -> tuple[int, str]:
        """Get one of the other addresses."""
        async with self.http.get(f"{self.url}{path}") as response:
            return response.status, await response.text()


@asynccontextmanager
async def run_bot(
    settings: Settings, openid_url: str = "http://127.0.0.1:1/openid", talks: Dialog | None = None
) -> AsyncIterator[Teams]:
    """Run a bot and all that is around it; it talks by hand unless told how."""
    connector, dialog, store, source = FakeConnector(), ScriptedDialog(), MemoryStore(), CountingSource()
    clock = Clock()

    async def database() -> None:
        async with store.turn("", "", None, NOW):
            pass

    async with (
        on_loopback(connector.app()) as service_url,
        teams_app(
            settings,
            store,
            talks or dialog,
            checks={"database": database},
            openid_url=openid_url,
            token_source=source,
            now=lambda: clock.now,
        ) as app,
        on_loopback(app) as url,
        aiohttp.ClientSession() as http,
    ):
        yield Teams(url, http, connector, f"{service_url}/emea/", dialog, store, source, clock)


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What the bot logs, and the loggers as they were afterwards."""
    root = logging.getLogger()
    handlers, level, stream = root.handlers[:], root.level, io.StringIO()
    set_up_logging(stream)
    yield stream
    root.handlers[:], root.level = handlers, level


@pytest.fixture
async def teams() -> AsyncIterator[Teams]:
    """The bot in local mode."""
    async with run_bot(read_settings({"VEJVISER_LOCAL": "1"}, serving=True)) as running:
        yield running


@pytest.fixture(scope="session")
def conversation() -> Conversation:
    """The conversation by Slagelse's model."""
    return open_conversation(read_settings({"VEJVISER_LOCAL": "1"}))


@pytest.fixture
async def slagelse(conversation: Conversation) -> AsyncIterator[Teams]:
    """The bot in local mode that really talks; its `dialog` is not heard."""
    async with run_bot(read_settings({"VEJVISER_LOCAL": "1"}, serving=True), talks=conversation) as running:
        yield running


@pytest.fixture(scope="session")
def microsoft_key() -> RSAPrivateKey:
    """The key that Microsoft signs with."""
    return rsa.generate_private_key(65537, 2048)


@pytest.fixture(scope="session")
def other_key() -> RSAPrivateKey:
    """A key that is not Microsoft's, or not yet."""
    return rsa.generate_private_key(65537, 2048)


@dataclass
class Guarded(Teams):
    """A bot in production, with a server of keys and a way to sign."""

    keys: KeyServer = field(default_factory=KeyServer)
    key: RSAPrivateKey | None = None

    def token(self, **changes: Any) -> str:
        """Return a token as the Bot Connector signs it, changed as told; `kid`, `key` and `alg` are its head's."""
        head = {"kid": changes.pop("kid", "k1")}
        key, algorithm = changes.pop("key", self.key), changes.pop("alg", "RS256")
        now = int(time.time())
        claims = {"iss": ISSUER, "aud": APP_ID, "serviceurl": self.service_url, "nbf": now - 60, "exp": now + 3600}
        claims = {name: value for name, value in (claims | changes).items() if value is not None}
        return jwt.encode(claims, key, algorithm, head)

    async def say(self, token: str | None, **changes: Any) -> int:
        """Post a message with this token and return the status."""
        headers = {"Authorization": f"Bearer {token}"} if token is not None else {}
        status, body = await self.post(message(changes.pop("text", "hej"), **changes), **headers)
        assert body == b""
        return status


@pytest.fixture
async def guarded(microsoft_key: RSAPrivateKey) -> AsyncIterator[Guarded]:
    """The bot in production mode."""
    keys = KeyServer()
    keys.publish("k1", microsoft_key)
    environ = {
        "MicrosoftAppId": APP_ID,
        "MicrosoftAppPassword": "hemmelig",
        "MicrosoftAppTenantId": TENANT,
        "VEJVISER_KEYS": "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
        "VEJVISER_SERVICE_HOSTS": "127.0.0.1",
    }
    settings = read_settings(environ, serving=True)
    async with on_loopback(keys.app()) as key_url, run_bot(settings, f"{key_url}/openid") as running:
        yield Guarded(**vars(running), keys=keys, key=microsoft_key)
