"""What the conversation needs from outside, in one unit of work per turn."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import AbstractAsyncContextManager
from datetime import date, datetime
from typing import Protocol

from dialogs.ports.decisions import Decision, Logged
from dialogs.ports.drafts import Draft
from dialogs.ports.feedback import FeedbackBook
from dialogs.ports.handovers import HandoverBook
from dialogs.ports.links import LinkBook
from dialogs.ports.members import AccessBook, MemberBook
from dialogs.ports.notes import NoteBook
from dialogs.ports.people import Person
from dialogs.ports.post import PostBook
from dialogs.ports.readers import ScheduleBook
from dialogs.ports.weekly import WeeklyBook


class Session(
    MemberBook,
    AccessBook,
    PostBook,
    ScheduleBook,
    LinkBook,
    HandoverBook,
    NoteBook,
    FeedbackBook,
    WeeklyBook,
    Protocol,
):
    """One turn's unit of work. Everything in it is saved together when the turn ends, or nothing is."""

    seen: bool
    """Whether this very message was already handled in an earlier delivery."""
    unanswered: bool
    """Whether it was, but its answer never got out: the process ended in between."""

    async def open_draft(self, person: Person, conversation: str) -> Draft | None:
        """Return the open draft of this person in this conversation, if there is one."""

    async def draft(self, id: str) -> Draft | None:
        """Return a draft in any state."""

    async def drafts(self, person: Person) -> tuple[Draft, ...]:
        """Return the open drafts of this person, newest first."""

    async def drafts_about(self, cases: Collection[str]) -> tuple[Draft, ...]:
        """Return everybody's open drafts that name one of these cases, by our numbers, the oldest first.

        They do so by a decision on it, our number, or a centre's own number in the form that is being filled in.
        """

    async def keep(self, draft: Draft) -> Draft:
        """Save a draft and return it with its new version.

        Raises:
            StaleDraftError: the stored version is not the one this draft came from.
        """

    async def log(self, decision: Decision) -> Logged:
        """Append a decision; the same `action_key` appends nothing and returns what stands.

        Raises:
            DeletedError: it was logged before, and its content has been deleted since.
            LogBrokenError: the log was tampered with.
        """

    async def decision(self, id: str) -> Logged | None:
        """Return a decision by its id."""

    async def case(self, tenant: str, number: str) -> tuple[Logged, ...]:
        """Return the decisions on a case, oldest first, by a Vejviser number or any centre's case number.

        Those on cases that are joined with it are among them; so are those on others that have the same number.
        """

    async def entries_since(self, since: datetime) -> tuple[Logged, ...]:
        """Return every decision, oldest first, on the cases that were logged on since then, and on those joined."""

    async def mine(self, person: Person, most: int = 20) -> tuple[Logged, ...]:
        """Return the newest decisions that this person logged."""

    async def file_note(self, id: str, filed: bool) -> None:
        """Tick whether the note of a decision has been laid on the case."""

    async def missed(self, pack: str, words: tuple[str, ...], day: date) -> None:
        """Count a lookup that found nothing, by words that name nobody; who looked is not kept."""


class Store(Protocol):
    """Where drafts and decisions live."""

    def turn(
        self, tenant: str, conversation: str, activity: str | None, now: datetime
    ) -> AbstractAsyncContextManager[Session]:
        """Open the unit of work for one inbound activity.

        The activity is remembered in the same transaction as what the turn saves, so a second delivery finds
        `Session.seen` set. An error inside saves nothing.

        Raises:
            StoreUnavailableError: the database cannot be reached or written.
        """

    async def delivered(
        self,
        tenant: str,
        conversation: str,
        activity: str | None,
        draft: str | None = None,
        card: str | None = None,
        about: Collection[str] = (),
    ) -> str | None:
        """Note that the answer to an activity is out, where it stands now, and whom it tells of.

        Args:
            tenant: whose conversation it is.
            conversation: where it was said.
            activity: what was answered; None where the platform named it nothing.
            draft: the draft that the answer shows, if it shows one.
            card: the platform's own id of the answer, which is then the draft's newest card.
            about: ids of other drafts and numbers of cases that the answer tells of.

        Returns:
            Where the draft's card stood before, None if that is not known.

        Raises:
            StoreUnavailableError: the database cannot be reached or written.
        """
