"""A handover in a few words: where it stands, on which side somebody is, and the way to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dialogs.desk import Desk
from dialogs.members.access import receives
from dialogs.ports.decisions import Logged
from dialogs.ports.handovers import ENDED, Handover, State
from dialogs.showing.dates import show_date
from dialogs.together.directory import Directory, directory
from dialogs.together.holding import carrier, last_taken
from dialogs.view import Action, Block, Bullets, Heading, Item, Items, Tone
from dialogs.wording import say
from knowledge.weeks import COPENHAGEN


async def handover_lines(desk: Desk, logged: Sequence[Logged], case: Sequence[str]) -> tuple[Block, ...]:
    """Return the handovers of a case that this person has to do with, and who has taken it.

    `logged` are the decisions that stand on it, oldest first.
    """
    handovers = await desk.session.handovers(case)
    found = await visible(desk, handovers)
    if not found:
        return ()
    people = await directory(desk.session)
    newest = {one.number: one for one in logged}
    carried = tuple(
        Item(say("handover.responsible_for", number=number), people.name(carrier(newest[number], handovers, people)))
        for number in dict.fromkeys(one.case for one in found)
        if number in newest and last_taken(number, handovers)
    )
    lines = Bullets(tuple(line(one, people, desk.today) for one in found))
    return Heading(say("handover.heading_lines"), 2), *((Items(carried),) if carried else ()), lines


async def handover_actions(desk: Desk, case: Sequence[str]) -> tuple[Action, ...]:
    """Return the way to the newest handover of a case that is under way."""
    found = await visible(desk, await desk.session.handovers(case))
    open_ = [one for one in found if one.state not in ENDED]
    return tuple(to_handover(one) for one in open_[-1:])


def to_handover(handover: Handover) -> Action:
    """Return the button that shows a handover."""
    return Action("handover_show", say("action.handover_show", number=handover.case), {"handover": handover.id})


async def visible(desk: Desk, handovers: Sequence[Handover]) -> tuple[Handover, ...]:
    """Return those that this person sent or receives, herself or with her team."""
    reader = await desk.reader()
    if reader is None:
        return ()
    return tuple(
        one for one in handovers if receives(reader, one.sender) or (one.sent and receives(reader, one.receiver))
    )


def line(handover: Handover, people: Directory, today: date) -> str:
    """Return "AM Voksne → HP Voksne: Sendt 22. november 2026; svarfrist 6. december 2026"."""
    return say(
        "handover.line",
        sender=people.name(handover.sender),
        receiver=people.name(handover.receiver),
        state=stands(handover, today),
    )


def stands(handover: Handover, today: date) -> str:
    """Return where a handover stands, with the day that matters."""
    last = handover.steps[-1]
    details = {
        "name": last.by.name,
        "date": show_date(last.at.astimezone(COPENHAGEN).date()),
        "reply_by": show_date(handover.reply_by),
        "planned_for": show_date(handover.planned_for) if handover.planned_for else "",
    }
    state = "overdue" if handover.overdue(today) else handover.state.value
    return say(f"handover.state.{state}", **details)


def tone(handover: Handover, today: date) -> Tone:
    """Return how loudly to say it."""
    if handover.overdue(today) or handover.due(today) or handover.state is State.RETURNED:
        return "warning"
    return "good" if handover.state is State.RECEIVED else "plain"
