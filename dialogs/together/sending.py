"""Writing a handover and sending it, now or on a day to come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from dialogs.assessing.describing import acute_view
from dialogs.assessing.drafts import HANDING, dropped, new_draft
from dialogs.assessing.filling import accepted, typed
from dialogs.casework.case_card import case_view
from dialogs.casework.cases import Readable, by_id, newest_here
from dialogs.casework.papers import logged_here
from dialogs.deciding.logging import begin
from dialogs.desk import Desk
from dialogs.helping import message_view
from dialogs.members.naming import Fault, meant, unclear
from dialogs.ports.decisions import Logged
from dialogs.ports.drafts import Draft
from dialogs.ports.handovers import ENDED, Grounds, Handover, Message, Party, State, Step
from dialogs.showing.dates import read_date, show_date
from dialogs.together.directory import Directory, directory
from dialogs.together.handover_card import handover_view
from dialogs.together.handover_form import YES, handover_form
from dialogs.together.handover_text import later, moves_to, runs, why
from dialogs.together.holding import carrier, elsewhere
from dialogs.together.notices import tell
from dialogs.turns import Reply
from dialogs.wording import say
from knowledge.cpr import MASK

_REPLY_WITHIN: Final = timedelta(days=14)
"""Our proposal; she chooses the date."""


async def press_handover(desk: Desk) -> Reply:
    """Open the form for the decision on the button, the case that was named, or her newest decision."""
    if desk.draft and desk.draft.facts and not desk.inputs:
        desk.remark("handover.log_first")
        return await begin(desk, "log")
    found = await _decision(desk)
    if found is None or not found.may_change:
        return desk.reply(message_view("handover.nothing"))
    return await write(desk, found.logged, planned="planned" in desk.inputs)


async def write(desk: Desk, logged: Logged, planned: bool = False, follows: Handover | None = None) -> Reply:
    """Open the form with what the decision says, or with what a returned handover said."""
    if waiting := await under_way(desk, logged.number):
        desk.remark("handover.under_way", "warning")
        return desk.reply(await handover_view(desk, waiting))
    people = await directory(desk.session)
    if theirs := await _elsewhere(desk, logged, people):
        desk.remark(theirs[0], "warning", **theirs[1])
        return desk.reply(await case_view(desk, logged.number))
    begun = next((one for one in await desk.session.drafts(desk.turn.person) if _is_about(one, logged)), None)
    if begun is None or desk.draft is None or desk.draft.id != begun.id:
        await desk.set_aside()
    if begun:
        await desk.keep(replace(begun, conversation=desk.turn.conversation))
        return desk.reply(handover_form(desk))
    draft = new_draft(desk.new_id(), desk.turn, desk.model.loaded)
    form = _again(follows, people, desk.today) if follows else _proposed(desk, logged, planned)
    about = {"decision": logged.decision.id, "number": logged.number}
    await desk.keep(replace(draft, step=HANDING, form={**form, **about}))
    if follows:
        desk.remark("handover.form.returned", "warning", reason=follows.steps[-1].reason)
    if desk.turn.chosen is None:
        desk.remark("handover.form.help_text")
    return desk.reply(handover_form(desk))


def _is_about(draft: Draft, logged: Logged) -> bool:
    return draft.step == HANDING and draft.form.get("decision") == logged.decision.id


async def fill_by_text(desk: Desk, text: str) -> Reply:
    """Take a typed line into the form: "modtager HP", "ønske …", a choice."""
    draft = desk.opened()
    view = handover_form(desk)
    if acute := desk.guide.read(text, desk.today).acute:
        return desk.reply(acute_view(desk, acute))
    filled = accepted(view, typed(view, text))
    if not filled:
        desk.remark("handover.form.not_understood", "warning")
        return desk.reply(view)
    for id in ("reply_by", "planned_for"):
        if id in filled and (day := _iso(filled[id], desk.today)) is None:
            desk.remark("log.bad_date", "attention", value=filled[id])
            return desk.reply(view)
        if id in filled:
            filled = {**filled, id: day or ""}
    await desk.keep(replace(draft, form={**draft.form, **filled}))
    return desk.reply(handover_form(desk))


async def press_leave_form(desk: Desk) -> Reply:
    """Leave the form for later; it lies among the drafts."""
    await desk.set_aside()
    return desk.reply(message_view("handover.set_aside"))


async def press_drop(desk: Desk) -> Reply:
    """Leave the form; nothing was sent."""
    if desk.draft:
        await desk.keep(dropped(desk.draft))
        desk.draft = None
    return desk.reply(message_view("handover.dropped"))


async def press_send(desk: Desk) -> Reply:
    """Send what stands in the form, or plan it; otherwise say what is missing and keep what was written."""
    draft = desk.opened()
    written = {**draft.form, **desk.inputs}
    form = {**draft.form, **accepted(handover_form(desk, written), written)}
    people = await directory(desk.session)
    found = await _still_hers(desk, form)
    if found is None:
        return await _not_sent(desk, form, ("handover.form.lost", {}))
    if fault := _fault(form, desk.today) or _who(people, form)[1] or await _elsewhere(desk, found.logged, people):
        return await _not_sent(desk, form, fault)
    handover = await _handover(desk, form, found.logged, people)
    if waiting := await desk.session.open_handover(handover):
        return await _not_sent(desk, form, _has_gone(waiting))
    await desk.keep(replace(dropped(draft), status="logged"))
    await tell(desk, handover, people)
    return desk.reply(await handover_view(desk, handover))


async def under_way(desk: Desk, case: str) -> Handover | None:
    """Return the handover of a case that is still to be answered or sent; there is never more than one."""
    waiting = (one for one in await desk.session.handovers([case]) if one.state not in ENDED)
    return next(waiting, None)


async def _not_sent(desk: Desk, form: Mapping[str, str], fault: Fault) -> Reply:
    """Say why nothing was sent, and keep what was written."""
    desk.remark(fault[0], "attention", **fault[1])
    await desk.keep(replace(desk.opened(), form=form))
    return desk.reply(handover_form(desk))


async def _elsewhere(desk: Desk, logged: Logged, people: Directory) -> Fault | None:
    """Return that another side has taken the case by now, so that it is theirs to hand over."""
    handovers = await desk.session.handovers([logged.number])
    if not elsewhere(logged.number, handovers, await desk.reader()):
        return None
    return "work.elsewhere", {"party": people.name(carrier(logged, handovers, people))}


def _has_gone(waiting: Handover) -> Fault:
    """Return that somebody else has been quicker, and what can be done about it."""
    return "handover.form.has_gone", {"name": waiting.steps[-1].by.name, "number": waiting.case}


async def _decision(desk: Desk) -> Readable | None:
    number = desk.inputs.get("number", "")
    return await newest_here(desk, number) if number else await logged_here(desk)


async def _still_hers(desk: Desk, form: Mapping[str, str]) -> Readable | None:
    found = await by_id(desk, form.get("decision", ""))
    return found if found and found.may_change else None


def _proposed(desk: Desk, logged: Logged, planned: bool) -> dict[str, str]:
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


def _again(returned: Handover, people: Directory, today: date) -> dict[str, str]:
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


def _fault(form: Mapping[str, str], today: date) -> Fault | None:
    for id, key in (("centre", "needs_centre"), ("grounds", "needs_grounds"), ("informed", "needs_informed")):
        if not form.get(id):
            return f"handover.form.{key}", {}
    if not form.get("why", "").strip() or not form.get("asks", "").strip():
        return "handover.form.needs_text", {}
    if MASK in form.get("to", ""):
        return "handover.form.cpr", {}
    for id in ("reply_by", "planned_for"):
        if form.get(id) and _iso(form[id], today) is None:
            return "log.bad_date", {"value": form[id]}
    if not form.get("reply_by"):
        return "handover.form.needs_date", {}
    days = [day for id in ("reply_by", "planned_for") if (day := read_date(form.get(id, ""), today))]
    return ("handover.form.past_date", {}) if min(days) < today else None


def _who(people: Directory, form: Mapping[str, str]) -> tuple[Party, Fault | None]:
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


async def _handover(desk: Desk, form: Mapping[str, str], logged: Logged, people: Directory) -> Handover:
    reader = await desk.reader()
    planned = read_date(form.get("planned_for", ""), desk.today)
    is_planned = planned is not None and planned > desk.today
    state = State.PLANNED if is_planned else State.SENT
    grounds: Grounds = form["grounds"]  # type: ignore[assignment]  # one of the options of the choice
    team = reader.member.team if reader else None
    return Handover(
        id=desk.opened().id,
        case=logged.number,
        decision=logged.decision.id,
        sender=Party(people.centre(logged.decision), logged.decision.team or team, desk.turn.person.id),
        receiver=_who(people, form)[0],
        text=Message(*(form.get(part, "").strip() for part in ("why", "wish", "runs", "asks"))),
        grounds=grounds,
        informed=form["informed"] == YES,
        reply_by=read_date(form["reply_by"], desk.today) or desk.today,
        planned_for=planned,
        follows=form.get("follows"),
        steps=(Step(state, desk.turn.now, desk.turn.person),),
    )


def _iso(written: str, today: date) -> str | None:
    day = read_date(written, today)
    return day.isoformat() if day else None
