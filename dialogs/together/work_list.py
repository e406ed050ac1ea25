"""What waits for somebody between the centres: handovers to answer, answers awaited, and what is planned."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from dialogs.deciding.misfiled import standing
from dialogs.desk import Desk
from dialogs.members.access import Reader, receives
from dialogs.ports.handovers import Handover, State
from dialogs.together.directory import Directory, directory
from dialogs.together.handover_lines import line, to_handover, visible
from dialogs.together.holding import LOOK_BACK, carrier, taker
from dialogs.together.inviting import asked_to_look
from dialogs.view import Action, Block, Bullets, Heading, Paragraph
from dialogs.wording import say

_RETURNED_FOR: Final = timedelta(days=30)
_BUTTONS: Final = 2


@dataclass(frozen=True, slots=True)
class WorkList:
    """Blocks for the list, and the way to what is most pressing."""

    blocks: tuple[Block, ...] = ()
    actions: tuple[Action, ...] = ()


async def work_list(desk: Desk) -> WorkList:
    """Return what waits for this person."""
    reader = await desk.reader()
    if reader is None:
        return WorkList()
    found = await visible(desk, await desk.session.handovers_since(desk.turn.now - _RETURNED_FOR))
    people = await directory(desk.session)
    sections = {key: [one for one in found if _is(one, key, reader, found)] for key in _SECTIONS}
    blocks = [
        block
        for key, handovers in sections.items()
        for block in _section(say(f"mine.{key}"), handovers, people, desk)
    ]
    pressing = [one for key in ("to_answer", "came_back") for one in sections[key]]
    desk.about.update(one.case for handovers in sections.values() for one in handovers)
    return WorkList(
        (
            *blocks,
            *_taken(found, reader, desk),
            *await asked_to_look(desk, people),
            *await _without_owner(desk, reader, people),
        ),
        tuple(to_handover(one) for one in pressing[:_BUTTONS]),
    )


_SECTIONS: Final[dict[str, Callable[[Handover, Reader], bool]]] = {
    "to_answer": lambda one, reader: one.state is State.SENT and receives(reader, one.receiver),
    "came_back": lambda one, reader: one.state is State.RETURNED and _sent_it(one, reader),
    "awaited": lambda one, reader: one.state is State.SENT and _sent_it(one, reader),
    "planned": lambda one, reader: one.state is State.PLANNED and _sent_it(one, reader),
}
"""What waits, the most pressing first."""


def _is(handover: Handover, key: str, reader: Reader, all_: Sequence[Handover]) -> bool:
    followed = any(other.follows == handover.id for other in all_)
    return not followed and _SECTIONS[key](handover, reader)


def _sent_it(handover: Handover, reader: Reader) -> bool:
    """Whether she sent it, stands in for who did, or leads the team that did."""
    ids = {reader.person.id, *(one.person.id for one in reader.standing_in)}
    leads = reader.member.role == "team_lead" and handover.sender.team == reader.member.team
    return handover.sender.person in ids or leads


def _section(title: str, handovers: Sequence[Handover], people: Directory, desk: Desk) -> Iterator[Block]:
    if handovers:
        yield Heading(title, 2)
        yield Bullets(tuple(f"{one.case}: {line(one, people, desk.today)}" for one in handovers))


def _taken(handovers: Sequence[Handover], reader: Reader, desk: Desk) -> Iterator[Block]:
    newest = {one.case: one for one in handovers if one.state is State.RECEIVED}
    mine = [case for case, one in newest.items() if taker(one) == reader.person.id]
    desk.about.update(mine)
    if mine:
        yield Paragraph(say("mine.taken", numbers=", ".join(mine)))


async def _without_owner(desk: Desk, reader: Reader, people: Directory) -> tuple[Block, ...]:
    """Return, for a lead, the cases that the team carries by somebody who has left."""
    left = {id for id, one in people.members.items() if one.status == "left"}
    if reader.member.role != "team_lead" or not left:
        return ()
    since = desk.turn.now - LOOK_BACK
    newest = {one.number: one for one in standing(await desk.session.entries_since(since))}
    moved = {one.case for one in await desk.session.handovers_since(since) if one.state is State.RECEIVED}
    near = [one for one in newest.values() if one.decision.team == reader.member.team or one.number in moved]
    handovers = await desk.session.handovers([one.number for one in near])
    lines = []
    for one in near:
        party = carrier(one, handovers, people)
        owner = party.person
        if owner in left and party.team == reader.member.team:
            desk.about.add(one.number)
            lines.append(say("mine.without_owner_line", number=one.number, name=people.members[owner].person.name))
    return (Heading(say("mine.without_owner"), 2), Bullets(tuple(lines))) if lines else ()
