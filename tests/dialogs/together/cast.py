"""Who else is about where colleagues work together, and what they do most."""

from __future__ import annotations

from dialogs.ports.members import Member
from dialogs.ports.people import Person
from tests.dialogs.talk import House, Talk

ALMA = Person("slagelse", "alma", "Alma Friis")
"""Anne's colleague on the same team."""


def send(talk: Talk, **more: str) -> str:
    """Fill in the form of a handover and send it."""
    needed = {"centre": "Handicap & Psykiatri (HP)", "grounds": "Hjemmel i loven", "informed": "Ja"}
    return talk.press("Send overdragelse", **needed, **more)


def member(house: House, id: str) -> Member:
    """Return what is kept of a member."""
    return house.store.contents.members["slagelse", id]
