"""Handing a case over (overdragelse) as an object: its states, who is responsible in each, and the port to keep it.

planlagt → sendt → modtaget | returneret | trukket. None is reached twice: sending again is a new handover that
follows the old one.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final, Literal, Protocol

from dialogs.ports.people import Person

Grounds = Literal["samtykke", "hjemmel", "ikke_afklaret"]
GROUNDS: Final[tuple[Grounds, ...]] = ("samtykke", "hjemmel", "ikke_afklaret")


class State(StrEnum):
    """Where a handover stands."""

    PLANNED = "planned"
    SENT = "sent"
    RECEIVED = "received"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"


NEXT: Final[Mapping[State, frozenset[State]]] = {
    State.PLANNED: frozenset({State.SENT, State.WITHDRAWN}),
    State.SENT: frozenset({State.RECEIVED, State.RETURNED, State.WITHDRAWN}),
    State.RECEIVED: frozenset(),
    State.RETURNED: frozenset(),
    State.WITHDRAWN: frozenset(),
}
"""What can follow each state."""
FIRST: Final = frozenset({State.PLANNED, State.SENT})
ENDED: Final = frozenset(state for state, following in NEXT.items() if not following)


class TransitionError(Exception):
    """This handover cannot go from where it stands to there."""


@dataclass(frozen=True, slots=True)
class Party:
    """One side: a centre of the model, a team in it, and a member by id; the narrower ones where they are known."""

    centre: str
    team: str | None = None
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """What the sender writes: why, what the citizen wants, what runs, and what the receiver is asked to do."""

    why: str
    wish: str
    runs: str
    asks: str


@dataclass(frozen=True, slots=True)
class Step:
    """A state that was reached: when, by whom, and for what reason where one was given."""

    state: State
    at: datetime
    by: Person
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Handover:
    """A case on its way from one side to another.

    `case` is the sender's Vejviser number and `decision` what it rests on. `steps` are oldest first and never empty.
    `text` and the reasons are encrypted by the store; the rest are plain columns.
    """

    id: str
    case: str
    decision: str
    sender: Party
    receiver: Party
    text: Message
    grounds: Grounds
    informed: bool
    """Whether the citizen has been told."""
    reply_by: date
    steps: tuple[Step, ...]
    planned_for: date | None = None
    follows: str | None = None
    """The handover that was returned and that this one sends again."""

    def __post_init__(self) -> None:
        if not self.steps or self.steps[0].state not in FIRST:
            raise TransitionError("a handover begins as planned or sent")
        for before, after in zip(self.steps, self.steps[1:], strict=False):
            if after.state not in NEXT[before.state]:
                raise TransitionError(f"{before.state} is never followed by {after.state}")

    @property
    def state(self) -> State:
        """Where it stands."""
        return self.steps[-1].state

    @property
    def responsible(self) -> Party:
        """Who carries the case: the sender until the receiver has taken it."""
        return self.receiver if self.state is State.RECEIVED else self.sender

    @property
    def sent(self) -> Step | None:
        """When and by whom it was sent, None while it is only planned."""
        return next((step for step in self.steps if step.state is State.SENT), None)

    @property
    def opens_case(self) -> bool:
        """Whether the receiver may read what the sender has logged: not before there are grounds to share it."""
        return self.state is State.RECEIVED or (self.state is State.SENT and self.grounds != "ikke_afklaret")

    def overdue(self, today: date) -> bool:
        """Whether the receiver should have answered by now."""
        return self.state is State.SENT and self.reply_by < today

    def due(self, today: date) -> bool:
        """Whether its planned day has come, and it is still to be sent."""
        return self.state is State.PLANNED and self.planned_for is not None and self.planned_for <= today


class HandoverBook(Protocol):
    """The part of a unit of work that keeps handovers."""

    async def open_handover(self, handover: Handover) -> Handover | None:
        """Save a new handover with its steps, unless another one of this case is still under way.

        Returns:
            The one that is in the way, and nothing is saved; None when this one was saved. One that has ended
            already, such as a colleague's taking a case over, is never refused.
        """

    async def advance(self, handover: Handover, step: Step) -> Handover | None:
        """Append a step and return what then stands; None when somebody else has been quicker, and nothing is saved.

        Raises:
            TransitionError: this step cannot follow.
        """

    async def handover(self, id: str) -> Handover | None:
        """Return a handover in any state."""

    async def handovers(self, cases: Collection[str]) -> tuple[Handover, ...]:
        """Return every handover of these cases, by their Vejviser numbers, the oldest first."""

    async def handovers_since(self, since: datetime) -> tuple[Handover, ...]:
        """Return the handovers that are not ended, and those that ended since then, the oldest first."""
