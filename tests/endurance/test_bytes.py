"""After real turns nothing of the citizen stands in the files of PostgreSQL, in a dump or in the log."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path
from typing import Final

import aiohttp
import asyncpg
import pytest

from dialogs.ports.members import Member, Team
from dialogs.ports.people import Person
from storage import open_store
from tests.bot.activities import BIRTHE, TENANT, message
from tests.endurance.databases import postgres
from tests.production.running import Production, microsoft, settings, started
from tests.storage.cast import NOW

pytestmark = pytest.mark.endurance

_NUMBER: Final = "471108150815"
"""As long as it is, so that no digest in the files holds it by chance."""
_CASE: Final = f"Blåbærgrød {_NUMBER}"
_SAID: Final = (
    "47 år, kth, drikker hver dag så han ikke kan passe praktik, søn Storkeby anbragt, sag i HP, 010180-1235",
    "log beslutning",
    _CASE,
    "jeg vurderer anderledes",
    "Fordi Rønnebærvej ligger tæt på",
    "gem",
    "log beslutning",
    "gem",
)
_PLANTED: Final = (
    "Storkeby",
    "Blåbærgrød",
    _NUMBER,
    "Rønnebærvej",
    "47 år",
    "drikker",
    "010180-1235",
    "0101801235",
    "Mortensen",
)
_STANDS: Final = BIRTHE.encode()
"""What may be read: that it is found shows that we look where the decision stands."""


async def test_nothing_of_the_citizen_is_readable_in_files_dump_or_log_and_the_dump_restores(tmp_path: Path) -> None:
    async with (
        postgres() as server,
        aiohttp.ClientSession() as http,
        microsoft(http, tmp_path) as played,
    ):
        environment = {**settings(played, tmp_path), "VEJVISER_DATABASE_URL": server.url}
        store = open_store(server.url, [environment["VEJVISER_KEYS"]])
        async with store.turn(TENANT, "", None, NOW) as turn:
            await turn.keep_team(Team(TENANT, "am-voksne", "Voksne"))
            await turn.keep_member(Member(Person(TENANT, BIRTHE, "Birthe Mortensen"), "am-voksne", "caseworker", NOW))
        async with started(tmp_path / "bot.log", "-m", "tests.production.bot", **environment) as bot:
            running = Production(bot, played, http, played.token())
            for number, said in enumerate(_SAID):
                assert await running.post(message(said, id=str(number))) == (200, b"")
        (logged,) = await store.decisions()
        assert logged.decision.case.number == _CASE
        await server.run("CHECKPOINT")
        restored = await server.restored()
        written = await asyncio.to_thread(_read, server.folder, tmp_path / "bot.log")
        assert _STANDS in written[server.dump]
        assert {file: found for file, content in written.items() if (found := _found(content))} == {}
        again = open_store(restored, [environment["VEJVISER_KEYS"]])
        assert await again.decisions() == (logged,)
        assert (await again.verify(TENANT)).faults == ()
        assert await _refuses_changes(restored)
        await again.close()
        await store.close()


def _read(folder: Path, *files: Path) -> dict[Path, bytes]:
    """Return every file of a folder in which a server works, and others, in lower case."""
    found: dict[Path, bytes] = {}
    for file in (*folder.rglob("*"), *files):
        with suppress(FileNotFoundError):
            if file.is_file():
                found[file] = file.read_bytes().lower()
    return found


def _found(content: bytes) -> list[str]:
    """Return which planted words stand there, as they are or as PostgreSQL writes bytes in a dump."""
    return [word for word in _PLANTED if any(form in content for form in _forms(word.lower().encode()))]


def _forms(word: bytes) -> tuple[bytes, bytes]:
    return word, word.hex().encode()


async def _refuses_changes(url: str) -> bool:
    connection = await asyncpg.connect(url)
    try:
        await connection.execute("UPDATE decisions SET centre = 'HP'")
    except asyncpg.IntegrityConstraintViolationError:
        return True
    finally:
        await connection.close()
    return False
