"""Rights to read a case for a while, and the log of readings. Names and reasons are encrypted."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from sqlalchemy import RowMapping, bindparam, insert, select

from dialogs.ports.members import Basis, Permit, Reading
from dialogs.ports.people import Person
from storage.codec import from_bytes, to_bytes
from storage.people.members import MemberWork
from storage.tables.access import PERMITS, READINGS
from storage.work import put_row

_PERMITS: Final = (
    select(PERMITS)
    .where(PERMITS.c.tenant == bindparam("own"), PERMITS.c.case == bindparam("number"))
    .order_by(PERMITS.c.since, PERMITS.c.id)
)
_PERMITS_OF: Final = (
    select(PERMITS)
    .where(PERMITS.c.tenant == bindparam("own"), PERMITS.c.member == bindparam("reader"))
    .where(PERMITS.c.since <= bindparam("now"), PERMITS.c.until > bindparam("now"))
    .order_by(PERMITS.c.since, PERMITS.c.id)
)
_READINGS: Final = (
    select(READINGS)
    .where(READINGS.c.tenant == bindparam("own"))
    .order_by(READINGS.c.at.desc(), READINGS.c.id)
    .limit(bindparam("most"))
)
_READINGS_OF_CASE: Final = _READINGS.where(READINGS.c.case == bindparam("number"))


class AccessWork(MemberWork):
    """The part of a turn that keeps who may read for a while, and who has read."""

    async def allow(self, permit: Permit) -> None:
        self._refuse_others(permit.reader)
        row = {
            "tenant": self._tenant,
            "id": permit.id,
            "case": permit.case,
            "member": permit.reader.id,
            "basis": permit.basis.value,
            "given_by": permit.given_by,
            "since": permit.since,
            "until": permit.until,
            "team": permit.team,
            "sealed": self._sealed(permit.reader, permit.reason),
        }
        await put_row(self._connection, PERMITS, row)

    async def permits(self, case: str) -> tuple[Permit, ...]:
        rows = (await self._connection.execute(_PERMITS, {"own": self._tenant, "number": case})).mappings()
        return tuple(self._permit(row) for row in rows)

    async def permits_of(self, reader: str, now: datetime) -> tuple[Permit, ...]:
        wanted = {"own": self._tenant, "reader": reader, "now": now}
        rows = (await self._connection.execute(_PERMITS_OF, wanted)).mappings()
        return tuple(self._permit(row) for row in rows)

    async def note_reading(self, reading: Reading) -> None:
        self._refuse_others(reading.reader)
        row = {
            "tenant": self._tenant,
            "id": reading.id,
            "at": reading.at,
            "member": reading.reader.id,
            "what": reading.what,
            "basis": reading.basis.value,
            "case": reading.case,
            "sealed": self._sealed(reading.reader, reading.reason),
        }
        await self._connection.execute(insert(READINGS), row)

    async def readings(self, case: str | None = None, most: int = 100) -> tuple[Reading, ...]:
        wanted: dict[str, Any] = {"own": self._tenant, "most": most}
        query = _READINGS
        if case is not None:
            wanted["number"], query = case, _READINGS_OF_CASE
        rows = (await self._connection.execute(query, wanted)).mappings()
        return tuple(self._reading(row) for row in rows)

    def _sealed(self, reader: Person, reason: str) -> bytes:
        return self._keyring.seal(to_bytes({"name": reader.name, "reason": reason}))

    def _permit(self, row: RowMapping) -> Permit:
        said = from_bytes(self._keyring.open(row["sealed"]))
        basis: Any = Basis(row["basis"])
        return Permit(
            id=row["id"],
            case=row["case"],
            reader=Person(row["tenant"], row["member"], said["name"]),
            basis=basis,
            given_by=row["given_by"],
            since=row["since"],
            until=row["until"],
            reason=said["reason"],
            team=row["team"],
        )

    def _reading(self, row: RowMapping) -> Reading:
        said = from_bytes(self._keyring.open(row["sealed"]))
        reader = Person(row["tenant"], row["member"], said["name"])
        return Reading(row["id"], row["at"], reader, row["what"], Basis(row["basis"]), row["case"], said["reason"])
