"""Everything that is kept about one case, as JSON."""

from __future__ import annotations

from dataclasses import asdict

from bot.commands.case_file import CaseFile
from bot.commands.json_lines import Json
from dialogs.case_links import CaseLink
from dialogs.case_notes import CaseNote
from dialogs.handover import Handover
from dialogs.members import Permit, Reading
from dialogs.ports import Logged, StatedFact
from knowledge.values import NOT_KNOWN, Value


def entries_json(file: CaseFile) -> list[Json]:
    """Return what was decided, without the citizen's facts and without free text."""
    return [_entry(logged) for logged in file.entries]


def file_json(file: CaseFile) -> Json:
    """Return everything."""
    return {
        "numbers": list(file.numbers),
        "entries": [entry_json(logged) for logged in file.entries],
        "handovers": [_handover(one) for one in file.handovers],
        "links": [_link(one) for one in file.links],
        "notes": [_note(one) for one in file.notes],
        "permits": [_permit(one) for one in file.permits],
        "readings": [_reading(one) for one in file.readings],
    }


def entry_json(logged: Logged) -> Json:
    """Return everything that one entry says."""
    return _entry(logged) | _contents(logged)


def _entry(logged: Logged) -> dict[str, object]:
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


def _contents(logged: Logged) -> dict[str, object]:
    decision = logged.decision
    return {
        "facts": {id: _fact(stated) for id, stated in decision.facts.items()},
        "suggestion": {id: _listed(outcome) for id, outcome in decision.suggestion.items()},
        "overrides": dict(decision.overrides),
        "override_text": decision.override_text,
        "interventions": list(decision.interventions),
        "coordinator": decision.coordinator,
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


def _value(value: Value) -> object:
    if value is NOT_KNOWN:
        return "ved_ikke"
    if isinstance(value, frozenset):
        return sorted(value)
    return value if isinstance(value, str | int | bool) else str(value)


def _handover(handover: Handover) -> Json:
    steps: list[object] = [
        {"state": step.state, "at": step.at.isoformat(), "by": step.by.name, "reason": step.reason}
        for step in handover.steps
    ]
    return {
        "id": handover.id,
        "case": handover.case,
        "sender": asdict(handover.sender),
        "receiver": asdict(handover.receiver),
        "text": asdict(handover.text),
        "grounds": handover.grounds,
        "informed": handover.informed,
        "reply_by": handover.reply_by.isoformat(),
        "steps": steps,
    }


def _link(link: CaseLink) -> Json:
    return {
        "one": link.one,
        "other": link.other,
        "joined": link.joined,
        "at": link.at.isoformat(),
        "by": link.by.name,
    }


def _note(note: CaseNote) -> Json:
    return {
        "case": note.case,
        "kind": note.kind,
        "at": note.at.isoformat(),
        "by": note.by.name,
        "text": note.text,
    }


def _permit(permit: Permit) -> Json:
    return {
        "case": permit.case,
        "reader": permit.reader.name,
        "basis": permit.basis,
        "since": permit.since.isoformat(),
        "until": permit.until.isoformat(),
        "reason": permit.reason,
    }


def _reading(reading: Reading) -> Json:
    return {
        "at": reading.at.isoformat(),
        "reader": reading.reader.name,
        "what": reading.what,
        "basis": reading.basis,
        "reason": reading.reason,
    }
