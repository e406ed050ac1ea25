"""An entry of the log as JSON: only what stands in plain words, or all of it."""

from __future__ import annotations

from collections.abc import Mapping

from bot.commands.json_lines import Json
from dialogs.ports.decisions import Logged
from dialogs.ports.drafts import StatedFact
from knowledge.period import Period
from knowledge.values import NOT_KNOWN, Value


def entry_json(logged: Logged) -> dict[str, object]:
    """Return what stands in plain words of a decision, with its case number and who logged it."""
    decision = logged.decision
    return {
        "id": decision.id,
        "number": logged.number,
        "case": {"centre": decision.case.centre, "number": decision.case.number},
        "at": decision.at.isoformat(),
        "person": decision.person.name,
        "team": decision.team,
        "pack": {"id": decision.pack, "version": decision.pack_version, "hash": decision.pack_hash},
        "segment": decision.segment,
        "centre": decision.centre,
        "priority": decision.priority,
        "warnings": list(decision.warnings),
        "override_code": decision.override_code,
        "follow_up": decision.follow_up.isoformat() if decision.follow_up else None,
        "corrects": decision.corrects,
        "note_filed": decision.note_filed,
    }


def whole_entry_json(logged: Logged) -> dict[str, object]:
    """Return everything that one entry says."""
    return entry_json(logged) | _contents(logged)


def facts_json(facts: Mapping[str, StatedFact]) -> dict[str, object]:
    """Return the facts of an entry or a draft by their ids."""
    return {id: _fact(stated) for id, stated in facts.items()}


def _contents(logged: Logged) -> dict[str, object]:
    decision = logged.decision
    return {
        "facts": facts_json(decision.facts),
        "suggestion": {id: _listed(outcome) for id, outcome in decision.suggestion.items()},
        "overrides": dict(decision.overrides),
        "override_text": decision.override_text,
        "rules": list(decision.rules),
        "interventions": list(decision.interventions),
        "periods": {fact: _period(period) for fact, period in decision.periods.items()},
        "coordinator": decision.coordinator,
        "coordinator_id": decision.coordinator_id,
        "text": decision.text,
    }


def _listed(outcome: str | tuple[str, ...] | None) -> object:
    return list(outcome) if isinstance(outcome, tuple) else outcome


def _fact(stated: StatedFact) -> Json:
    return {
        "value": _value(stated.value),
        "words": stated.words,
        "origin": stated.origin,
        "on": stated.on.isoformat() if stated.on else None,
    }


def _period(period: Period) -> Json:
    return {name: day.isoformat() if day else None for name, day in (("first", period.first), ("last", period.last))}


def _value(value: Value) -> object:
    if value is NOT_KNOWN:
        return "ved_ikke"
    if isinstance(value, frozenset):
        return sorted(value)
    return value if isinstance(value, str | int | bool) else str(value)
