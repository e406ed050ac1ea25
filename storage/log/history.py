"""Looking back over many cases at once: for the peer forum, and for what other entries on a case say."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, select

from dialogs.ports.decisions import Logged
from storage.log.decisions import WITH_PAYLOAD, DecisionWork
from storage.log.payloads import ITS_PAYLOAD
from storage.tables.log import DECISION_PAYLOADS, DECISIONS

_TOUCHED: Final = (
    select(DECISION_PAYLOADS.c.case)
    .join(DECISIONS, ITS_PAYLOAD)
    .where(DECISIONS.c.tenant == bindparam("own"), DECISIONS.c.at >= bindparam("since"))
    .distinct()
)
_OF_CASES: Final = (
    WITH_PAYLOAD.where(DECISIONS.c.tenant == bindparam("own"))
    .where(DECISION_PAYLOADS.c.case.in_(bindparam("cases", expanding=True)))
    .order_by(DECISIONS.c.seq)
)


class HistoryWork(DecisionWork):
    """The part of a turn that looks back."""

    async def entries_since(self, since: datetime) -> tuple[Logged, ...]:
        wanted = {"own": self._tenant, "since": since}
        cases = list((await self._connection.execute(_TOUCHED, wanted)).scalars())
        return await self._read(_OF_CASES, cases=await self.joined(cases))
