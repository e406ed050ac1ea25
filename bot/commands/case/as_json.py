"""Everything that is kept about one case, as JSON."""

from __future__ import annotations

from dataclasses import asdict

from bot.commands.case.file import CaseFile
from bot.commands.entry_json import entry_json, facts_json, whole_entry_json
from bot.commands.json_lines import Json
from dialogs.ports.drafts import Draft
from dialogs.ports.handovers import Handover
from dialogs.ports.links import CaseLink
from dialogs.ports.members import Permit, Reading
from dialogs.ports.notes import CaseNote


def entries_json(file: CaseFile) -> list[Json]:
    """Return what was decided, without the citizen's facts and without free text."""
    return [entry_json(logged) for logged in file.entries]


def file_json(file: CaseFile) -> Json:
    """Return everything."""
    return {
        "numbers": list(file.numbers),
        "references": [asdict(reference) for reference in file.references],
        "entries": [whole_entry_json(logged) for logged in file.entries],
        "handovers": [_handover(one) for one in file.handovers],
        "links": [_link(one) for one in file.links],
        "notes": [_note(one) for one in file.notes],
        "permits": [_permit(one) for one in file.permits],
        "readings": [_reading(one) for one in file.readings],
        "drafts": [_draft(one) for one in file.drafts],
    }


def _draft(draft: Draft) -> Json:
    return {
        "id": draft.id,
        "person": draft.person.name,
        "pack": draft.pack,
        "started": draft.started.isoformat(),
        "changed": draft.changed.isoformat(),
        "status": draft.status,
        "step": draft.step,
        "facts": facts_json(draft.facts),
        "history": [facts_json(state) for state in draft.history],
        "form": dict(draft.form),
        "decision": draft.decision,
    }


def _handover(handover: Handover) -> Json:
    steps: list[object] = [
        {"state": step.state, "at": step.at.isoformat(), "by": step.by.name, "reason": step.reason}
        for step in handover.steps
    ]
    return {
        "id": handover.id,
        "case": handover.case,
        "decision": handover.decision,
        "sender": asdict(handover.sender),
        "receiver": asdict(handover.receiver),
        "text": asdict(handover.text),
        "grounds": handover.grounds,
        "informed": handover.informed,
        "reply_by": handover.reply_by.isoformat(),
        "planned_for": handover.planned_for.isoformat() if handover.planned_for else None,
        "follows": handover.follows,
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
        "given_by": permit.given_by,
        "team": permit.team,
        "since": permit.since.isoformat(),
        "until": permit.until.isoformat(),
        "reason": permit.reason,
    }


def _reading(reading: Reading) -> Json:
    return {
        "case": reading.case,
        "at": reading.at.isoformat(),
        "reader": reading.reader.name,
        "what": reading.what,
        "basis": reading.basis,
        "reason": reading.reason,
    }
