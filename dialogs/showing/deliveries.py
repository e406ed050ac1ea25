"""What a delivery is and what has become of it, in words."""

from __future__ import annotations

from typing import Final

from dialogs.ports.post import Outcome, Status
from dialogs.wording import say
from knowledge.weeks import COPENHAGEN

_KINDS: Final = frozenset({"access", "admin", "deputy", "digest", "handover", "invite", "monday", "reminder"})
_REASONS: Final = frozenset(
    {
        "too_late",
        "nothing_to_say",
        "interrupted",
        "no_receipt",
        "no_connection",
        "no_conversation",
        "sign_in",
        "host",
        "not_composed",
        "conversation_lost",
        "away",
    }
)


def kind_words(kind: str) -> str:
    """Return what is sent, such as "Ugeoverblik"."""
    return say(f"post.kind.{kind}") if kind in _KINDS else kind


def outcome_words(outcome: Outcome) -> str:
    """Return what has become of it and why, such as "kunne ikke nås: Teams svarede 403"."""
    until = outcome.until.astimezone(COPENHAGEN).strftime("%H:%M") if outcome.until else ""
    stands = say(f"post.status.{outcome.status}", until=until)
    reason = _reason(outcome)
    return say("post.with_reason", stands=stands, reason=reason) if reason else stands


def _reason(outcome: Outcome) -> str | None:
    if outcome.reason is None or outcome.status is Status.UNINSTALLED:
        return None
    if outcome.reason in _REASONS:
        return say(f"post.reason.{outcome.reason}")
    return say("post.reason.http", answer=outcome.reason.removeprefix("http_").replace(":", " "))
