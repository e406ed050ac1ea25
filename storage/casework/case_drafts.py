"""The drafts under way that name a case: they are written out with it, and go with it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from sqlalchemy import RowMapping, bindparam, select

from dialogs.ports.drafts import Draft
from storage.casework.cases import CaseWork
from storage.casework.numbers import as_our_number, folded
from storage.chat.drafts import DraftWork
from storage.codec import from_bytes
from storage.tables.chat import DRAFTS
from storage.tables.log import DECISION_PAYLOADS

_OPEN: Final = (
    select(DRAFTS)
    .where(DRAFTS.c.tenant == bindparam("own"), DRAFTS.c.status == "open")
    .order_by(DRAFTS.c.started, DRAFTS.c.id)
)
_DECISIONS: Final = select(DECISION_PAYLOADS.c.decision).where(
    DECISION_PAYLOADS.c.tenant == bindparam("own"), DECISION_PAYLOADS.c.case.in_(bindparam("cases", expanding=True))
)


class CaseDraftWork(DraftWork, CaseWork):
    """The part of a turn that finds the drafts on a case."""

    async def drafts_about(self, cases: Collection[str]) -> tuple[Draft, ...]:
        return tuple(self._read_draft(row) for row in await self.open_about(cases))

    async def open_about(self, cases: Collection[str]) -> list[RowMapping]:
        """Return the rows of the open drafts that name one of these cases, the oldest first.

        Raises:
            KeyMissingError: no key opens a draft, which may be about the case.
        """
        decisions = await self.logged_on(cases)
        named = {(one.centre, folded(one.number)) for one in await self.references(cases)}
        rows = (await self._connection.execute(_OPEN, {"own": self._tenant})).mappings()
        forms = ((row, from_bytes(self._keyring.open(row["sealed"]))["form"]) for row in rows)
        return [row for row, form in forms if _is_about(form, decisions, cases, named)]

    async def logged_on(self, cases: Collection[str]) -> frozenset[str]:
        """Return the ids of the decisions on these cases."""
        wanted = {"own": self._tenant, "cases": sorted(cases)}
        return frozenset((await self._connection.execute(_DECISIONS, wanted)).scalars())


def _is_about(
    form: Mapping[str, str], decisions: Collection[str], numbers: Collection[str], named: Collection[tuple[str, str]]
) -> bool:
    """Whether a form that is being filled in names a case: by a decision on it, our number, or its centre's."""
    written = form.get("case", "")
    ours = {form.get("number"), as_our_number(written)}
    return (
        form.get("decision") in decisions
        or not ours.isdisjoint(numbers)
        or (form.get("centre", ""), folded(written)) in named
    )
