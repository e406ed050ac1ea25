"""Cases joined and parted. Nothing is moved: what is joined is worked out from the rows each time."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from sqlalchemy import RowMapping, bindparam, func, insert, or_, select

from dialogs.ports.links import CaseLink, reach
from dialogs.ports.people import Person
from storage.codec import from_bytes, to_bytes
from storage.log.heads import lock_head
from storage.tables.shared import CASE_LINKS
from storage.work import Work

_OWN: Final = select(CASE_LINKS).where(CASE_LINKS.c.tenant == bindparam("own"))
_LINKS: Final = _OWN.where(
    or_(
        CASE_LINKS.c.one.in_(bindparam("cases", expanding=True)),
        CASE_LINKS.c.other.in_(bindparam("cases", expanding=True)),
    )
).order_by(CASE_LINKS.c.at, CASE_LINKS.c.number)
_LAST: Final = select(func.max(CASE_LINKS.c.number)).where(
    CASE_LINKS.c.tenant == bindparam("own"),
    CASE_LINKS.c.one == bindparam("first"),
    CASE_LINKS.c.other == bindparam("second"),
)


class LinkWork(Work):
    """The part of a turn that joins cases."""

    async def joined(self, cases: Collection[str]) -> tuple[str, ...]:
        known, new = frozenset[str](), frozenset(cases)
        links: tuple[CaseLink, ...] = ()
        while new:
            known, links = known | new, (*links, *await self.links(new))
            new = reach(known, links) - known
        return tuple(sorted(known))

    async def links(self, cases: Collection[str]) -> tuple[CaseLink, ...]:
        rows = await self._connection.execute(_LINKS, {"own": self._tenant, "cases": sorted(cases)})
        return tuple(self._link(row) for row in rows.mappings())

    async def link(self, link: CaseLink) -> None:
        self._refuse_others(link.by)
        await lock_head(self._connection, self._keyring, self._tenant)
        one, other = sorted(link.pair)
        wanted = {"own": self._tenant, "first": one, "second": other}
        last: int = await self._connection.scalar(_LAST, wanted) or 0
        row = {
            "tenant": self._tenant,
            "one": one,
            "other": other,
            "number": last + 1,
            "joined": link.joined,
            "at": link.at,
            "member": link.by.id,
            "sealed": self._keyring.seal(to_bytes({"name": link.by.name})),
        }
        await self._connection.execute(insert(CASE_LINKS), row)

    def _link(self, row: RowMapping) -> CaseLink:
        name = from_bytes(self._keyring.open(row["sealed"]))["name"]
        by = Person(row["tenant"], row["member"], name)
        return CaseLink(row["one"], row["other"], row["joined"], row["at"], by)
