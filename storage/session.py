"""One turn's unit of work on the database."""

from __future__ import annotations

from storage.access import AccessWork
from storage.case_drafts import CaseDraftWork
from storage.case_notes import CaseNoteWork
from storage.draft_contents import DraftContents
from storage.engine import Transaction
from storage.feedback import FeedbackWork
from storage.handovers import HandoverWork
from storage.history import HistoryWork
from storage.keys import Keyring
from storage.misses import MissWork
from storage.post import PostWork
from storage.roster import ScheduleWork
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
