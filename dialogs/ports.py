"""What the conversation needs from outside: drafts, decisions and who is who, in one unit of work per turn."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar, Final, Literal, Protocol

from dialogs.case_links import LinkBook
from dialogs.case_notes import NoteBook
from dialogs.feedback import FeedbackBook
from dialogs.handover import HandoverBook
from dialogs.members import AccessBook, MemberBook
from dialogs.post import PostBook
from dialogs.readers import ScheduleBook
from dialogs.turns import Person
from dialogs.weekly.book import WeeklyBook
from knowledge.period import Period
from knowledge.values import Value

Origin = Literal["borger", "journal", "eget_skoen"]


class StoreError(Exception):
    """The store could not do what was asked; `error.<reason>` in the catalogue says so on screen."""

    reason: ClassVar[str] = "unexpected"


class StoreUnavailableError(StoreError):
    """The database cannot be reached or written; nothing of this turn was saved."""

    reason = "store_unavailable"


class StoreOutdatedError(StoreUnavailableError):
    """The tables are of an earlier form than the program."""


class StaleDraftError(StoreError):
    """Somebody else changed the draft in the meantime; nothing of this turn was saved."""

    reason = "busy"


class KeyMissingError(StoreError):
    """No key opens this row; the key it was written with is missing."""

    reason = "key_missing"


class LogBrokenError(StoreError):
    """The log does not end as it was sealed: somebody has changed it, and nothing is logged until that is mended."""

    reason = "log_broken"


class DeletedError(StoreError):
    """This was logged and its content has since been deleted by law; it is not logged again."""

    reason = "deleted"


@dataclass(frozen=True, slots=True)
class StatedFact:
    """A fact in a draft: its value, the words it was read from, where it comes from, and when it was stated.

    `value` may be `knowledge.values.NOT_KNOWN`. `words` is None for an answer given by a button.
    """

    value: Value
    words: str | None = None
    origin: Origin | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """An assessment under way. What can be computed from the facts is not kept here.

    `step` names the form that is open, "" for the assessment itself. `history` holds earlier states of `facts`,
    newest last, for "fortryd".
    """

    id: str
    person: Person
    conversation: str
    pack: str
    pack_version: str
    pack_hash: str
    started: datetime
    changed: datetime
    version: int = 0
    """Counted up by the store at every save; 0 has never been saved."""
    status: Literal["open", "logged", "cancelled"] = "open"
    facts: Mapping[str, StatedFact] = field(default_factory=dict)
    history: tuple[Mapping[str, StatedFact], ...] = ()
    step: str = ""
    form: Mapping[str, str] = field(default_factory=dict)
    """What has been filled in on the way to logging: case number, interventions, dates, reason."""
    decision: str | None = None
    """The decision that was logged from this draft."""


@dataclass(frozen=True, slots=True)
class CaseReference:
    """A case number in one centre's own system, such as ("AM", "2026-117")."""

    centre: str
    number: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision as it is logged: what was suggested, what she decided, and why.

    `suggestion` maps table ids to outcomes as they were shown; `suggestion_digest` is the SHA-256 of exactly that
    suggestion. `action_key` makes logging idempotent. What identifies or describes a citizen (`case`, `facts`,
    `rules`, `suggestion`, `overrides`, `interventions`, `coordinator`, `coordinator_id`, `text`, `override_text`,
    `periods`)
    and the person's name are encrypted by the store; the rest are plain columns.
    """

    id: str
    person: Person
    team: str | None
    at: datetime
    action_key: str
    pack: str
    pack_version: str
    pack_hash: str
    suggestion: Mapping[str, str | tuple[str, ...] | None]
    suggestion_digest: str
    segment: str | None
    centre: str | None
    priority: str | None
    warnings: tuple[str, ...]
    overrides: Mapping[str, str]
    """Table id to the outcome that she chose instead."""
    override_code: str | None
    override_text: str | None
    case: CaseReference
    facts: Mapping[str, StatedFact]
    rules: tuple[str, ...]
    interventions: tuple[str, ...]
    follow_up: date | None
    coordinator: str | None
    text: str | None = None
    corrects: str | None = None
    """The decision that this one corrects."""
    coordinator_id: str | None = None
    """The member that the coordinator is, where the name is that of exactly one."""
    note_filed: bool = False
    """Whether the note has been laid on the case in the municipality's own system."""
    periods: Mapping[str, Period] = field(default_factory=dict)
    """By fact id, the days that a grant is for, as far as they were told."""


WRONG_CASE: Final = "forkert_sag"
"""The override code of an entry that withdraws the one it corrects, which was logged on the wrong case."""


@dataclass(frozen=True, slots=True)
class Logged:
    """A decision in the log with what the store gave it."""

    decision: Decision
    number: str
    """The case's short Vejviser number, printed on every note."""
    again: bool = False
    """True when this action had already been logged and nothing was written."""


@dataclass(frozen=True, slots=True)
class Miss:
    """Words that lookups did not find under a pack: how often, and when last."""

    pack: str
    words: tuple[str, ...]
    times: int
    latest: date


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
