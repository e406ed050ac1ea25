"""The people, drafts and decisions of the storage tests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from dialogs.ports.decisions import CaseReference, Decision
from dialogs.ports.drafts import Draft, StatedFact
from dialogs.ports.people import Person
from knowledge.period import Period
from knowledge.values import NOT_KNOWN

SLAGELSE: Final = "tenant-slagelse"
NORDDJURS: Final = "tenant-norddjurs"
ANNA: Final = Person(SLAGELSE, "anna", "Anna Andersen")
"""A caseworker in AM."""
BENT: Final = Person(SLAGELSE, "bent", "Bent Berg")
"""Her colleague in HP."""
OUTSIDER: Final = Person(NORDDJURS, "anna", "Anna fra en anden kommune")
"""Somebody in another tenant whose id happens to be the same."""
NOW: Final = datetime(2026, 11, 22, 9, 30, 0, 123456, tzinfo=UTC)
FACTS: Final[Mapping[str, StatedFact]] = {
    "alder": StatedFact(42, "42 år"),
    "ydelse": StatedFact("kontanthjaelp", "kth", "journal", date(2026, 11, 1)),
    "gaeld": StatedFact(True, None, "borger"),
    "misbrug": StatedFact(NOT_KNOWN),
    "foertidspension_fra": StatedFact(date(2027, 3, 1), "fra 1/3", "eget_skoen"),
    "samtidige": StatedFact(frozenset({"mentor", "bostoette"}), 'æøå "citat" \ud83d \x00 🙂'),
}
"""A fact of every type, one not known, and words of the kind that break codecs."""


def draft(id: str = "kladde-1", person: Person = ANNA, minutes: int = 0, **more: Any) -> Draft:
    """Return a draft with a little in it, changed some minutes after `NOW`."""
    changed = NOW + timedelta(minutes=minutes)
    return replace(Draft(id, person, "samtale-1", "slagelse", "1.0", "abc", NOW, changed, facts=FACTS), **more)


def decision(id: str = "beslutning-1", person: Person = ANNA, case: str = "2026-117", **more: Any) -> Decision:
    """Return a decision in which every field says something."""
    logged = Decision(
        id=id,
        person=person,
        team="am-voksne",
        at=NOW,
        action_key=f"handling-{id}",
        pack="slagelse",
        pack_version="1.0",
        pack_hash="abc",
        suggestion={"segment": "faellesmaengde", "underkategorier": ("oekonomi", "misbrug"), "prioritet": None},
        suggestion_digest="d1" * 32,
        segment="faellesmaengde",
        centre="AM",
        priority="hoej",
        warnings=("dobbeltbevilling", "foertidspension_senere_dato"),
        overrides={"prioritet": "hoej"},
        override_code="lokal_aftale",
        override_text="Aftalt på møde med psykiatrien",
        case=CaseReference("AM", case),
        facts=FACTS,
        rules=("medlemskab.misbrug", "center.begge"),
        interventions=("bostoette_85",),
        follow_up=date(2027, 2, 28),
        coordinator="Bent Berg",
        text="Borgeren ønsker hjælp til at komme ud",
        corrects="beslutning-0",
        note_filed=True,
        periods={"paragraf_85": Period(date(2026, 1, 1)), "social_mentor": Period(None, date(2027, 6, 30))},
    )
    return replace(logged, **more)
