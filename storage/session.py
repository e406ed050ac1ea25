"""One turn's unit of work on the database."""

from __future__ import annotations

from storage.casework.case_drafts import CaseDraftWork
from storage.casework.case_notes import CaseNoteWork
from storage.casework.handovers import HandoverWork
from storage.chat.draft_contents import DraftContents
from storage.databases.engine import Transaction
from storage.feedback import FeedbackWork
from storage.keys import Keyring
from storage.log.history import HistoryWork
from storage.misses import MissWork
from storage.people.access import AccessWork
from storage.people.roster import ScheduleWork
from storage.post.post import PostWork
from storage.weekly import WeeklyWork


class SqlSession(
    CaseDraftWork,
    HistoryWork,
    AccessWork,
    MissWork,
    PostWork,
    ScheduleWork,
    HandoverWork,
    CaseNoteWork,
    FeedbackWork,
    WeeklyWork,
):
    """Implements `dialogs.ports.Session` within one transaction; reads and writes only one tenant's rows."""

    def __init__(
        self,
        connection: Transaction,
        keyring: Keyring,
        contents: DraftContents,
        tenant: str,
        seen: bool,
        unanswered: bool,
    ) -> None:
        super().__init__(connection, keyring, tenant)
        self._contents = contents
        self.seen = seen
        self.unanswered = unanswered
