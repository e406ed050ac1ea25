"""Changing a draft: always a new draft, the old facts kept for "fortryd"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from dialogs.ports import Draft, StatedFact
from dialogs.turns import Turn
from knowledge.loading import Loaded
from knowledge.values import Value

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
    return replace(draft, facts=facts, history=history, changed=now, step="", form={})


def undone(draft: Draft, now: datetime) -> Draft | None:
    """Return the draft as it was before its last change, or None when there is nothing to undo."""
    if not draft.history:
        return None
    return replace(draft, facts=draft.history[-1], history=draft.history[:-1], changed=now, step="", form={})


def at_step(draft: Draft, step: str, form: Mapping[str, str] | None = None) -> Draft:
    """Return the draft at a step, with what has been filled in there."""
    return replace(draft, step=step, form=dict(form or {}))


def answers(draft: Draft) -> dict[str, Value]:
    """Return the values of the stated facts."""
    return {id: fact.value for id, fact in draft.facts.items()}
