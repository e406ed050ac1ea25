"""Writing a handover and sending it, now or on a day to come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dialogs.assessing.describing import acute_view
from dialogs.assessing.drafts import HANDING, dropped, new_draft
from dialogs.assessing.filling import accepted, typed
from dialogs.casework.case_card import case_view
from dialogs.casework.cases import Readable, by_id, newest_here
from dialogs.casework.papers import logged_here
from dialogs.deciding.logging import begin
from dialogs.desk import Desk
from dialogs.helping import message_view
from dialogs.members.naming import Fault
from dialogs.ports.decisions import Logged
from dialogs.ports.drafts import Draft
from dialogs.ports.handovers import Grounds, Handover, Message, Party, State, Step
from dialogs.showing.dates import read_date
from dialogs.together.directory import Directory, directory
from dialogs.together.handover_card import handover_view
from dialogs.together.handover_contents import again, fault_in, iso_day, proposed, receiver
from dialogs.together.handover_form import YES, handover_form
from dialogs.together.holding import carrier, elsewhere, under_way
from dialogs.together.notices import tell
from dialogs.turns import Reply


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
    if waiting := under_way(await desk.session.handovers([logged.number])):
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
    form = again(follows, people, desk.today) if follows else proposed(desk, logged, planned)
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
        if id in filled and (day := iso_day(filled[id], desk.today)) is None:
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
    if fault := fault_in(form, people, desk.today) or await _elsewhere(desk, found.logged, people):
        return await _not_sent(desk, form, fault)
    handover = await _handover(desk, form, found.logged, people)
    if waiting := await desk.session.open_handover(handover):
        return await _not_sent(desk, form, _has_gone(waiting))
    await desk.keep(replace(dropped(draft), status="logged"))
    await tell(desk, handover, people)
    return desk.reply(await handover_view(desk, handover))


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
        receiver=receiver(people, form)[0],
        text=Message(*(form.get(part, "").strip() for part in ("why", "wish", "runs", "asks"))),
        grounds=grounds,
        informed=form["informed"] == YES,
        reply_by=read_date(form["reply_by"], desk.today) or desk.today,
        planned_for=planned,
        follows=form.get("follows"),
        steps=(Step(state, desk.turn.now, desk.turn.person),),
    )
