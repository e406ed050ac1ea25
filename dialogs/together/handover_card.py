"""A handover as each side sees it, with what that side can do."""

from __future__ import annotations

from collections.abc import Iterator

from dialogs.casework.cases import note_reading
from dialogs.desk import Desk
from dialogs.helping import message_view
from dialogs.members.access import receives
from dialogs.ports.handovers import NEXT, Handover, State
from dialogs.ports.members import Basis
from dialogs.showing.dates import show_date
from dialogs.showing.sources import joined
from dialogs.together.directory import Directory, directory
from dialogs.together.handover_lines import stands, tone
from dialogs.together.notices import receivers
from dialogs.view import Action, Block, Bullets, Heading, Item, Items, Paragraph, TextField, View
from dialogs.wording import say
from knowledge.weeks import COPENHAGEN


async def handover_view(desk: Desk, handover: Handover) -> View:
    """Return a handover to somebody on one of its sides; to everybody else it is as if there were none."""
    reader = await desk.reader()
    sends = reader is not None and receives(reader, handover.sender)
    gets = reader is not None and handover.sent is not None and receives(reader, handover.receiver)
    if reader is None or not (sends or gets):
        return message_view("handover.no_access")
    people = await directory(desk.session)
    await note_reading(desk, "handover", Basis.TEAM if sends else Basis.RECEIVER, handover.case)
    return View(
        summary=say("handover.summary"),
        blocks=(
            Heading(say("handover.heading", number=handover.case)),
            *_head(desk, handover, people, sends),
            Items(tuple(_parts(handover))),
            *_steps(handover),
            *(_return_field() if gets and handover.state is State.SENT else ()),
        ),
        actions=tuple(_actions(handover, sends, gets)),
    )


def _head(desk: Desk, handover: Handover, people: Directory, sends: bool) -> Iterator[Block]:
    stand, reason = stands(handover, desk.today), handover.steps[-1].reason
    said = say("handover.step_reason", step=stand, reason=reason) if reason else stand
    yield Paragraph(said, tone(handover, desk.today))
    if sends and handover.state is State.SENT and not receivers(handover.receiver, people, desk.today):
        yield Paragraph(say("handover.nobody", party=people.name(handover.receiver)), "attention")
    if sends and handover.state is State.SENT:
        yield from _away(desk, handover, people)
    if handover.grounds == "ikke_afklaret" and handover.state in (State.PLANNED, State.SENT):
        yield Paragraph(say("handover.grounds_open"), "warning")
    responsible = people.name(handover.responsible)
    yield Items(
        (
            Item(say("handover.from"), people.name(handover.sender)),
            Item(say("handover.to"), people.name(handover.receiver)),
            Item(say("handover.responsible"), responsible),
            Item(say("handover.field.grounds"), say(f"handover.grounds.{handover.grounds}")),
            Item(say("handover.field.informed"), say("handover.yes" if handover.informed else "handover.no")),
        )
    )


def _away(desk: Desk, handover: Handover, people: Directory) -> Iterator[Block]:
    """Yield that the one who is named is away, and who else can answer."""
    named = people.members.get(handover.receiver.person or "")
    if named and named.away(desk.today):
        others = receivers(handover.receiver, people, desk.today) - {named.person.id}
        names = sorted(people.members[id].person.name for id in others)
        key = "handover.away" if names else "handover.away_alone"
        yield Paragraph(say(key, name=named.person.name, others=joined(names)), "warning")


def _parts(handover: Handover) -> Iterator[Item]:
    for part in ("why", "wish", "runs", "asks"):
        yield Item(say(f"handover.field.{part}"), getattr(handover.text, part) or say("handover.not_written"))


def _steps(handover: Handover) -> Iterator[Block]:
    yield Heading(say("handover.steps"), 2)
    lines = []
    for step in handover.steps:
        day = show_date(step.at.astimezone(COPENHAGEN).date())
        said = say("handover.step_line", state=say(f"handover.step.{step.state.value}"), date=day, name=step.by.name)
        lines.append(say("handover.step_reason", step=said, reason=step.reason) if step.reason else said)
    yield Bullets(tuple(lines))


def _return_field() -> Iterator[Block]:
    yield TextField(
        "reason",
        say("handover.reason"),
        required=True,
        error=say("handover.needs_reason"),
        several_lines=True,
        most=500,
    )


def _actions(handover: Handover, sends: bool, gets: bool) -> Iterator[Action]:
    about, following = {"handover": handover.id}, NEXT[handover.state]
    if gets and State.RECEIVED in following:
        yield Action("receive", say("action.receive"), about, style="positive")
        yield Action("return", say("action.return"), about, inputs=True)
    if sends and State.SENT in following:
        yield Action("handover_now", say("action.handover_now"), about, style="positive")
    if sends and handover.state is State.RETURNED:
        yield Action("handover_again", say("action.handover_again"), about, style="positive")
    if sends and State.WITHDRAWN in following:
        yield Action("withdraw", say("action.withdraw"), about)
    yield Action("handover_text", say("action.handover_text"), about)
    if handover.opens_case or sends:
        yield Action("case", say("action.show_case", number=handover.case), {"number": handover.case}, secondary=True)
