"""The peer forum (sparringsforum): which cases two centres should talk about, as an agenda, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from dialogs.casework.cases import newest_here, note_reading
from dialogs.deciding.misfiled import standing
from dialogs.desk import Desk
from dialogs.helping import message_view
from dialogs.members.access import CHANGES, basis
from dialogs.ports.decisions import Logged
from dialogs.ports.handovers import Handover, State
from dialogs.ports.members import Basis
from dialogs.ports.notes import CaseNote, NoteKind
from dialogs.showing.conclusions import SILENT
from dialogs.showing.dates import show_date
from dialogs.showing.sources import joined
from dialogs.together.citizens import by_citizen
from dialogs.together.directory import Directory, directory
from dialogs.together.meeting import difference_line, meet
from dialogs.turns import Reply
from dialogs.view import Action, Block, Heading, Item, Items, Paragraph, View
from dialogs.wording import say

_LOOK_BACK: Final = timedelta(days=92)
"""A matter that nobody has noted an outcome of is brought up again for so long."""
_MOST: Final = 25
_LEAST_TEXT: Final = 5


@dataclass(frozen=True, slots=True)
class Matter:
    """A case to talk about: its numbers, the centres on it, and why."""

    numbers: tuple[str, ...]
    centres: tuple[str, ...]
    reasons: tuple[str, ...]


async def press_forum(desk: Desk) -> Reply:
    """Show the agenda; with a case and some words, put a question on it."""
    if await desk.reader() is None:
        return desk.reply(message_view("forum.members_only"))
    if desk.inputs.get("number"):
        return await _note(desk, NoteKind.QUESTION)
    matters = await agenda(desk)
    items = tuple(Item(_title(one), "\n".join(one.reasons)) for one in matters[:_MOST])
    body: tuple[Block, ...] = (Items(items),) if items else (Paragraph(say("forum.none")),)
    more = (Paragraph(say("forum.more", count=len(matters) - _MOST), "subtle"),) if len(matters) > _MOST else ()
    text = (Action("forum_text", say("action.forum_text")),) if matters else ()
    help_ = Paragraph(say("forum.help"), "subtle")
    return desk.reply(View(say("forum.summary"), (Heading(say("forum.heading")), *body, *more, help_), text))


async def press_forum_text(desk: Desk) -> Reply:
    """Send the agenda as plain text."""
    if await desk.reader() is None:
        return desk.reply(message_view("forum.members_only"))
    matters = await agenda(desk)
    if not matters:
        return desk.reply(message_view("forum.none"))
    lines = [say("forum.text_title", date=show_date(desk.today))]
    for number, one in enumerate(matters, start=1):
        lines += ["", say("forum.text_item", number=number, title=_title(one)), *(f"- {why}" for why in one.reasons)]
    return desk.send("\n".join(lines))


async def press_outcome(desk: Desk) -> Reply:
    """Note on a case what the forum came to."""
    return await _note(desk, NoteKind.OUTCOME)


async def agenda(desk: Desk) -> tuple[Matter, ...]:
    """Return what to talk about, as far as this person works on it herself."""
    since = desk.turn.now - _LOOK_BACK
    reader, people = await desk.reader(), await directory(desk.session)
    notes = await desk.session.case_notes_since(since)
    handovers = await desk.session.handovers_since(since)
    matters = []
    for logged in map(standing, await by_citizen(desk.session, since)):
        numbers = tuple(dict.fromkeys(one.number for one in logged))
        settled = max((n.at for n in notes if n.case in numbers and n.kind is NoteKind.OUTCOME), default=since)
        on_case = [one for one in handovers if one.case in numbers]
        ids = [one.decision.id for one in logged if basis(reader, one.decision, (), desk.turn.now, on_case)]
        if not ids:
            continue
        reasons = [
            *_judged(desk, logged, ids, people, settled),
            *_returned(on_case, settled),
            *_decided(desk, [one for one in logged if one.decision.id in ids], settled),
            *(say("forum.question", text=n.text) for n in notes if _asks(n, numbers, settled)),
        ]
        if reasons:
            await note_reading(desk, "forum", Basis.TEAM, numbers[0])
            centres = tuple(sorted({people.centre(one.decision) for one in logged}))
            matters.append(Matter(numbers, centres, tuple(dict.fromkeys(reasons))))
    return tuple(matters)


def _judged(
    desk: Desk, logged: Sequence[Logged], ids: Sequence[str], people: Directory, settled: datetime
) -> Iterator[str]:
    """Yield on what centres differ; named only where she may read both sides."""
    meeting = meet(desk.model, logged, people)
    for one in meeting.differences:
        newest = max(meeting.of(statement.entry).decision.at for statement in one.statements)
        if newest > settled:
            centres = joined([statement.entry.centre for statement in one.statements])
            both = all(statement.entry.id in ids for statement in one.statements)
            yield difference_line(desk.model, one) if both else say("forum.differ", centres=centres)
    if any(grant.stands(desk.today) for grant in meeting.double_grants):
        last = max(meeting.of(one.entry).decision.at for grant in meeting.double_grants for one in grant.grants)
        if last > settled:
            yield say("forum.double_grant")


def _returned(handovers: Sequence[Handover], settled: datetime) -> Iterator[str]:
    returned = [one for one in handovers if one.state is State.RETURNED and one.steps[-1].at > settled]
    if len(returned) > 1:
        yield say("forum.returned_again", count=len(returned))
    elif returned:
        yield say("forum.returned")


def _decided(desk: Desk, logged: Sequence[Logged], settled: datetime) -> Iterator[str]:
    """Yield where she or her team decided otherwise, and what the model left to them."""
    for one in logged:
        if one.decision.at > settled and one.decision.overrides:
            tables = [desk.model.tables[id].table.title for id in one.decision.overrides if id in desk.model.tables]
            code = say(f"override.{one.decision.override_code}")
            yield say("forum.override", tables=joined(tables), code=code)
    newest = logged[-1].decision if logged else None
    if newest and newest.at > settled:
        open_ = [id for id, outcome in {**newest.suggestion, **newest.overrides}.items() if outcome in (None, SILENT)]
        titles = [desk.model.tables[id].table.title for id in open_ if id in desk.model.tables]
        if titles:
            yield say("forum.open", tables=joined(titles))


def _asks(note: CaseNote, numbers: Sequence[str], settled: datetime) -> bool:
    return note.kind is NoteKind.QUESTION and note.case in numbers and note.at > settled


def _title(matter: Matter) -> str:
    return say("forum.title", numbers=joined(matter.numbers), centres=joined(matter.centres))


async def _note(desk: Desk, kind: NoteKind) -> Reply:
    """Put a question or an outcome on a case that this person works on."""
    written = desk.inputs.get("number", "").strip()
    number, _, text = written.partition(" ")
    text = (desk.inputs.get("text") or text).strip(" :")
    found = await newest_here(desk, number, CHANGES | {Basis.RECEIVER})
    if found is None:
        return desk.reply(message_view("case.no_access"))
    case = found.logged.number
    if len(text) < _LEAST_TEXT:
        return desk.reply(message_view("forum.needs_text", number=case))
    await desk.session.note_on_case(CaseNote(desk.new_id(), case, kind, desk.turn.now, desk.turn.person, text))
    return desk.reply(message_view(f"forum.noted_{kind.value}", number=case))
