"""Everything that is kept about one case, gathered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dialogs.ports.decisions import CaseReference, Logged
from dialogs.ports.drafts import Draft
from dialogs.ports.handovers import Handover
from dialogs.ports.links import CaseLink
from dialogs.ports.members import Permit, Reading
from dialogs.ports.notes import CaseNote
from dialogs.ports.store import Session

_ALL: Final = 100_000


@dataclass(frozen=True, slots=True)
class CaseFile:
    """Everything about the cases that a number stands for, with those joined to them, the oldest first."""

    numbers: tuple[str, ...]
    references: tuple[CaseReference, ...]
    entries: tuple[Logged, ...]
    handovers: tuple[Handover, ...]
    links: tuple[CaseLink, ...]
    notes: tuple[CaseNote, ...]
    permits: tuple[Permit, ...]
    readings: tuple[Reading, ...]
    drafts: tuple[Draft, ...] = ()
    """Everybody's drafts under way that name one of the cases."""


async def gathered(session: Session, tenant: str, number: str) -> CaseFile:
    """Gather everything about the cases that a number stands for; nothing where there is none."""
    numbers = await session.joined(await session.cases(number))
    return CaseFile(
        numbers,
        await session.references(numbers),
        await session.case(tenant, number),
        await session.handovers(numbers),
        await session.links(numbers),
        await session.case_notes(numbers),
        tuple([permit for case in numbers for permit in await session.permits(case)]),
        tuple([one for case in numbers for one in reversed(await session.readings(case, _ALL))]),
        await session.drafts_about(numbers),
    )
