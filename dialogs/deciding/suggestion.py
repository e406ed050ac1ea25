"""The suggestion as it was shown, in the form in which a decision records it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from dialogs.showing.conclusions import shown
from dialogs.showing.reasons import explained
from knowledge.rules.evaluation import Assessment

Suggestion = Mapping[str, str | tuple[str, ...] | None]


def suggestion(assessment: Assessment) -> Suggestion:
    """Return the outcome of every table that is shown: one, several for a collect table, None where it is open."""
    seen = {conclusion.table.table.id for conclusion in shown(assessment)}
    return {
        id: conclusion.outcomes if conclusion.table.table.hit_policy == "collect" else conclusion.outcome
        for id, conclusion in assessment.conclusions.items()
        if id in seen or conclusion.table.table.role == "warnings"
    }


def digest(assessment: Assessment) -> str:
    """Return the SHA-256 of exactly this suggestion under exactly this model."""
    seen = {"pack": assessment.model.loaded.hash, "suggestion": suggestion(assessment), "rules": rules(assessment)}
    return hashlib.sha256(json.dumps(seen, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def rules(assessment: Assessment) -> tuple[str, ...]:
    """Return the ids of the rows that decided what was shown."""
    conclusions = {c.table.table.id: c for c in (*explained(assessment), *shown(assessment))}
    return tuple(row.id for conclusion in conclusions.values() for row in conclusion.rows)


def outcome_of_role(assessment: Assessment, role: str, overrides: Mapping[str, str]) -> str | None:
    """Return what was decided for a role: what she chose instead, or what was suggested."""
    for id, conclusion in assessment.conclusions.items():
        if conclusion.table.table.role == role:
            return overrides.get(id, conclusion.outcome)
    return None
