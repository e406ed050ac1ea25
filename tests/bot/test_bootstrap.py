"""The whole house: settings in, a bot that listens, remembers over a restart, and stops when told."""

from __future__ import annotations

import asyncio
import io
import os
import resource
import selectors
import signal
import socket
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from pydantic import SecretStr

from bot.bootstrap import CannotListenError, listening, open_conversation, open_guides, opened_store, serve, serving
from bot.identity import AppIdentity
from bot.settings import Settings, read_settings
from dialogs.conversation import Conversation
from dialogs.ports.failures import StoreUnavailableError
from dialogs.ports.people import Person
from dialogs.turns import Scope, Turn
from tests.bot.activities import BIRTHE, TENANT, activity, message, submit
from tests.bot.scripted import ScriptedDialog
from tests.bot.servers import FakeConnector, on_loopback
from tests.bot.waiting import eventually
from tests.fakes import MemoryStore


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    environ = {"VEJVISER_LOCAL": "1", "PORT": "0", "VEJVISER_DATABASE_URL": f"sqlite:///{tmp_path}/vejviser.db"}
    return read_settings(environ, serving=True)


@pytest.fixture
async def connector() -> FakeConnector:
    return FakeConnector()


@pytest.fixture
async def service_url(connector: FakeConnector) -> AsyncIterator[str]:
    async with on_loopback(connector.app()) as url:
        yield url


async def post(url: str, values: dict[str, object], service_url: str) -> int:
    async with (
        aiohttp.ClientSession() as http,
        http.post(f"{url}/api/messages", json={**values, "serviceUrl": service_url}) as response,
    ):
        return response.status


def pressable(part: Any) -> Iterator[Any]:
    """Yield the data of every button in a message."""
    if isinstance(part, dict) and part.get("type") == "Action.Submit":
        yield part["data"]
    elif isinstance(part, dict | list):
        for inner in part.values() if isinstance(part, dict) else part:
            yield from pressable(inner)


async def test_a_citizen_is_described_and_remembered_over_a_restart(
    settings: Settings, conversation: Conversation, connector: FakeConnector, service_url: str
) -> None:
    first = message("42 år, kth, drikker hver dag så han ikke kan passe praktik, sag i HP", id="a1")
    async with serving(settings, conversation) as url:
        assert await post(url, activity("installationUpdate", action="add", id="i1"), service_url) == 200
        assert await post(url, first, service_url) == 200
    async with serving(settings, conversation) as url:
        assert await post(url, first, service_url) == 200
        assert await post(url, message("vis", id="a2"), service_url) == 200
    welcomed, described, shown, shrunk = connector.calls
    assert welcomed.body["summary"] == "Velkommen til Vejviser"
    assert (shrunk.method, shrunk.path.rpartition("/")[2]) == ("PUT", "sent-2")
    for call in (described, shown):
        card = str(call.body["attachments"][0]["content"])
        assert "fællesmængden" in card.lower()
        assert "HP" in card


async def test_what_our_messages_say_of_a_deleted_case_is_taken_back(
    settings: Settings, conversation: Conversation, connector: FakeConnector, service_url: str
) -> None:
    lines = ("42 år, kth, sag i HP", "log beslutning", "2026-117", "gem", "notat", "sag 2026-117", "hjælp")
    async with serving(settings, conversation) as url:
        for number, line in enumerate(lines):
            await post(url, message(line, id=f"a{number}"), service_url)
    told = {f"sent-{number}" for number, call in enumerate(connector.calls, 1) if "V-" in call.raw.decode()}
    async with opened_store(settings) as store:
        await store.purge_case(TENANT, "2026-117", datetime.now(UTC))
    before = len(connector.calls)
    async with serving(settings, conversation):
        await eventually(lambda: len(connector.calls) >= before + 3)
    updated = connector.calls[before:]
    assert all("slettet sammen med sagen" in call.raw.decode() for call in updated)
    assert told <= {call.path.rpartition("/")[2] for call in updated}


async def test_a_press_on_a_card_changes_that_card(
    settings: Settings, conversation: Conversation, connector: FakeConnector, service_url: str
) -> None:
    async with serving(settings, conversation) as url:
        await post(url, message("42 år, kth", id="a1"), service_url)
        pressed = next(data for data in pressable(connector.calls[0].body) if data["vejviser"]["action"] == "fix")
        await post(url, submit(pressed, card="sent-1", id="a2"), service_url)
    assert [(call.method, call.path.rpartition("/")[2]) for call in connector.calls] == [
        ("POST", "a1"),
        ("PUT", "sent-1"),
    ]


async def test_readyz_looks_at_database_keys_and_packs(settings: Settings) -> None:
    async with (
        serving(settings, ScriptedDialog()) as url,
        aiohttp.ClientSession() as http,
        http.get(f"{url}/readyz") as response,
    ):
        assert response.status == 200
        assert (await response.json())["checks"] == {"database": "ok", "keys": "ok", "packs": "ok"}


async def test_readyz_fails_while_the_disk_is_full_and_is_well_again_when_there_is_room(settings: Settings) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    async with serving(settings, ScriptedDialog()) as url, aiohttp.ClientSession() as http:
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
        try:
            async with http.get(f"{url}/readyz") as full:
                assert full.status == 503
                assert (await full.json())["checks"]["database"] == "failed"
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        async with http.get(f"{url}/readyz") as roomy:
            assert roomy.status == 200


async def test_a_port_that_is_taken_is_said_so(settings: Settings) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        environ = {
            "VEJVISER_LOCAL": "1",
            "PORT": str(taken.getsockname()[1]),
            "VEJVISER_DATABASE_URL": settings.database_url,
        }
        with pytest.raises(CannotListenError):
            async with serving(read_settings(environ, serving=True), ScriptedDialog()):
                pass


async def test_in_production_it_says_that_it_listens_on_every_address(settings: Settings) -> None:
    app = AppIdentity("a", "t", "SingleTenant", SecretStr("hemmelig"), SecretStr(""))
    production = replace(settings, local=False, app=app, allowed_tenants=frozenset({"t"}))
    async with serving(production, ScriptedDialog()) as url:
        assert url.startswith("http://0.0.0.0:")


async def test_a_database_that_cannot_be_made_stops_the_start(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("ikke en mappe", encoding="utf-8")
    environ = {
        "VEJVISER_LOCAL": "1",
        "VEJVISER_KEYS": "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
        "VEJVISER_DATABASE_URL": f"sqlite:///{tmp_path}/fil/vejviser.db",
    }
    with pytest.raises(StoreUnavailableError):
        async with serving(read_settings(environ, serving=True), ScriptedDialog()):
            pass


def test_a_server_indexes_its_catalogues_at_the_start_and_a_terminal_when_something_is_looked_up() -> None:
    settings = read_settings({"VEJVISER_LOCAL": "1"})
    guides = open_guides(settings)
    guide = guides.guides[0][1]
    open_conversation(settings, guides, indexed=False)
    assert "catalogue" not in vars(guide)
    open_conversation(settings, guides)
    assert {"catalogue", "own"} <= vars(guide).keys()
    assert "catalogue" in vars(guide.own)


async def test_serve_listens_until_it_is_told_to_stop(settings: Settings, log: io.StringIO) -> None:
    urls: list[str] = []

    def told(url: str) -> None:
        urls.append(url)
        os.kill(os.getpid(), signal.SIGTERM)

    async with asyncio.timeout(60):
        await serve(settings, told)
    assert urls[0].startswith("http://127.0.0.1:")


async def test_a_turn_in_flight_is_finished_before_the_bot_stops(
    settings: Settings, connector: FakeConnector, service_url: str
) -> None:
    connector.pause = 0.2
    async with serving(settings, ScriptedDialog()) as url:
        in_flight = asyncio.create_task(post(url, message("hjælp"), service_url))
        await eventually(lambda: bool(connector.calls))
    assert await in_flight == 200


@pytest.mark.parametrize(
    ("environ", "role"),
    [
        ({}, None),
        ({"VEJVISER_ADMIN": BIRTHE.upper()}, "admin"),
        ({"VEJVISER_LOCAL": "1"}, "caseworker"),
        ({"VEJVISER_LOCAL": "1", "VEJVISER_ADMIN": BIRTHE}, "admin"),
    ],
)
async def test_the_first_administrator_and_everyone_on_a_local_machine_becomes_a_member(
    environ: dict[str, str], role: str | None
) -> None:
    now = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
    store, birthe = MemoryStore(), Person("kommune", BIRTHE, "Birthe Mortensen")
    conversation = open_conversation(read_settings(environ))
    for _ in range(2):
        async with store.turn("kommune", "chat", None, now) as turn:
            await conversation.handle(Turn(birthe, "chat", Scope.PERSONAL, now, "sag V-2222"), turn)
    assert [member.role for member in store.contents.members.values()] == ([role] if role else [])


class Leaping(asyncio.SelectorEventLoop):
    """A loop whose clock, once told so, leaps to the next timer whenever nobody has anything to do."""

    def __init__(self) -> None:
        super().__init__(_Impatient(self))
        self.leaps, self.ahead = False, 0.0

    def time(self) -> float:
        return super().time() + self.ahead


class _Impatient(selectors.DefaultSelector):
    def __init__(self, loop: Leaping) -> None:
        super().__init__()
        self._loop = loop

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if not timeout or not self._loop.leaps:
            return super().select(timeout)
        if not (ready := super().select(0.01)):
            self._loop.ahead += timeout
        return ready


def test_a_turn_that_does_not_end_is_cut_off_after_the_twenty_seconds_that_are_promised(settings: Settings) -> None:
    async def stuck() -> float:
        begun, cut = asyncio.Event(), asyncio.get_running_loop().create_future()

        async def never(_: web.Request) -> web.Response:
            begun.set()
            try:
                await asyncio.Event().wait()
            finally:
                cut.set_result(loop.time())
            return web.Response()

        app = web.Application()
        app.router.add_get("/", never)
        async with aiohttp.ClientSession() as http:
            async with listening(app, settings) as url:
                call = asyncio.create_task(http.get(url))
                await begun.wait()
                loop.leaps, told = True, loop.time()
            with pytest.raises(aiohttp.ClientError):
                await call
        ended: float = await cut
        return ended - told

    loop = Leaping()
    with asyncio.Runner(loop_factory=lambda: loop) as runner:
        assert 19 < runner.run(stuck()) < 25
