"""The log of decisions: appended to, never changed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from sqlalchemy import Select, bindparam, select, update
from sqlalchemy.exc import IntegrityError

from dialogs.ports.decisions import Decision, Logged
from dialogs.ports.failures import DeletedError, LogBrokenError
from dialogs.ports.people import Person
from storage.casework.cases import KNOWN_CASE, CaseWork
from storage.log.appending import append
from storage.log.chain import entry_hash, payload_hash, salted
from storage.log.heads import Head, lock_head
from storage.log.payloads import ITS_PAYLOAD, PLAIN, decision_payload, logged
from storage.tables.log import DECISION_PAYLOADS, DECISIONS

WITH_PAYLOAD: Final = select(
    DECISIONS, DECISION_PAYLOADS.c.case, DECISION_PAYLOADS.c.note_filed, DECISION_PAYLOADS.c.sealed
).join(DECISION_PAYLOADS, ITS_PAYLOAD)
"""Decisions that still have their payload; one whose payload was deleted by law is only a link of the chain."""

# Statements are built once: building one costs as much as running it.
_OWN: Final = WITH_PAYLOAD.where(DECISIONS.c.tenant == bindparam("own"))
_KNOWN: Final = select(
    select(DECISIONS.c.id)
    .where(DECISIONS.c.tenant == bindparam("own"), DECISIONS.c.action_key == bindparam("action_key"))
    .scalar_subquery()
    .label("decision"),
    KNOWN_CASE.label("case"),
)
_BY_ID: Final = _OWN.where(DECISIONS.c.id == bindparam("id"))
_BY_CASE: Final = _OWN.where(DECISION_PAYLOADS.c.case.in_(bindparam("numbers", expanding=True))).order_by(
    DECISIONS.c.seq
)
_NEWEST_OF_MEMBER: Final = (
    _OWN.where(DECISIONS.c.member == bindparam("member")).order_by(DECISIONS.c.seq.desc()).limit(bindparam("most"))
)
_FILE_NOTE: Final = update(DECISION_PAYLOADS).where(
    DECISION_PAYLOADS.c.tenant == bindparam("own"), DECISION_PAYLOADS.c.decision == bindparam("id")
)


class DecisionWork(CaseWork):
    """The part of a turn that appends decisions and finds them again."""

    async def log(self, decision: Decision) -> Logged:
        self._refuse_others(decision.person)
        head = await lock_head(self._connection, self._keyring, self._tenant)
        wanted = {"action_key": decision.action_key, **self._meaning(decision.case)}
        known = (await self._connection.execute(_KNOWN, wanted)).one()
        if known.decision:
            return await self._again(known.decision)
        if not head.sound:
            raise LogBrokenError("the log does not end as it was sealed")
        number = known.case or await self._open_case(decision.case, decision.at)
        await self._append(head, decision, number)
        return Logged(decision, number)

    async def _again(self, id: str) -> Logged:
        before = await self.decision(id)
        if before is None:
            raise DeletedError("this was logged, and its content has been deleted since")
        return replace(before, again=True)

    async def decision(self, id: str) -> Logged | None:
        found = await self._read(_BY_ID, id=id)
        return found[0] if found else None

    async def case(self, tenant: str, number: str) -> tuple[Logged, ...]:
        if tenant != self._tenant:
            return ()
        return await self._read(_BY_CASE, numbers=list(await self._numbers(number)))

    async def mine(self, person: Person, most: int = 20) -> tuple[Logged, ...]:
        if person.tenant != self._tenant:
            return ()
        return await self._read(_NEWEST_OF_MEMBER, member=person.id, most=most)

    async def file_note(self, id: str, filed: bool) -> None:
        await self._connection.execute(_FILE_NOTE, {"own": self._tenant, "id": id, "note_filed": filed})

    async def _read(self, query: Select[Any], **wanted: object) -> tuple[Logged, ...]:
        rows = (await self._connection.execute(query, wanted | {"own": self._tenant})).mappings()
        return tuple(logged(row, self._keyring) for row in rows)

    async def _append(self, head: Head, decision: Decision, number: str) -> None:
        payload = salted(decision_payload(decision))
        entry = {name: getattr(decision, name) for name in PLAIN} | {
            "tenant": self._tenant,
            "seq": head.length + 1,
            "member": decision.person.id,
            "payload_hash": payload_hash(payload),
            "prev_hash": head.hash,
        }
        entry["hash"] = entry_hash(entry)
        kept = {
            "tenant": self._tenant,
            "decision": decision.id,
            "case": number,
            "note_filed": decision.note_filed,
            "sealed": self._keyring.seal(payload),
        }
        moved = replace(head, length=head.length + 1, hash=entry["hash"])
        try:
            await append(self._connection, entry, kept, moved.row(self._keyring))
        except IntegrityError as error:
            raise LogBrokenError("the log goes on behind the end that was sealed") from error
