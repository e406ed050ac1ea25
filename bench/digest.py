"""A week's figures over a million decisions beside SQL by hand: `python -m bench.digest [DECISIONS] [DATABASE]`.

A year of decisions (default 1,000,000) of twenty teams is written straight into the tables, every case three times,
some of them withdrawn as logged on the wrong case, some handed over to another team. Then, for each team in turn:

- ours: what a week's overview asks the store (`storage.weekly`), within a turn of `storage.open_store`;
- raw: the same question in SQL by hand, through the bare driver, on the same tables with the same indexes.

`DATABASE` is `sqlite` or `postgresql`; both unless given. Exit status 1 when ours takes more than `MOST` times as
long, by the medians, or does not count the same.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, Final

import aiosqlite
import asyncpg
from cryptography.fernet import Fernet

from bench.store import _database, _server
from knowledge.weeks import Week
from storage import open_store, upgrade

MOST: Final = 1.5
TEAMS: Final = 20
HANDED_OVER: Final = 41
"""One case in so many went to another team, which took it right after its newest decision was logged."""
TENANT: Final = "bench"
NOW: Final = datetime(2026, 11, 16, 6, 30, tzinfo=UTC)
WEEK: Final = Week.at(NOW)

Ask = Callable[[str, Sequence[Any]], Awaitable[Sequence[Any]]]

_NUMBERS: Final = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {count})",
    "postgresql": "WITH n AS (SELECT i FROM generate_series(0, {count} - 1) AS i)",
}
_AT: Final = {
    "sqlite": "strftime('%Y-%m-%d %H:%M:%S.000000', '2025-11-17', '+' || (i * 31536000 / {count}) || ' seconds')",
    "postgresql": "timestamptz '2025-11-17 00:00:00Z' + make_interval(secs => i::bigint * 31536000 / {count})",
}
_DUE: Final = {
    "sqlite": "date('2025-11-17', '+' || (i * 365 / {count} + 91) || ' days')",
    "postgresql": "date '2025-11-17' + (i::bigint * 365 / {count} + 91)::int",
}
_FALSE: Final = {"sqlite": "0", "postgresql": "false"}
_BYTES: Final = {"sqlite": "x''", "postgresql": "''::bytea"}
_CASES: Final = """
INSERT INTO cases (tenant, number, opened) {numbers} SELECT 'bench', 'V-' || i, {at} FROM n WHERE i < {cases}
"""
_DECISIONS: Final = """
INSERT INTO decisions (tenant, seq, id, member, team, at, action_key, pack, pack_version, pack_hash,
    suggestion_digest, segment, centre, priority, warnings, override_code, follow_up, corrects, payload_hash,
    prev_hash, hash)
{numbers} SELECT 'bench', i + 1, 'd' || i, 'm' || (i % 400), 'team-' || (i % {cases} % 20), {at}, 'a' || i,
    'slagelse', '1', 'h', 'd', CASE i % 3 WHEN 0 THEN 'faellesmaengde' WHEN 1 THEN 'am_alene' ELSE 'uafklaret' END,
    CASE i % 4 WHEN 0 THEN 'HP' ELSE 'AM' END, 'normal', '[]', CASE i % 101 WHEN 100 THEN 'forkert_sag' END,
    {due}, CASE i % 101 WHEN 100 THEN 'd' || (i - {cases}) END, 'p', 'q' || i, 'r' || i FROM n
"""
_PAYLOADS: Final = """
INSERT INTO decision_payloads (tenant, decision, "case", note_filed, sealed)
{numbers} SELECT 'bench', 'd' || i, 'V-' || (i % {cases}), {false}, {bytes} FROM n
"""
_HANDOVERS: Final = """
INSERT INTO handovers (tenant, id, "case", decision, from_centre, from_team, to_centre, to_team, grounds, informed,
    reply_by, sealed)
{numbers} SELECT 'bench', 'h' || i, 'V-' || i, 'd' || i, 'AM', 'team-' || (i % 20), 'HP',
    CASE i % 7 WHEN 0 THEN NULL ELSE 'team-' || ((i + 1) % 20) END, 'samtykke', {false}, {due}, {bytes}
FROM n WHERE i < {cases} AND i % {each} = 0
"""
_STEPS: Final = """
INSERT INTO handover_steps (tenant, handover, number, state, at, member, sealed)
{numbers} SELECT 'bench', 'h' || (i - 1 - 2 * {cases}), 2, 'received', {at}, 'm' || (i % 400), {bytes}
FROM n WHERE i > 2 * {cases} AND (i - 1 - 2 * {cases}) % {each} = 0
"""
_TEAMS: Final = """
INSERT INTO teams (tenant, id, name) {numbers} SELECT 'bench', 'team-' || i, 'Team ' || i FROM n WHERE i < 20
"""
_MEMBERS: Final = """
INSERT INTO members (tenant, id, team, role, status, since, sealed)
{numbers} SELECT 'bench', 'm' || i, 'team-' || (i % 20), 'caseworker', 'active', {at}, {bytes} FROM n WHERE i < 400
"""
_STANDS: Final = """({0}.override_code IS NULL OR {0}.override_code <> 'forkert_sag') AND NOT EXISTS (
    SELECT 1 FROM decisions w
    WHERE w.tenant = {0}.tenant AND w.corrects = {0}.id AND w.override_code = 'forkert_sag')"""
_RAW_TALLY: Final = f"""
SELECT d.segment, d.centre, count(*) FROM decisions d
WHERE d.tenant = $1 AND d.team = $2 AND d.at >= $3 AND d.at < $4 AND {_STANDS.format("d")}
GROUP BY d.segment, d.centre
"""
_RAW_FOLLOW_UPS: Final = f"""
SELECT p."case", d.at, d.follow_up FROM decisions d
JOIN decision_payloads p ON p.tenant = d.tenant AND p.decision = d.id
WHERE d.tenant = $1 AND d.team = $2 AND d.follow_up < $3 AND {_STANDS.format("d")} AND NOT EXISTS (
    SELECT 1 FROM decision_payloads q JOIN decisions n ON n.tenant = q.tenant AND n.id = q.decision
    WHERE q.tenant = p.tenant AND q."case" = p."case" AND n.seq > d.seq AND {_STANDS.format("n")} AND n.team = d.team)
AND NOT EXISTS (
    SELECT 1 FROM handovers h JOIN handover_steps s ON s.tenant = h.tenant AND s.handover = h.id
    WHERE h.tenant = p.tenant AND h."case" = p."case" AND s.state = 'received' AND s.at > d.at)
UNION ALL
SELECT p."case", d.at, d.follow_up FROM handovers g
JOIN handover_steps t ON t.tenant = g.tenant AND t.handover = g.id AND t.state = 'received'
JOIN decision_payloads p ON p.tenant = g.tenant AND p."case" = g."case"
JOIN decisions d ON d.tenant = p.tenant AND d.id = p.decision
WHERE g.tenant = $1 AND (g.to_team = $2 OR g.to_team IS NULL AND EXISTS (
    SELECT 1 FROM members m WHERE m.tenant = g.tenant AND m.id = coalesce(g.to_member, t.member) AND m.team = $2))
AND d.at < t.at AND d.follow_up < $3 AND {_STANDS.format("d")} AND NOT EXISTS (
    SELECT 1 FROM decision_payloads q JOIN decisions n ON n.tenant = q.tenant AND n.id = q.decision
    WHERE q.tenant = p.tenant AND q."case" = p."case" AND n.seq > d.seq AND {_STANDS.format("n")}
    AND (n.team = $2 OR n.at < t.at))
AND NOT EXISTS (
    SELECT 1 FROM handovers h JOIN handover_steps s ON s.tenant = h.tenant AND s.handover = h.id
    WHERE h.tenant = p.tenant AND h."case" = p."case" AND s.state = 'received' AND s.at > t.at)
ORDER BY 3, 1
"""


def main() -> int:
    """Measure and print; return the exit status."""
    decisions = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    wanted = sys.argv[2:] or ["sqlite", "postgresql"]
    within = [_measured(name, decisions) for name in wanted]
    return 0 if all(within) else 1


def _measured(name: str, decisions: int) -> bool:
    with TemporaryDirectory() as folder:
        if name == "sqlite":
            return asyncio.run(_measure(name, f"sqlite:///{folder}/year.db", _sqlite(f"{folder}/year.db"), decisions))
        with _server(Path(folder) / "server") as server:
            url = asyncio.run(_database(server))
            return asyncio.run(_measure(name, url, _postgresql(url), decisions))


async def _measure(name: str, url: str, raw: Any, decisions: int) -> bool:
    await upgrade(url)
    async with raw as ask:
        start = time.perf_counter()
        await _fill(name, ask, decisions)
        print(f"{name}: {decisions:,} decisions written in {time.perf_counter() - start:.0f} s")
        store = open_store(url, [Fernet.generate_key().decode()], patience=600)
        try:
            within = [await _tallies(store, ask, name), await _follow_ups(store, ask, name)]
        finally:
            await store.close()
    return all(within)


async def _fill(name: str, ask: Ask, decisions: int) -> None:
    """Write the year; the triggers, which look at each row, are made anew by the next migration."""
    if name == "sqlite":
        for trigger in ("update", "delete", "replace"):
            await ask(f"DROP TRIGGER decisions_no_{trigger}", ())
    cases = decisions // 3 + 1
    for statement in (_CASES, _DECISIONS, _PAYLOADS, _TEAMS, _MEMBERS, _HANDOVERS, _STEPS):
        parts = {"numbers": _NUMBERS[name], "at": _AT[name], "due": _DUE[name]}
        filled = {key: part.format(count=decisions) for key, part in parts.items()}
        filled |= {"false": _FALSE[name], "bytes": _BYTES[name]}
        await ask(statement.format(**filled, cases=cases, each=HANDED_OVER), ())
    await ask("ANALYZE", ())


async def _tallies(store: Any, ask: Ask, name: str) -> bool:
    week = WEEK.before
    since, until = (_moment(name, at) for at in (week.begins, week.ends))

    async def ours(session: Any, team: str) -> list[tuple[Any, ...]]:
        found = await session.tally(team, week.begins, week.ends)
        return sorted((group.segment, group.centre, count) for group, count in found.items())

    async def by_hand(team: str) -> list[tuple[Any, ...]]:
        return sorted(tuple(row) for row in await ask(_RAW_TALLY, (TENANT, team, since, until)))

    return await _compare(f"{name}: figures of a week", store, ours, by_hand)


async def _follow_ups(store: Any, ask: Ask, name: str) -> bool:
    before = WEEK.monday
    day = before.isoformat() if name == "sqlite" else before

    async def ours(session: Any, team: str) -> list[tuple[Any, ...]]:
        return [(one.number, str(one.follow_up)) for one in await session.follow_ups(team, before)]

    async def by_hand(team: str) -> list[tuple[Any, ...]]:
        rows = await ask(_RAW_FOLLOW_UPS, (TENANT, team, day))
        return [(case, str(_day(due))) for case, _, due in rows]

    return await _compare(f"{name}: follow-ups overdue", store, ours, by_hand)


async def _compare(title: str, store: Any, ours: Any, by_hand: Any) -> bool:
    """Ask both about each team, by turns, and print the medians in milliseconds; the first team warms up."""
    times: dict[str, list[float]] = {"ours": [], "raw": []}
    async with store.turn(TENANT, "", None, NOW) as session:
        for number in range(-1, TEAMS):
            team = f"team-{max(number, 0)}"
            asked = {"ours": lambda team=team: ours(session, team), "raw": lambda team=team: by_hand(team)}
            answers: dict[str, Any] = {}
            for who in sorted(asked, reverse=number % 2 == 0):  # whoever comes second finds the pages read
                start = time.perf_counter()
                answers[who] = await asked[who]()
                if number >= 0:
                    times[who].append((time.perf_counter() - start) * 1000)
            found, expected = answers["ours"], answers["raw"]
            if found != expected or not found:
                print(f"{title}: not the same for {team}: {found[:3]} and {expected[:3]}")
                return False
    ratio = median(times["ours"]) / median(times["raw"])
    print(f"{title}: ours {median(times['ours']):.2f} ms, raw {median(times['raw']):.2f} ms, {ratio:.2f} times")
    return ratio <= MOST


def _moment(name: str, at: datetime) -> Any:
    return f"{at:%Y-%m-%d %H:%M:%S.%f}" if name == "sqlite" else at


def _day(due: str | date) -> date:
    return date.fromisoformat(due) if isinstance(due, str) else due


@asynccontextmanager
async def _sqlite(path: str) -> AsyncIterator[Ask]:
    async with aiosqlite.connect(path, isolation_level=None) as connection:
        await connection.execute("PRAGMA synchronous=OFF")

        async def ask(statement: str, values: Sequence[Any]) -> Sequence[Any]:
            numbered = statement if not values else _numbered(statement)
            async with connection.execute(numbered, tuple(values)) as cursor:
                return list(await cursor.fetchall())

        yield ask


def _numbered(statement: str) -> str:
    return statement.replace("$", "?")


@asynccontextmanager
async def _postgresql(url: str) -> AsyncIterator[Ask]:
    connection = await asyncpg.connect(url)
    try:

        async def ask(statement: str, values: Sequence[Any]) -> Sequence[Any]:
            return list(await connection.fetch(statement, *values, timeout=600))

        yield ask
    finally:
        await connection.close()


if __name__ == "__main__":
    raise SystemExit(main())
