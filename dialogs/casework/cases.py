"""Finding a decision again: what this person may read, on what grounds, and that she has read it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dialogs.deciding.misfiled import standing
from dialogs.desk import Desk
from dialogs.members.access import CHANGES, basis
from dialogs.ports.decisions import Logged
from dialogs.ports.members import Basis, Reading


@dataclass(frozen=True, slots=True)
class Readable:
    """A decision with the grounds on which this person may read it."""

    logged: Logged
    basis: Basis

    @property
    def may_change(self) -> bool:
        """Whether she may do more than read: tick the note, correct, hand over."""
        return self.basis in CHANGES


async def readable_all(desk: Desk, logged: Sequence[Logged]) -> tuple[Readable, ...]:
    """Return those of some decisions that this person may read, in their order, each with the grounds."""
    cases = tuple(dict.fromkeys(one.number for one in logged))
    reader, handovers = await desk.reader(), await desk.session.handovers(cases)
    permits = {case: await desk.session.permits(case) for case in cases}
    found = []
    for one in logged:
        on_case = [handover for handover in handovers if handover.case == one.number]
        if grounds := basis(reader, one.decision, permits[one.number], desk.turn.now, on_case):
            found.append(Readable(one, grounds))
    return tuple(found)


async def by_id(desk: Desk, id: str) -> Readable | None:
    """Return a decision that still stands and that this person may read, None where there is none."""
    logged = await desk.session.decision(id)
    if logged is None or logged not in standing(await desk.session.case(desk.turn.person.tenant, logged.number)):
        return None
    return next(iter(await readable_all(desk, [logged])), None)


async def newest_here(desk: Desk, number: str, grounds: Collection[Basis] = CHANGES) -> Readable | None:
    """Return the newest decision that still stands on a case and that this person has such grounds to read.

    Without other grounds it is what she works on herself. A case that is only joined with the one named comes last.
    """
    named = await desk.session.cases(number.strip())
    entries = standing(await desk.session.case(desk.turn.person.tenant, number.strip()))
    found = [one for one in reversed(await readable_all(desk, entries)) if one.basis in grounds]
    return min(found, key=lambda one: one.logged.number not in named, default=None)


async def note_reading(desk: Desk, what: str, grounds: Basis, case: str | None = None, reason: str = "") -> None:
    """Note in the log of readings that this person has seen something, and that the answer tells of the case."""
    if case:
        desk.about.add(case)
    reading = Reading(desk.new_id(), desk.turn.now, desk.turn.person, what, grounds, case, reason)
    await desk.session.note_reading(reading)
