"""Why a whole caseload, or one line of it, cannot be reviewed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


class CaseloadError(Exception):
    """The caseload cannot be reviewed, and nothing was written.

    `code` and `details` become a sentence in the wording catalogue (`review.refused.<code>`).
    """

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a line is set aside. `code` and `details` become a sentence (`review.set_aside.<code>`)."""

    code: str
    details: Mapping[str, object] = field(default_factory=dict)
