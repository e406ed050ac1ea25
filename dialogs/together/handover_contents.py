"""What stands in the form of a handover: as it is proposed, and what of it is missing or wrong."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from dialogs.desk import Desk
from dialogs.grammar import says_nothing
from dialogs.members.naming import Fault, meant, unclear
from dialogs.ports.decisions import Logged
from dialogs.ports.handovers import Handover, Party
from dialogs.showing.dates import read_date, show_date
from dialogs.together.directory import Directory
from dialogs.together.handover_text import later, moves_to, runs, why
from dialogs.wording import say
from knowledge.cpr import MASK

_REPLY_WITHIN: Final = timedelta(days=14)
"""Our proposal; she chooses the date."""


def proposed(desk: Desk, logged: Logged, planned: bool) -> dict[str, str]:
    """Return the form as the decision proposes it; a planned one for the day on which something changes."""
    coming = later(desk, logged.decision) if planned else None
    day = coming.on if coming else None
    centre = moves_to(coming) if coming else None
    asks = say("handover.asks_from", date=show_date(day)) if day else say("handover.asks")
    return {
        **({"centre": centre} if centre else {}),
        **({"planned_for": day.isoformat()} if day else {}),
        "reply_by": ((day or desk.today) + (timedelta() if day else _REPLY_WITHIN)).isoformat(),
        "why": why(desk, logged),
        "runs": runs(desk, logged.decision),
        "asks": asks,
    }


def again(returned: Handover, people: Directory, today: date) -> dict[str, str]:
    """Return the form as a returned handover was sent, for the same receiver."""
    text, party = returned.text, returned.receiver
    member = people.members.get(party.person or "")
    return {
        "centre": party.centre,
        "to": member.person.name if member else people.team_name(party.team, ""),
        "reply_by": (today + _REPLY_WITHIN).isoformat(),
        "why": text.why,
        "wish": text.wish,
        "runs": text.runs,
        "asks": text.asks,
        "grounds": returned.grounds,
        "follows": returned.id,
    }


def fault_in(form: Mapping[str, str], people: Directory, today: date) -> Fault | None:
    """Return the first thing that is missing or wrong, None where the form can be sent."""
    return _fault(form, today) or receiver(people, form)[1]


def _fault(form: Mapping[str, str], today: date) -> Fault | None:
    for id, key in (("centre", "needs_centre"), ("grounds", "needs_grounds"), ("informed", "needs_informed")):
        if not form.get(id):
            return f"handover.form.{key}", {}
    if not form.get("why", "").strip() or not form.get("asks", "").strip():
        return "handover.form.needs_text", {}
    for id in ("why", "asks"):
        if says_nothing(form[id]):
            return f"handover.form.empty_{id}", {"written": form[id].strip()}
    if MASK in form.get("to", ""):
        return "handover.form.cpr", {}
    for id in ("reply_by", "planned_for"):
        if form.get(id) and iso_day(form[id], today) is None:
            return "log.bad_date", {"value": form[id]}
    if not form.get("reply_by"):
        return "handover.form.needs_date", {}
    days = [day for id in ("reply_by", "planned_for") if (day := read_date(form.get(id, ""), today))]
    return ("handover.form.past_date", {}) if min(days) < today else None


def receiver(people: Directory, form: Mapping[str, str]) -> tuple[Party, Fault | None]:
    """Return the receiver that the form names: a member or a team of the centre, its only team, or the centre."""
    centre, written = form.get("centre", ""), form.get("to", "").strip()
    teams = {team.id: team for team in people.teams.values() if team.centre == centre}
    if not written:
        if len(teams) > 1:
            return Party(centre), ("handover.form.which_team", {"teams": ", ".join(t.name for t in teams.values())})
        return Party(centre, next(iter(teams), None)), None
    members = [one for id in teams for one in people.active(id)]
    names = {id: team.name for id, team in teams.items()} | people.called(members)
    found = meant(written, names)
    if not found:
        return Party(centre), ("handover.form.unknown_receiver", {"written": written, "centre": centre})
    if len(found) > 1:
        return Party(centre), unclear(written, found, names)
    (id,) = found
    return (Party(centre, id), None) if id in teams else (Party(centre, people.members[id].team, id), None)


def iso_day(written: str, today: date) -> str | None:
    """Return a written day as the form keeps it, None where it is no date."""
    day = read_date(written, today)
    return day.isoformat() if day else None
