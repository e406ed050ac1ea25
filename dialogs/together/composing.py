"""What the notices and reminders of handovers say: which case and who, nothing of the citizen."""

from __future__ import annotations

from datetime import date, datetime

from dialogs.ports.handovers import Handover, State
from dialogs.ports.post import Letter, Parcel
from dialogs.ports.store import Store
from dialogs.showing.dates import show_date
from dialogs.together.directory import Directory, directory
from dialogs.together.handover_lines import to_handover
from dialogs.together.notices import REMINDER, handover_of
from dialogs.view import Heading, Paragraph, View
from dialogs.wording import say
from knowledge.weeks import COPENHAGEN


class HandoverComposer:
    """Composes the parcels of the kinds `handover` and `reminder`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def compose(self, parcel: Parcel, now: datetime) -> Letter | None:
        """Return the card; None where the handover has gone on in the meantime, or there is none any more."""
        async with self._store.turn(parcel.recipient.tenant, "", None, now) as session:
            handover = await session.handover(handover_of(parcel))
            if handover is None:
                return None
            people = await directory(session)
        today = now.astimezone(COPENHAGEN).date()
        key = _reminder(handover, today) if parcel.kind == REMINDER else _notice(handover, parcel)
        if key is None:
            return None
        opens = handover.sent is not None or parcel.recipient.id == handover.steps[0].by.id
        return Letter(_view(key, handover, people, opens), (handover.case,))


def _notice(handover: Handover, parcel: Parcel) -> str | None:
    """Return what a step says, unless a later one has its own notice."""
    return handover.state.value if parcel.key.endswith(f":{handover.state.value}") else None


def _reminder(handover: Handover, today: date) -> str | None:
    if handover.state is State.PLANNED:
        return "reminder"
    return "overdue" if handover.overdue(today) else None


def _view(key: str, handover: Handover, people: Directory, opens: bool) -> View:
    """Return the notice; with a button only where the handover opens: one that is planned is the sender's alone."""
    text = say(
        f"handover.notice.{key}",
        number=handover.case,
        sender=people.name(handover.sender),
        receiver=people.name(handover.receiver),
        name=handover.steps[-1].by.name,
        reply_by=show_date(handover.reply_by),
        planned_for=show_date(handover.planned_for) if handover.planned_for else "",
    )
    heading = Heading(say("handover.heading", number=handover.case))
    return View(say("handover.notice.summary"), (heading, Paragraph(text)), (to_handover(handover),) if opens else ())
