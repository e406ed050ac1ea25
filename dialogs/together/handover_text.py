"""What a handover says: proposed from the decision, edited by the sender, and pasted elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from dialogs.casework.subjects import interventions, of_decision
from dialogs.desk import Desk
from dialogs.ports.decisions import Decision, Logged
from dialogs.ports.handovers import Handover
from dialogs.showing.conclusions import SILENT, labels, shown
from dialogs.showing.dates import show_date
from dialogs.showing.facts import show_alone
from dialogs.showing.foresight import when
from dialogs.showing.sources import joined
from dialogs.together.directory import Directory
from dialogs.wording import say
from knowledge.rules.evaluation import Assessment, assess
from knowledge.rules.foresight import Later, foresee
from knowledge.values import NOT_KNOWN
from knowledge.weeks import COPENHAGEN

_MOVES = ("grant", "centre")


def why(desk: Desk, logged: Logged) -> str:
    """Return the reasons of the decision, as they were seen, and what changes on a date."""
    subject = of_decision(desk, logged)
    lines = []
    for table in subject.tables():
        decided = joined([outcome.label for outcome in subject.decided(table)])
        if decided and table.table.role in ("segment", "centre", "grant", "cooperation"):
            because = " ".join(row.because for row in subject.rows(table))
            lines.append(say("handover.why_line", table=table.table.title, outcome=decided, because=because).strip())
    coming = later(desk, logged.decision)
    if coming:
        lines.append(
            say("handover.why_later", when=when(coming), outcomes=moved(coming, _now(desk, logged.decision)))
        )
    return "\n".join(lines)


def runs(desk: Desk, decision: Decision) -> str:
    """Return what runs or is asked for, by the decision's grants, interventions and follow-up."""
    grants = [id for fact in desk.model.facts.values() for id in fact.same_period]
    stated = [(desk.model.facts[id], decision.facts[id].value) for id in grants if id in decision.facts]
    lines = [show_alone(fact, value) for fact, value in stated if value != NOT_KNOWN]
    lines += [one.title for one in interventions(desk, decision.interventions)]
    if decision.follow_up:
        lines.append(say("handover.follow_up", date=show_date(decision.follow_up)))
    return "\n".join(lines)


def later(desk: Desk, decision: Decision) -> Later | None:
    """Return the dated change to come that moves a grant or the case to another centre, if there is one."""
    now = _now(desk, decision)
    coming = [one for one in foresee(now, desk.today) if one.on and moved(one, now)]
    return min(coming, key=lambda one: one.on or date.max, default=None)


def moved(coming: Later, now: Assessment) -> str:
    """Return what a change to come moves, "" where it moves nothing."""
    before = {c.table.table.id: c.outcomes for c in shown(now)}
    return joined(
        [
            joined(labels(c, c.outcomes))
            for c in shown(coming.assessment)
            if c.table.table.role in _MOVES
            and c.outcomes not in ((), (SILENT,))
            and c.outcomes != before.get(c.table.table.id)
        ]
    )


def moves_to(coming: Later) -> str | None:
    """Return the centre that a change to come moves something to, where the model names one."""
    centres = {centre.id for centre in coming.assessment.model.loaded.pack.centres}
    outcomes = [c.outcome for c in shown(coming.assessment) if c.table.table.role == "grant"]
    return next((outcome for outcome in outcomes if outcome in centres), None)


def _now(desk: Desk, decision: Decision) -> Assessment:
    known = {id: fact.value for id, fact in decision.facts.items() if id in desk.model.facts}
    return assess(desk.model, known)


def as_text(handover: Handover, people: Directory) -> str:
    """Return a handover as plain text for the receiving side's own system."""
    return "\n".join(_lines(handover, people))


def _lines(handover: Handover, people: Directory) -> Iterator[str]:
    yield say("handover.text.title", number=handover.case)
    yield say("handover.text.from", party=people.name(handover.sender))
    yield say("handover.text.to", party=people.name(handover.receiver))
    for step in handover.steps:
        state = say(f"handover.step.{step.state.value}")
        line = say("handover.step_line", state=state, date=_day(step.at), name=step.by.name)
        yield say("handover.step_reason", step=line, reason=step.reason) if step.reason else line
    yield say("handover.text.reply_by", date=show_date(handover.reply_by))
    yield say("handover.text.grounds", grounds=say(f"handover.grounds.{handover.grounds}"))
    yield say("handover.text.informed", informed=say("handover.yes" if handover.informed else "handover.no"))
    for part in ("why", "wish", "runs", "asks"):
        if text := getattr(handover.text, part):
            yield ""
            yield say(f"handover.field.{part}")
            yield text
    yield ""
    yield say("note.not_ruling")


def _day(at: datetime) -> str:
    return show_date(at.astimezone(COPENHAGEN).date())
