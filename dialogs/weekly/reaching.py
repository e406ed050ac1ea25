"""Whether a team's week reaches anybody: a lead who is there, or whoever stands in for one who is away."""

from __future__ import annotations

from datetime import date
from typing import Literal

from dialogs.together.directory import Directory

Unread = Literal["no_lead", "away"]
"""Why nobody gets a team's week: it has no lead, or all of them are away and nobody stands in."""


def unread(people: Directory, team: str, day: date) -> Unread | None:
    """Return why nobody gets a team's week on a day, None where somebody does."""
    leads = people.leads(team)
    if any(people.there(one, day) for one in leads):
        return None
    return "away" if leads else "no_lead"
