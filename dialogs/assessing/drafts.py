"""Changing a draft: always a new draft, the old facts kept for "fortryd"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from dialogs.ports.drafts import Draft, StatedFact
from dialogs.turns import Turn
from knowledge.form.loading import Loaded
from knowledge.values import Value

PENDING: Final = "pending"
"""Where a form keeps what was read while it is not known whom it is about."""
PICKED: Final = "interventions"
"""Where a form keeps which interventions are to stand in the decision."""
HANDING: Final = "handover"
"""The step of a draft without facts that a handover is written in."""
_MOST_HISTORY: Final = 20


def new_draft(id: str, turn: Turn, loaded: Loaded) -> Draft:
    """Return an empty draft for this person in this conversation."""
    return Draft(
        id=id,
        person=turn.person,
        conversation=turn.conversation,
        pack=loaded.pack.id,
        pack_version=loaded.pack.version,
        pack_hash=loaded.hash,
        started=turn.now,
        changed=turn.now,
    )


def with_facts(draft: Draft, changes: Mapping[str, StatedFact | None], now: datetime) -> Draft:
    """Return the draft with these facts stated; None takes a fact out."""
    facts = {id: fact for id, fact in {**draft.facts, **changes}.items() if fact is not None}
    history = (*draft.history, draft.facts)[-_MOST_HISTORY:]
    return replace(at_step(draft, ""), facts=facts, history=history, changed=now)


def undone(draft: Draft, now: datetime) -> Draft | None:
    """Return the draft as it was before its last change, or None when there is nothing to undo."""
    if not draft.history:
        return None
    return replace(at_step(draft, ""), facts=draft.history[-1], history=draft.history[:-1], changed=now)


def at_step(draft: Draft, step: str, form: Mapping[str, str] | None = None) -> Draft:
    """Return the draft at a step. Without a form, what was filled in on the way to logging stays."""
    kept = {id: value for id, value in draft.form.items() if id != PENDING} if form is None else dict(form)
    return replace(draft, step=step, form=kept)


def picked(draft: Draft) -> tuple[str, ...]:
    """Return the interventions that have been picked so far."""
    return tuple(id for id in draft.form.get(PICKED, "").split(",") if id)


def with_picked(draft: Draft, id: str) -> Draft:
    """Return the draft with one intervention more."""
    return replace(draft, form={**draft.form, PICKED: ",".join((*picked(draft), id))})


def dropped(draft: Draft) -> Draft:
    """Return the draft given up, without anything of the citizen."""
    return replace(draft, status="cancelled", facts={}, history=(), form={}, step="")


def aside(draft: Draft) -> Draft:
    """Return the draft out of its conversation, to be taken up again from the list; an empty one is given up."""
    if is_handing(draft):
        return replace(draft, step=HANDING, conversation="")
    return replace(at_step(draft, ""), conversation="") if draft.facts else dropped(draft)


def is_handing(draft: Draft) -> bool:
    """Whether a draft holds a handover that is being written, also while it is asked whether to drop it."""
    return not draft.facts and "decision" in draft.form


def answers(draft: Draft) -> dict[str, Value]:
    """Return the values of the stated facts."""
    return {id: fact.value for id, fact in draft.facts.items()}
