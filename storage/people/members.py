"""Teams and members. Names are encrypted; ids, roles and leave stand in plain columns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import RowMapping, bindparam, select, update

from dialogs.ports.members import Leave, Member, MemberField, Status, Team
from dialogs.ports.people import Person
from storage.codec import from_bytes, to_bytes
from storage.tables.people import MEMBERS, TEAMS
from storage.work import Work, put_row

_MEMBERS: Final = select(MEMBERS).where(MEMBERS.c.tenant == bindparam("own"))
_MEMBER: Final = _MEMBERS.where(MEMBERS.c.id == bindparam("id"))
_TEAMS: Final = select(TEAMS).where(TEAMS.c.tenant == bindparam("own")).order_by(TEAMS.c.name, TEAMS.c.id)
_COLUMNS: Final[Mapping[MemberField, tuple[str, ...]]] = {"name": ("sealed",), "leave": ("leave_first", "leave_last")}
"""The fields of a member that are no columns of the same name."""


class MemberWork(Work):
    """The part of a turn that knows who is who."""

    async def member(self, id: str) -> Member | None:
        row = (await self._connection.execute(_MEMBER, {"own": self._tenant, "id": id})).mappings().one_or_none()
        return self._read_member(row) if row else None

    async def members(self) -> tuple[Member, ...]:
        rows = (await self._connection.execute(_MEMBERS, {"own": self._tenant})).mappings()
        return tuple(sorted(map(self._read_member, rows), key=lambda member: (member.person.name, member.person.id)))

    async def keep_member(self, member: Member) -> None:
        self._refuse_others(member.person)
        await put_row(self._connection, MEMBERS, self._member_row(member))

    async def change_member(self, member: Member, *fields: MemberField, expected: Status | None = None) -> bool:
        self._refuse_others(member.person)
        row = self._member_row(member)
        its = [MEMBERS.c.tenant == self._tenant, MEMBERS.c.id == member.person.id]
        its += [MEMBERS.c.status == expected] if expected else []
        written = {column: row[column] for field in fields for column in _COLUMNS.get(field, (field,))}
        return (await self._connection.execute(update(MEMBERS).where(*its).values(written))).rowcount == 1

    async def teams(self) -> tuple[Team, ...]:
        rows = (await self._connection.execute(_TEAMS, {"own": self._tenant})).mappings()
        return tuple(Team(row["tenant"], row["id"], row["name"], row["centre"]) for row in rows)

    async def keep_team(self, team: Team) -> None:
        if team.tenant != self._tenant:
            raise ValueError("a turn of one tenant cannot save for another")
        row = {"tenant": team.tenant, "id": team.id, "name": team.name, "centre": team.centre}
        await put_row(self._connection, TEAMS, row)

    def _member_row(self, member: Member) -> dict[str, Any]:
        return {
            "tenant": member.person.tenant,
            "id": member.person.id,
            "team": member.team,
            "role": member.role,
            "status": member.status,
            "since": member.since,
            "deputy": member.deputy,
            "leave_first": member.leave.first if member.leave else None,
            "leave_last": member.leave.last if member.leave else None,
            "sealed": self._keyring.seal(to_bytes({"name": member.person.name})),
        }

    def _read_member(self, row: RowMapping) -> Member:
        name = from_bytes(self._keyring.open(row["sealed"]))["name"]
        return Member(
            person=Person(row["tenant"], row["id"], name),
            team=row["team"],
            role=row["role"],
            since=row["since"],
            status=row["status"],
            deputy=row["deputy"],
            leave=Leave(row["leave_first"], row["leave_last"]) if row["leave_first"] else None,
        )
