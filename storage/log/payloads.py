"""A decision taken apart: plain columns for the log, and the payload that is encrypted."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import RowMapping

from dialogs.ports.decisions import CaseReference, Decision, Logged
from dialogs.ports.people import Person
from storage.codec import Json, from_bytes, read_facts, read_period, to_bytes, write_facts, write_period
from storage.keys import Keyring
from storage.log.chain import unsalted
from storage.tables.log import DECISION_PAYLOADS, DECISIONS

ITS_PAYLOAD: Final = (DECISIONS.c.tenant == DECISION_PAYLOADS.c.tenant) & (
    DECISIONS.c.id == DECISION_PAYLOADS.c.decision
)
"""How a decision and its payload find each other."""
PLAIN: Final = (
    "id",
    "team",
    "at",
    "action_key",
    "pack",
    "pack_version",
    "pack_hash",
    "suggestion_digest",
    "segment",
    "centre",
    "priority",
    "warnings",
    "override_code",
    "follow_up",
    "corrects",
)
"""The fields of a decision that are plain columns under the same name."""


def decision_payload(decision: Decision) -> bytes:
    """Return what is encrypted of a decision."""
    suggestion: dict[str, Json] = {
        table: list(outcome) if isinstance(outcome, tuple) else outcome
        for table, outcome in decision.suggestion.items()
    }
    return to_bytes(
        {
            "name": decision.person.name,
            "case": [decision.case.centre, decision.case.number],
            "suggestion": suggestion,
            "overrides": dict(decision.overrides),
            "override_text": decision.override_text,
            "facts": write_facts(decision.facts),
            "rules": list(decision.rules),
            "interventions": list(decision.interventions),
            "coordinator": decision.coordinator,
            "coordinator_id": decision.coordinator_id,
            "text": decision.text,
            "periods": {fact: write_period(period) for fact, period in decision.periods.items()},
        }
    )


def logged(row: RowMapping, keyring: Keyring) -> Logged:
    """Return the decision of a row with its payload.

    Raises:
        KeyMissingError: no key opens the payload.
    """
    payload = from_bytes(unsalted(keyring.open(row["sealed"])))
    return Logged(_decision(row, payload), row["case"])


def _decision(row: RowMapping, payload: dict[str, Any]) -> Decision:
    return Decision(
        **{name: row[name] for name in PLAIN},
        person=Person(row["tenant"], row["member"], payload["name"]),
        suggestion={
            table: tuple(outcome) if isinstance(outcome, list) else outcome
            for table, outcome in payload["suggestion"].items()
        },
        overrides=payload["overrides"],
        override_text=payload["override_text"],
        case=CaseReference(*payload["case"]),
        facts=read_facts(payload["facts"]),
        rules=tuple(payload["rules"]),
        interventions=tuple(payload["interventions"]),
        coordinator=payload["coordinator"],
        coordinator_id=payload.get("coordinator_id"),  # entries from before there were members have none
        text=payload["text"],
        note_filed=row["note_filed"],
        periods={fact: read_period(period) for fact, period in payload.get("periods", {}).items()},
    )
