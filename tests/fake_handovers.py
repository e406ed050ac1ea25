"""Links between cases and handovers in memory, at their ports; they pass the same suite as the real ones."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from dialogs.ports.handovers import ENDED, Handover, Step
from dialogs.ports.links import CaseLink, reach
from dialogs.ports.notes import CaseNote


@dataclass
class SharedKept:
    """What centres share, by tenant."""

    links: dict[str, tuple[CaseLink, ...]] = field(default_factory=dict)
    handovers: dict[tuple[str, str], Handover] = field(default_factory=dict)
    notes: dict[str, tuple[CaseNote, ...]] = field(default_factory=dict)

    def __copy__(self) -> SharedKept:
        return SharedKept(dict(self.links), dict(self.handovers), dict(self.notes))


class MemoryShared:
    """The part of a turn in memory that joins cases and keeps handovers."""

    _tenant: str

    def __init__(self, shared: SharedKept) -> None:
        self._shared = shared

    async def joined(self, cases: Collection[str]) -> tuple[str, ...]:
        return tuple(sorted(reach(cases, self._links)))

    async def link(self, link: CaseLink) -> None:
        self._refuse_tenant(link.by.tenant)
        self._shared.links[self._tenant] = (*self._links, link)

    async def links(self, cases: Collection[str]) -> tuple[CaseLink, ...]:
        ordered = [replace(link, one=min(link.pair), other=max(link.pair)) for link in self._links]
        return tuple(link for link in ordered if link.pair & set(cases))

    async def open_handover(self, handover: Handover) -> Handover | None:
        for step in handover.steps:
            self._refuse_tenant(step.by.tenant)
        under_way = [one for one in await self.handovers([handover.case]) if one.state not in ENDED]
        if under_way and handover.state not in ENDED:
            return under_way[-1]
        self._shared.handovers[self._tenant, handover.id] = handover
        return None

    async def advance(self, handover: Handover, step: Step) -> Handover | None:
        self._refuse_tenant(step.by.tenant)
        advanced = replace(handover, steps=(*handover.steps, step))
        if self._shared.handovers[self._tenant, handover.id].steps != handover.steps:
            return None
        self._shared.handovers[self._tenant, handover.id] = advanced
        return advanced

    async def handover(self, id: str) -> Handover | None:
        return self._shared.handovers.get((self._tenant, id))

    async def handovers(self, cases: Collection[str]) -> tuple[Handover, ...]:
        return _oldest_first(one for one in self._handovers if one.case in cases)

    async def handovers_since(self, since: datetime) -> tuple[Handover, ...]:
        return _oldest_first(one for one in self._handovers if one.state not in ENDED or one.steps[-1].at >= since)

    async def note_on_case(self, note: CaseNote) -> None:
        self._refuse_tenant(note.by.tenant)
        self._shared.notes[self._tenant] = (*self._notes, note)

    async def case_notes(self, cases: Collection[str]) -> tuple[CaseNote, ...]:
        return tuple(note for note in self._notes if note.case in cases)

    async def case_notes_since(self, since: datetime) -> tuple[CaseNote, ...]:
        return tuple(note for note in self._notes if note.at >= since)

    @property
    def _notes(self) -> tuple[CaseNote, ...]:
        return self._shared.notes.get(self._tenant, ())

    @property
    def _links(self) -> tuple[CaseLink, ...]:
        return self._shared.links.get(self._tenant, ())

    @property
    def _handovers(self) -> list[Handover]:
        return [one for (tenant, _), one in self._shared.handovers.items() if tenant == self._tenant]

    def _refuse_tenant(self, tenant: str) -> None:
        if tenant != self._tenant:
            raise ValueError("a turn of one tenant cannot save for another")


def _oldest_first(handovers: Iterable[Handover]) -> tuple[Handover, ...]:
    return tuple(sorted(handovers, key=lambda one: (one.steps[0].at, one.id)))
