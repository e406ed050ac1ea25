"""Who carries a case: whoever logged it, or coordinates it, until somebody else has taken it."""

from __future__ import annotations

from collections.abc import Sequence

from dialogs.ports.decisions import Logged
from dialogs.ports.handovers import Handover, State


def holder(newest: Logged, handovers: Sequence[Handover]) -> str:
    """Return the id of the member who carries a case, by its newest decision and its handovers, oldest first."""
    decision = newest.decision
    taken = [one for one in handovers if one.state is State.RECEIVED and one.steps[-1].at > decision.at]
    if taken:
        return taken[-1].receiver.person or taken[-1].steps[-1].by.id
    return decision.coordinator_id or decision.person.id
