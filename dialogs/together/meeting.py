"""What somebody on a case is told of the entries of other centres: whom to talk to, never what they know."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from dialogs.deciding.misfiled import standing as still_standing
from dialogs.desk import Desk
from dialogs.ports.decisions import Logged
from dialogs.showing.conclusions import warning_text
from dialogs.showing.dates import show_date
from dialogs.showing.facts import show_value
from dialogs.showing.sources import joined
from dialogs.together.directory import Directory, directory
from dialogs.view import Block, Bullets, Heading, Paragraph
from dialogs.wording import say
from knowledge.meeting import Difference, DoubleGrant, Entry, differences, double_grants, known_elsewhere
from knowledge.rules.model import Model
from knowledge.weeks import COPENHAGEN


@dataclass(frozen=True, slots=True)
class Meeting:
    """The entries on one case, and what there is to talk about."""

    logged: tuple[Logged, ...]
    entries: tuple[Entry, ...]
    double_grants: tuple[DoubleGrant, ...]
    differences: tuple[Difference, ...]

    def of(self, entry: Entry) -> Logged:
        """Return the decision that an entry is."""
        return self.logged[self.entries.index(entry)]


def meet(model: Model, logged: Sequence[Logged], people: Directory) -> Meeting:
    """Return what the decisions on one case, oldest first, have to do with each other."""
    standing = still_standing(logged)
    entries = tuple(_entry(model, one, people) for one in standing)
    return Meeting(standing, entries, double_grants(model, entries), differences(model, entries))


def _entry(model: Model, logged: Logged, people: Directory) -> Entry:
    """Return a decision as the rules of meeting take it, by the facts that the model in use has."""
    decision = logged.decision
    stated = {id: fact.value for id, fact in decision.facts.items() if id in model.facts}
    on = decision.at.astimezone(COPENHAGEN).date()
    return Entry(decision.id, people.centre(decision), on, stated, decision.periods)


async def meeting_blocks(desk: Desk, logged: Sequence[Logged], readable: Collection[str]) -> tuple[Block, ...]:
    """Return what this person is told on a case.

    `logged` is all that is on it, `readable` the ids of what she may read.
    """
    people = await directory(desk.session)
    meeting = meet(desk.model, logged, people)
    own = next((e for e in reversed(meeting.entries) if e.id in readable), None)
    if own is None:
        return ()
    reader = await desk.reader()
    team = people.teams.get(reader.member.team or "") if reader else None
    centre = team.centre if team and team.centre else own.centre
    lines = (
        *_elsewhere(meeting, people, centre),
        *_double(desk, meeting, people, readable),
        *_differing(desk.model, meeting, readable),
    )
    return (Heading(say("meeting.heading"), 2), *lines) if lines else ()


async def told_on_logging(desk: Desk, logged: Logged, since: datetime) -> tuple[Block, ...]:
    """Return what there is to tell somebody who has just logged: whom she meets, and who has logged since she began.

    Both decisions stand; nobody's is the right one.
    """
    found = await desk.session.case(desk.turn.person.tenant, logged.number)
    others = [
        one
        for one in still_standing(found)
        if one.decision.at >= since and one.decision.person.id != desk.turn.person.id
    ]
    told = [say("meeting.concurrent", name=one.decision.person.name) for one in others[-1:]]
    blocks = await meeting_blocks(desk, found, [logged.decision.id])
    return (*(Paragraph(text, "warning") for text in told), *blocks)


def _elsewhere(meeting: Meeting, people: Directory, centre: str) -> Iterator[Block]:
    lines = tuple(_contact(meeting.of(entry), people) for entry in known_elsewhere(meeting.entries, centre))
    if lines:
        yield Bullets(lines)


def _contact(logged: Logged, people: Directory) -> str:
    decision = logged.decision
    centre = people.centre(decision)
    return say(
        "meeting.known",
        centre=centre,
        team=people.team_name(decision.team, centre),
        name=decision.person.name,
        date=show_date(decision.at.astimezone(COPENHAGEN).date()),
    )


def _talk_to(logged: Logged, people: Directory) -> str:
    decision = logged.decision
    team = people.team_name(decision.team, people.centre(decision))
    return say("meeting.talk_to", name=decision.person.name, team=team)


def _double(desk: Desk, meeting: Meeting, people: Directory, readable: Collection[str]) -> Iterator[Block]:
    """Yield the possible double grants that this person has a part in."""
    labels = {one.id: one for table in desk.model.tables.values() for one in table.table.outcomes}
    for grant in meeting.double_grants:
        ids = {statement.entry.id for statement in grant.grants}
        if not grant.stands(desk.today) or not ids & set(readable):
            continue
        yield Paragraph(warning_text(labels[grant.warning]), "attention")
        others = [meeting.of(one.entry) for one in grant.grants if one.entry.id not in readable]
        yield from (Paragraph(_talk_to(other, people)) for other in others)
        if not others:
            yield Paragraph(say("meeting.overlap", days=_days(grant.first, grant.last)), "subtle")


def _days(first: date, last: date | None) -> str:
    if last is None:
        return say("meeting.from", first=show_date(first))
    return say("meeting.from_to", first=show_date(first), last=show_date(last))


def _differing(model: Model, meeting: Meeting, readable: Collection[str]) -> Iterator[Block]:
    """Yield on what centres differ, named only where she may read both sides."""
    open_to_her = [d for d in meeting.differences if all(s.entry.id in readable for s in d.statements)]
    if open_to_her:
        yield Paragraph(say("meeting.differ_on"), "warning")
        yield Bullets(tuple(difference_line(model, one) for one in open_to_her))
    elif any(s.entry.id in readable for d in meeting.differences for s in d.statements):
        yield Paragraph(say("meeting.differ"), "warning")


def difference_line(model: Model, difference: Difference) -> str:
    """Return "Kompleksitet: Kompleks (AM), Meget kompleks (HP)"."""
    fact = model.facts[difference.fact]
    values = [
        say("meeting.value", value=show_value(fact, one.value), centre=one.entry.centre)
        for one in difference.statements
    ]
    return say("meeting.difference", fact=fact.label, values=joined(values))
