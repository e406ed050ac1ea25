"""A case on a card: what this person may read of it, what to do with it, and how to ask to see it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Iterator
from datetime import datetime, time, timedelta
from typing import Final

from dialogs.casework.cases import Readable, note_reading, readable_all
from dialogs.casework.subjects import interventions
from dialogs.deciding.misfiled import standing
from dialogs.deciding.outcomes import choosable
from dialogs.desk import Desk
from dialogs.grammar import tells_why
from dialogs.ports.decisions import Logged
from dialogs.ports.members import Basis, Permit
from dialogs.showing.conclusions import place
from dialogs.showing.dates import show_date
from dialogs.together.changing_hands import can_hand_over, can_take_over
from dialogs.together.forum_notes import forum_notes
from dialogs.together.handover_lines import handover_actions, handover_lines
from dialogs.together.meeting import meeting_blocks
from dialogs.together.numbers import case_numbers
from dialogs.turns import Reply
from dialogs.view import Action, Block, Heading, Item, Items, Paragraph, TextField, View
from dialogs.wording import say
from knowledge.rules.model import Model
from knowledge.weeks import COPENHAGEN

_MOST: Final = 10


async def case_view(desk: Desk, number: str) -> View:
    """Return the decisions on a case that this person may see; without access it is as if there were none."""
    if not number.strip():
        return View(say("case.summary"), (Paragraph(say("case.empty")),))
    found = await desk.session.case(desk.turn.person.tenant, number.strip())
    entries = await readable_all(desk, standing(found))
    if not entries:
        return await _no_access(desk, number.strip())
    for case in dict.fromkeys(one.logged.number for one in entries):
        grounds = next(one.basis for one in reversed(entries) if one.logged.number == case)
        await note_reading(desk, "case", grounds, case)
    joined = await desk.session.joined([entries[-1].logged.number])
    here = [one for one in entries if one.logged.number in joined]
    newest = here[-1]
    return View(
        summary=say("case.summary"),
        blocks=(
            Heading(say("case.heading", number=newest.logged.number)),
            *await case_numbers(desk, joined, [one.logged for one in here]),
            *_decisions(desk, [one.logged for one in here]),
            *await meeting_blocks(
                desk, [one for one in found if one.number in joined], [one.logged.decision.id for one in here]
            ),
            *await handover_lines(desk, [one for one in standing(found) if one.number in joined], joined),
            *await forum_notes(desk, tuple(dict.fromkeys(one.logged.number for one in here))),
            *await _reasons(desk, newest.logged.number),
        ),
        actions=(
            *[action async for action in _actions(desk, newest)],
            *await handover_actions(desk, joined),
            *_namesakes({one.logged.number for one in entries} - set(joined)),
        ),
    )


async def read_by_reason(desk: Desk, number: str, reason: str) -> View:
    """Let a member read a case for the rest of the day because of a reason, which her lead's colleagues see."""
    if await desk.reader() is None:
        return await _no_access(desk, number)
    if not tells_why(reason):
        desk.remark("case.reason_short", "attention")
        return await _no_access(desk, number)
    found = await desk.session.case(desk.turn.person.tenant, number)
    for case in dict.fromkeys(logged.number for logged in found):
        await desk.session.allow(_permit(desk, case, reason.strip()))
    if not found:
        await note_reading(desk, "case", Basis.REASON, reason=reason.strip())
    return await case_view(desk, number)


async def press_reason(desk: Desk) -> Reply:
    """Read the reason from the card."""
    return desk.reply(await read_by_reason(desk, desk.inputs.get("number", ""), desk.inputs.get("reason", "")))


def _permit(desk: Desk, case: str, reason: str) -> Permit:
    person, now = desk.turn.person, desk.turn.now
    midnight = datetime.combine(desk.today + timedelta(days=1), time(), COPENHAGEN)
    return Permit(desk.new_id(), case, person, Basis.REASON, person.id, now, midnight, reason)


async def _no_access(desk: Desk, number: str) -> View:
    """Return the one sentence for "no access" and "no such case"; a member may give a reason."""
    blocks: tuple[Block, ...] = (Paragraph(say("case.no_access")),)
    if await desk.reader() is None:
        return View(say("case.summary"), blocks)
    field = TextField("reason", say("case.reason"), say("case.reason_placeholder"), most=300)
    by_text = Paragraph(say("case.reason_by_text", number=number), "subtle")
    ask = Action("read_by_reason", say("action.read_by_reason"), {"number": number}, inputs=True)
    return View(say("case.summary"), (*blocks, field, by_text), (ask,))


async def _reasons(desk: Desk, case: str) -> tuple[Block, ...]:
    """Return who has read the case by giving a reason, for a lead."""
    reader = await desk.reader()
    given = [one for one in await desk.session.permits(case) if one.basis is Basis.REASON]
    if reader is None or reader.member.role != "team_lead" or not given:
        return ()
    items = tuple(
        Item(
            say("case.line", date=show_date(one.since.astimezone(COPENHAGEN).date()), name=one.reader.name),
            one.reason,
        )
        for one in given[-_MOST:]
    )
    return Heading(say("case.reasons"), 2), Items(items)


async def _actions(desk: Desk, newest: Readable) -> AsyncIterator[Action]:
    yield _about("note", newest.logged)
    yield _about("citizen_text", newest.logged)
    if newest.may_change:
        if not newest.logged.decision.note_filed:
            yield _about("note_filed", newest.logged)
        if await can_hand_over(desk, newest):
            yield _about("handover", newest.logged)
        yield _about("wrong_case", newest.logged, secondary=True)
        number = {"number": newest.logged.number}
        yield Action("link", say("action.link"), number, secondary=True)
        yield Action("invite", say("action.invite"), number, secondary=True)
    if await can_take_over(desk, newest):
        yield Action("take_over", say("action.take_over"), {"number": newest.logged.number}, secondary=True)


def _namesakes(numbers: Collection[str]) -> Iterator[Action]:
    """Yield the way to other cases that have the same number in another centre and are not joined with this one."""
    for number in sorted(numbers):
        yield Action("case", say("action.show_case", number=number), {"number": number}, secondary=True)


def _about(action: str, logged: Logged, *, secondary: bool = False) -> Action:
    return Action(action, say(f"action.{action}"), {"decision": logged.decision.id}, secondary=secondary)


def _decisions(desk: Desk, decisions: list[Logged]) -> Iterator[Block]:
    yield Items(tuple(_decision_item(desk, logged) for logged in reversed(decisions[-_MOST:])))


def _decision_item(desk: Desk, logged: Logged) -> Item:
    decision = logged.decision
    at = decision.at.astimezone(COPENHAGEN).date()
    label = say("case.line", date=show_date(at), name=decision.person.name)
    below = [say("case.filed" if decision.note_filed else "case.not_filed")]
    if decision.overrides:
        below.append(say("case.overridden"))
    if decision.follow_up:
        below.append(f"{say('mine.follow_ups').lower()} {show_date(decision.follow_up)}")
    if decision.interventions:
        below.append(", ".join(one.title for one in interventions(desk, decision.interventions)))
    return Item(label, outcomes(desk.model, logged), " · ".join(below))


def outcomes(model: Model, logged: Logged) -> str:
    """Return what was decided by its labels, as far as the model in use still knows them."""
    decided = {**logged.decision.suggestion, **logged.decision.overrides}
    labels = [
        outcome.label
        for id, table in sorted(model.tables.items(), key=lambda pair: place(pair[1]))
        for outcome in choosable(model.loaded.pack, table.table)
        if outcome.id == decided.get(id)
    ]
    return ", ".join(labels) or say("note.open")
