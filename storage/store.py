"""The store on SQLite or PostgreSQL."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import func, select, union

from dialogs.ports.decisions import Logged, Miss
from dialogs.ports.failures import StoreOutdatedError
from dialogs.ports.feedback import Overridden, Report
from storage.casework.cases import CaseWork
from storage.chat.draft_contents import DraftContents
from storage.chat.inbound import note_answer, take_in
from storage.chat.messages import SqlRetractions
from storage.databases.database import Database
from storage.databases.form import is_newest
from storage.deleting.keeping import Keeping
from storage.deleting.purging import Purge, Purged
from storage.deleting.retention import Retention
from storage.feedback import overridden, reports, settle
from storage.keys import Keyring
from storage.log.decisions import WITH_PAYLOAD
from storage.log.exporting import Entry, Extract, entries
from storage.log.payloads import logged
from storage.log.verification import Verification, Verifier
from storage.misses import misses
from storage.people.roster import SqlRoster
from storage.post import lease
from storage.post.outbox import SqlOutbox
from storage.rotation import Rotation
from storage.session import SqlSession
from storage.tables.chat import DRAFTS
from storage.tables.log import CHAIN_HEADS, DECISION_PAYLOADS, DECISIONS
from storage.tables.people import MEMBERS, TEAMS


class SqlStore:
    """Implements `dialogs.ports.Store`. Use it within one event loop, and close it in the end."""

    def __init__(self, database: Database, keyring: Keyring) -> None:
        self._database = database
        self._keyring = keyring
        self._contents = DraftContents(keyring)
        self.outbox = SqlOutbox(database, keyring)
        self.retractions = SqlRetractions(database)
        self.roster = SqlRoster(database)

    @asynccontextmanager
    async def turn(
        self, tenant: str, conversation: str, activity: str | None, now: datetime
    ) -> AsyncIterator[SqlSession]:
        """Open the unit of work for one inbound activity; see the port."""
        async with self._database.joining() as connection:
            seen, unanswered = await take_in(connection, tenant, conversation, activity, now)
            yield SqlSession(connection, self._keyring, self._contents, tenant, seen, unanswered)

    async def delivered(
        self,
        tenant: str,
        conversation: str,
        activity: str | None,
        draft: str | None = None,
        card: str | None = None,
        about: Collection[str] = (),
    ) -> str | None:
        """Note that the answer to an activity is out, where it stands, and whom it tells of; see the port."""
        async with self._database.joining() as connection:
            return await note_answer(connection, tenant, conversation, activity, draft, card, about)

    async def decisions(self, tenant: str | None = None, limit: int = 50) -> tuple[Logged, ...]:
        """Return the newest decisions of a tenant, or of all of them, newest first.

        Raises:
            KeyMissingError: no key opens one of them.
            StoreUnavailableError: the database cannot be reached or read.
        """
        query = WITH_PAYLOAD if tenant is None else WITH_PAYLOAD.where(DECISIONS.c.tenant == tenant)
        newest_first = query.order_by(DECISIONS.c.at.desc(), DECISIONS.c.seq.desc(), DECISIONS.c.tenant)
        async with self._database.reading() as connection:
            rows = (await connection.execute(newest_first.limit(limit))).mappings()
            return tuple(logged(row, self._keyring) for row in rows)

    async def count(self, tenant: str | None = None) -> int:
        """Return how many decisions a tenant, or all of them, have logged, those without payload too.

        Raises:
            StoreUnavailableError: the database cannot be reached or read.
        """
        query = select(func.count()).select_from(DECISIONS)
        async with self._database.reading() as connection:
            return (
                await connection.scalar(query if tenant is None else query.where(DECISIONS.c.tenant == tenant)) or 0
            )

    async def misses(self, pack: str | None = None) -> tuple[Miss, ...]:
        """Return what lookups under one pack, or under all of them, did not find, the most frequent first.

        Raises:
            StoreUnavailableError: the database cannot be reached or read.
        """
        async with self._database.reading() as connection:
            return await misses(connection, pack)

    async def reports(self, pack: str | None = None, handled: bool = False) -> tuple[Report, ...]:
        """Return what is reported of one pack, or of all of them, newest first; what is done only with `handled`.

        Raises:
            KeyMissingError: no key opens one of them.
            StoreUnavailableError: the database cannot be reached or read.
        """
        async with self._database.reading() as connection:
            return await reports(connection, self._keyring, pack, handled)

    async def settle_report(self, id: str, at: datetime) -> bool:
        """Mark a report as done; return whether there was one that was not.

        Raises:
            StoreUnavailableError: the database cannot be reached or written.
        """
        async with self._database.writing() as connection:
            return await settle(connection, id, at)

    async def overridden(self, pack: str | None = None) -> tuple[Overridden, ...]:
        """Return what was decided otherwise than one pack, or any of them, suggested, newest first.

        Raises:
            KeyMissingError: no key opens one of the decisions.
            StoreUnavailableError: the database cannot be reached or read.
        """
        async with self._database.reading() as connection:
            return await overridden(connection, self._keyring, pack)

    async def tenants(self) -> tuple[str, ...]:
        """Return every tenant that has members or has logged a decision.

        Raises:
            StoreUnavailableError: the database cannot be reached or read.
        """
        query = union(
            select(DECISIONS.c.tenant), select(CHAIN_HEADS.c.tenant), select(TEAMS.c.tenant), select(MEMBERS.c.tenant)
        )
        async with self._database.reading() as connection:
            return tuple(sorted((await connection.execute(query)).scalars()))

    async def verify(self, tenant: str) -> Verification:
        """Go through a tenant's log and find what was changed, removed, inserted or reordered since it was logged.

        Raises:
            StoreUnavailableError: the database cannot be reached or read.
        """
        async with self._database.reading() as connection:
            return await Verifier(connection, self._keyring, tenant).verify()

    async def export(self, wanted: Extract) -> AsyncIterator[Entry]:
        """Yield a tenant's log from the first entry on, in the memory that a page takes.

        Raises:
            KeyMissingError: no key opens a payload that was asked for.
            StoreUnavailableError: the database cannot be reached or read.
        """
        async with self._database.reading() as connection:
            async for entry in entries(connection, self._keyring, wanted):
                yield entry

    async def backup(self, file: Path) -> None:
        """Copy a SQLite database into a new file, whole and of one moment, while others work on.

        Raises:
            FileExistsError: the file is there.
            OSError: the file cannot be made.
            StoreUnavailableError: the database cannot be read, or is none of SQLite's.
        """
        await self._database.copy_to(file)

    async def check(self) -> None:
        """Look whether the store can be used as it stands.

        Raises:
            KeyMissingError: the keys do not open what is there.
            StoreUnavailableError: the database cannot be reached, or (`StoreOutdatedError`) its tables are old.
        """
        async with self._database.reading() as connection:
            if not await connection.run_sync(is_newest):
                raise StoreOutdatedError("the tables are not of the newest form: run vejviser db upgrade")
            for table in (DRAFTS, DECISION_PAYLOADS):
                sealed = await connection.scalar(select(table.c.sealed).limit(1))
                if sealed is not None:
                    self._keyring.open(sealed)

    async def check_writing(self, now: datetime) -> None:
        """Look whether the database takes what is written, to the disk.

        Raises:
            StoreUnavailableError: it does not.
        """
        async with self._database.writing() as connection:
            await lease.try_writing(connection, now)

    async def purge_case(self, tenant: str, number: str, now: datetime, *, dry: bool = False) -> Purged:
        """Delete what is kept of the case with this number, ours or a centre's own; see `storage.deleting.purging`.

        Args:
            tenant: whose case it is.
            number: as for `Session.case`; a number that two cases have deletes both.
            now: the time.
            dry: count only.

        Raises:
            KeyMissingError: no key opens a draft under way, which may be about the case.
            StoreUnavailableError: the database cannot be reached or written; nothing is deleted.
        """
        async with self._database.writing() as connection:
            work = CaseWork(connection, self._keyring, tenant)
            numbers = await work.cases(number)
            joined = tuple(one for one in await work.joined(numbers) if one not in numbers)
            purged = replace(await Purge(connection, self._keyring, tenant, now).cases(numbers), joined=joined)
            if dry:
                await connection.rollback()
            return purged

    async def retain(self, keeping: Keeping, now: datetime, *, dry: bool = False) -> Mapping[str, int]:
        """Delete what has been kept as long as it may be, and return how many of each kind; see `deleting.retention`.

        Raises:
            StoreUnavailableError: the database cannot be reached or written; what is done is done.
        """
        retention = Retention(self._database, self._keyring, keeping, now)
        return await (retention.rehearse() if dry else retention.run())

    async def rotate_keys(self) -> int:
        """Bring everything under the first key, while others work on; return how many rows that were not.

        Raises:
            KeyMissingError: no key opens one of the rows; those before it are done.
            StoreUnavailableError: the database cannot be reached or written; what is done is done.
        """
        return await Rotation(self._database, self._keyring).run()

    async def upgrade(self) -> None:
        """Bring the tables to the newest form; for a database in memory and for the embedded default.

        Raises:
            StoreUnavailableError: the database cannot be reached or written.
        """
        await self._database.upgrade()

    async def close(self) -> None:
        """Close every connection."""
        await self._database.close()
