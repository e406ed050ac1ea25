"""Which entries of the log count: not what was logged on the wrong case, nor what says so."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, exists, or_

from dialogs.ports.decisions import WRONG_CASE
from storage.tables.log import DECISIONS


def stands(entries: Any) -> ColumnElement[bool]:
    """Return that an entry was not logged on the wrong case, and does not say so of another.

    Args:
        entries: the table of decisions, or an alias of it.
    """
    withdraws = DECISIONS.alias(f"withdraws_{entries.name}")
    withdrawn = exists().where(
        withdraws.c.tenant == entries.c.tenant,
        withdraws.c.corrects == entries.c.id,
        withdraws.c.override_code == WRONG_CASE,
    )
    return and_(or_(entries.c.override_code.is_(None), entries.c.override_code != WRONG_CASE), ~withdrawn)
