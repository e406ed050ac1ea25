"""Cases: a short number of our own, found by it or by the number of any centre's system."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any, Final

from sqlalchemy import bindparam, func, select

from dialogs.ports.decisions import CaseReference
from storage.casework.links import LinkWork
from storage.casework.numbers import as_our_number, folded, new_number
from storage.codec import from_bytes, to_bytes
from storage.keys import Keyring
from storage.log.heads import lock_head
from storage.tables.log import CASE_REFERENCES, CASES
from storage.work import add_row

_OF_ANY: Final = select(CASE_REFERENCES.c.case).where(
    CASE_REFERENCES.c.tenant == bindparam("own"),
    CASE_REFERENCES.c.fingerprint.in_(bindparam("prints", expanding=True)),
)
_OURS: Final = select(CASES.c.number).where(CASES.c.tenant == bindparam("own"), CASES.c.number == bindparam("number"))
_REFERENCES: Final = select(CASE_REFERENCES.c.centre, CASE_REFERENCES.c.sealed).where(
    CASE_REFERENCES.c.tenant == bindparam("own"), CASE_REFERENCES.c.case.in_(bindparam("cases", expanding=True))
)
KNOWN_CASE: Final = func.coalesce(
    _OURS.scalar_subquery(),
    _OF_ANY.where(CASE_REFERENCES.c.centre == bindparam("centre")).limit(1).scalar_subquery(),
)
"""The case that a reference means, null for a new one; `CaseWork._meaning` gives the parameters."""
_KNOWN_CASE: Final = select(KNOWN_CASE)


class CaseWork(LinkWork):
    """The part of a turn that opens and finds cases."""

    async def cases(self, number: str) -> tuple[str, ...]:
        wanted = {"own": self._tenant, "prints": self._fingerprints(number)}
        found = set((await self._connection.execute(_OF_ANY, wanted)).scalars())
        return tuple(sorted(found | set(filter(None, (await self._ours(number),)))))

    async def references(self, cases: Collection[str]) -> tuple[CaseReference, ...]:
        wanted = {"own": self._tenant, "cases": sorted(cases)}
        rows = await self._connection.execute(_REFERENCES, wanted)
        read = [(centre, from_bytes(self._keyring.open(sealed))["number"]) for centre, sealed in rows]
        return tuple(CaseReference(*one) for one in sorted(read))

    async def case_for(self, centre: str, number: str, now: datetime) -> str:
        await lock_head(self._connection, self._keyring, self._tenant)
        reference = CaseReference(centre, number)
        known: str | None = await self._connection.scalar(_KNOWN_CASE, self._meaning(reference))
        return known or await self._open_case(reference, now)

    def _meaning(self, reference: CaseReference) -> dict[str, Any]:
        """Return what a reference may mean: one of our numbers where it begins like one, else one of its centre."""
        return {
            "own": self._tenant,
            "number": as_our_number(reference.number) if reference.number[:1] in "Vv" else None,
            "prints": self._fingerprints(reference.number),
            "centre": reference.centre,
        }

    async def _numbers(self, written: str) -> set[str]:
        """Return the numbers of the cases that this may mean, and of those joined with them."""
        return set(await self.joined(await self.cases(written)))

    async def _ours(self, written: str) -> str | None:
        """Return the case whose own number this is, if there is one."""
        number = as_our_number(written)
        wanted = {"own": self._tenant, "number": number}
        return await self._connection.scalar(_OURS, wanted) if number else None

    async def _open_case(self, reference: CaseReference, now: datetime) -> str:
        """Open a case with its first reference; only one turn of a tenant may be here at a time."""
        number = await self._take_number(now)
        row = {
            "tenant": self._tenant,
            "fingerprint": self._fingerprints(reference.number)[0],
            "centre": reference.centre,
            "case": number,
            "sealed": self._keyring.seal(to_bytes({"number": reference.number})),
        }
        await add_row(self._connection, CASE_REFERENCES, row)
        return number

    async def _take_number(self, now: datetime) -> str:
        """Four characters make 700,000 numbers; where several tries in a row are taken, longer ones follow."""
        tries = 0
        while True:
            number = new_number(4 + tries // 3)
            if await add_row(self._connection, CASES, {"tenant": self._tenant, "number": number, "opened": now}):
                return number
            tries += 1

    def _fingerprints(self, number: str) -> tuple[str, ...]:
        return fingerprints(self._keyring, self._tenant, number)


def fingerprints(keyring: Keyring, tenant: str, number: str) -> tuple[str, ...]:
    """Return what a case number is found by, under each key; the first is the one that is kept."""
    return keyring.fingerprints("case-number", tenant, folded(number))
