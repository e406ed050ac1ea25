"""Handovers: written once, with a row for every state that they reach. Texts, reasons and names are encrypted."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import RowMapping, Select, bindparam, exists, insert, or_, select

from dialogs.ports.handovers import ENDED, Handover, Message, Party, State, Step
from dialogs.ports.people import Person
from storage.codec import from_bytes, to_bytes
from storage.tables.log import CASES
from storage.tables.shared import HANDOVER_STEPS, HANDOVERS
from storage.work import Work

_OWN: Final = select(HANDOVERS).where(HANDOVERS.c.tenant == bindparam("own"))
_BY_ID: Final = _OWN.where(HANDOVERS.c.id == bindparam("id"))
_LOCK: Final = _BY_ID.with_for_update()
_OF_CASES: Final = _OWN.where(HANDOVERS.c.case.in_(bindparam("cases", expanding=True)))
_END: Final = (
    exists()
    .where(HANDOVER_STEPS.c.tenant == HANDOVERS.c.tenant, HANDOVER_STEPS.c.handover == HANDOVERS.c.id)
    .where(HANDOVER_STEPS.c.state.in_(sorted(ENDED)))
)
_OPEN_OF_CASE: Final = _OWN.where(HANDOVERS.c.case == bindparam("case"), ~_END)
_LOCK_CASE: Final = (
    select(CASES.c.number)
    .where(CASES.c.tenant == bindparam("own"), CASES.c.number == bindparam("case"))
    .with_for_update(key_share=True)
)
_SINCE: Final = _OWN.where(or_(~_END, _END.where(HANDOVER_STEPS.c.at >= bindparam("since"))))
_STEPS: Final = (
    select(HANDOVER_STEPS)
    .where(HANDOVER_STEPS.c.tenant == bindparam("own"))
    .where(HANDOVER_STEPS.c.handover.in_(bindparam("ids", expanding=True)))
    .order_by(HANDOVER_STEPS.c.handover, HANDOVER_STEPS.c.number)
)


class HandoverWork(Work):
    """The part of a turn that keeps handovers."""

    async def open_handover(self, handover: Handover) -> Handover | None:
        for step in handover.steps:
            self._refuse_others(step.by)
        if handover.state not in ENDED and (under_way := await self._under_way(handover.case)):
            return under_way
        await self._connection.execute(insert(HANDOVERS), self._written(handover))
        for number, step in enumerate(handover.steps, start=1):
            await self._add_step(handover.id, number, step)
        return None

    async def advance(self, handover: Handover, step: Step) -> Handover | None:
        self._refuse_others(step.by)
        advanced = replace(handover, steps=(*handover.steps, step))
        await self._connection.execute(_LOCK, {"own": self._tenant, "id": handover.id})
        if await self._steps([handover.id]) != {handover.id: handover.steps}:
            return None
        await self._add_step(handover.id, len(advanced.steps), step)
        return advanced

    async def handover(self, id: str) -> Handover | None:
        found = await self._handovers(_BY_ID, id=id)
        return found[0] if found else None

    async def handovers(self, cases: Collection[str]) -> tuple[Handover, ...]:
        return await self._handovers(_OF_CASES, cases=list(cases))

    async def handovers_since(self, since: datetime) -> tuple[Handover, ...]:
        return await self._handovers(_SINCE, since=since)

    async def _under_way(self, case: str) -> Handover | None:
        """Return the handover of a case that has not ended; nobody else opens one until the turn ends."""
        await self._connection.execute(_LOCK_CASE, {"own": self._tenant, "case": case})
        found = await self._handovers(_OPEN_OF_CASE, case=case)
        return found[-1] if found else None

    async def _add_step(self, handover: str, number: int, step: Step) -> None:
        row = {
            "tenant": self._tenant,
            "handover": handover,
            "number": number,
            "state": step.state.value,
            "at": step.at,
            "member": step.by.id,
            "sealed": self._keyring.seal(to_bytes({"name": step.by.name, "reason": step.reason})),
        }
        await self._connection.execute(insert(HANDOVER_STEPS), row)

    async def _handovers(self, query: Select[Any], **wanted: object) -> tuple[Handover, ...]:
        rows = (await self._connection.execute(query, wanted | {"own": self._tenant})).mappings().all()
        steps = await self._steps([row["id"] for row in rows])
        read = [self._handover(row, steps[row["id"]]) for row in rows]
        return tuple(sorted(read, key=lambda handover: (handover.steps[0].at, handover.id)))

    async def _steps(self, ids: list[str]) -> dict[str, tuple[Step, ...]]:
        found: dict[str, tuple[Step, ...]] = dict.fromkeys(ids, ())
        for row in (await self._connection.execute(_STEPS, {"own": self._tenant, "ids": ids})).mappings():
            said = from_bytes(self._keyring.open(row["sealed"]))
            by = Person(row["tenant"], row["member"], said["name"])
            found[row["handover"]] += (Step(State(row["state"]), row["at"], by, said["reason"]),)
        return found

    def _written(self, handover: Handover) -> dict[str, Any]:
        sides = {"from": handover.sender, "to": handover.receiver}
        return {
            "tenant": self._tenant,
            "id": handover.id,
            "case": handover.case,
            "decision": handover.decision,
            **{f"{side}_centre": party.centre for side, party in sides.items()},
            **{f"{side}_team": party.team for side, party in sides.items()},
            **{f"{side}_member": party.person for side, party in sides.items()},
            "grounds": handover.grounds,
            "informed": handover.informed,
            "reply_by": handover.reply_by,
            "planned_for": handover.planned_for,
            "follows": handover.follows,
            "sealed": self._keyring.seal(to_bytes(asdict(handover.text))),
        }

    def _handover(self, row: RowMapping, steps: Iterable[Step]) -> Handover:
        return Handover(
            id=row["id"],
            case=row["case"],
            decision=row["decision"],
            sender=Party(row["from_centre"], row["from_team"], row["from_member"]),
            receiver=Party(row["to_centre"], row["to_team"], row["to_member"]),
            text=Message(**from_bytes(self._keyring.open(row["sealed"]))),
            grounds=row["grounds"],
            informed=row["informed"],
            reply_by=row["reply_by"],
            planned_for=row["planned_for"],
            follows=row["follows"],
            steps=tuple(steps),
        )
