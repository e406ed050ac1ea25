"""What a team is to follow up: what it logged and still carries, and what came to it with a case that it took.

A decision goes along with its case when somebody takes it, and to whoever takes it after that. Of what a team has on
one case the newest counts. `dialogs.together.holding` says the same of a person.
"""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, bindparam, exists, func, or_, select, union_all

from dialogs.ports.handovers import State
from storage.log.payloads import ITS_PAYLOAD
from storage.log.standing import stands
from storage.tables.log import DECISION_PAYLOADS, DECISIONS
from storage.tables.people import MEMBERS
from storage.tables.shared import HANDOVER_STEPS, HANDOVERS

_LATER: Final = DECISIONS.alias("later")
_LATER_CASE: Final = DECISION_PAYLOADS.alias("later_case")
_NEXT: Final = HANDOVERS.alias("next_handover")
_NEXT_TAKEN: Final = HANDOVER_STEPS.alias("next_taken")


def _taken(handovers: Any, steps: Any) -> ColumnElement[bool]:
    """Return that a step is somebody's taking the case of a handover."""
    its_step = and_(steps.c.tenant == handovers.c.tenant, steps.c.handover == handovers.c.id)
    return and_(its_step, steps.c.state == State.RECEIVED.value)


def _taken_after(moment: ColumnElement[Any]) -> ColumnElement[bool]:
    return (
        exists()
        .where(_NEXT.c.tenant == DECISION_PAYLOADS.c.tenant, _NEXT.c.case == DECISION_PAYLOADS.c.case)
        .where(_taken(_NEXT, _NEXT_TAKEN), _NEXT_TAKEN.c.at > moment)
    )


def _logged_since(whose: ColumnElement[bool]) -> ColumnElement[bool]:
    return (
        exists()
        .where(_LATER_CASE.c.tenant == DECISION_PAYLOADS.c.tenant, _LATER_CASE.c.case == DECISION_PAYLOADS.c.case)
        .where(_LATER.c.tenant == _LATER_CASE.c.tenant, _LATER.c.id == _LATER_CASE.c.decision)
        .where(_LATER.c.seq > DECISIONS.c.seq, stands(_LATER), whose)
    )


_BY_US: Final = _LATER.c.team == bindparam("team")
_WANTED: Final = and_(
    DECISIONS.c.tenant == bindparam("own"), DECISIONS.c.follow_up < bindparam("before"), stands(DECISIONS)
)
_ON_CASES: Final = select(DECISION_PAYLOADS.c.case, DECISIONS.c.at, DECISIONS.c.follow_up).join_from(
    DECISIONS, DECISION_PAYLOADS, ITS_PAYLOAD
)
_KEPT: Final = _ON_CASES.where(
    _WANTED, DECISIONS.c.team == bindparam("team"), ~_logged_since(_BY_US), ~_taken_after(DECISIONS.c.at)
)
_TAKER: Final = func.coalesce(HANDOVERS.c.to_member, HANDOVER_STEPS.c.member)
_BY_ONE_OF_US: Final = exists().where(
    MEMBERS.c.tenant == HANDOVERS.c.tenant, MEMBERS.c.id == _TAKER, MEMBERS.c.team == bindparam("team")
)
_TO_US: Final = or_(HANDOVERS.c.to_team == bindparam("team"), and_(HANDOVERS.c.to_team.is_(None), _BY_ONE_OF_US))
_CAME: Final = (
    _ON_CASES.join(
        HANDOVERS, (HANDOVERS.c.tenant == DECISIONS.c.tenant) & (HANDOVERS.c.case == DECISION_PAYLOADS.c.case)
    )
    .join(HANDOVER_STEPS, _taken(HANDOVERS, HANDOVER_STEPS))
    .where(_WANTED, HANDOVERS.c.tenant == bindparam("own"), _TO_US, HANDOVER_STEPS.c.at > DECISIONS.c.at)
    .where(~_taken_after(HANDOVER_STEPS.c.at), ~_logged_since(or_(_BY_US, _LATER.c.at < HANDOVER_STEPS.c.at)))
)
_BOTH: Final = union_all(_KEPT, _CAME).subquery()
FOLLOW_UPS: Final[Select[Any]] = select(_BOTH).order_by(_BOTH.c.follow_up, _BOTH.c.case)
"""By `own` (the tenant), `team` and `before`: a case, when it was logged, and the day; the longest due first."""
