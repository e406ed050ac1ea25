"""Triggers that refuse every change of a logged decision, and of what was noted of a reading, a link or a handover.

All but decisions may be deleted, since retention and purge end them, and sealed by a new key; they are never written
over otherwise.

They are made anew after each run of the migrations: rebuilding a table, as SQLite needs for most changes, drops its
triggers without a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sqlalchemy import Connection

_MESSAGE: Final = "decisions are append-only"
_UNIQUE: Final = ("id", "seq", "action_key", "prev_hash", "hash")
_IN_THE_WAY: Final = " OR ".join(f"(tenant = NEW.tenant AND {column} = NEW.{column})" for column in _UNIQUE)
_REFUSE: Final = f"BEGIN SELECT RAISE(ABORT, '{_MESSAGE}'); END"
_KEPT: Final = {
    "readings": ("tenant", "id", "at", "member", "what", "basis", '"case"'),
    "case_links": ("tenant", "one", "other", "number", "joined", "at", "member"),
    "handovers": (
        "tenant", "id", '"case"', "decision", "from_centre", "from_team", "from_member", "to_centre", "to_team",
        "to_member", "grounds", "informed", "reply_by", "planned_for", "follows",
    ),
    "handover_steps": ("tenant", "handover", "number", "state", "at", "member"),
}  # fmt: skip
"""Tables of which rows may go, with the columns that are never written over."""
_KEYS: Final = {
    "readings": ("tenant", "id"),
    "case_links": ("tenant", "one", "other", "number"),
    "handovers": ("tenant", "id"),
    "handover_steps": ("tenant", "handover", "number"),
}


def _kept_on_sqlite(table: str) -> Iterator[str]:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{table} are append-only'); END"
    there = " AND ".join(f"{column} = NEW.{column}" for column in _KEYS[table])
    yield f"DROP TRIGGER IF EXISTS {table}_no_update"
    yield f"DROP TRIGGER IF EXISTS {table}_no_replace"
    yield f"CREATE TRIGGER {table}_no_update BEFORE UPDATE OF {', '.join(_KEPT[table])} ON {table} {refuse}"
    yield (
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "  # noqa: S608
        f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {there}) {refuse}"
    )


def _kept_on_postgresql(table: str) -> Iterator[str]:
    yield (
        f"CREATE OR REPLACE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{table} are append-only' USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    yield (
        f"CREATE OR REPLACE TRIGGER {table}_no_change BEFORE UPDATE OF {', '.join(_KEPT[table])} ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_refuse()"
    )


SQLITE: Final = (
    "DROP TRIGGER IF EXISTS decisions_no_update",
    "DROP TRIGGER IF EXISTS decisions_no_delete",
    "DROP TRIGGER IF EXISTS decisions_no_replace",
    f"CREATE TRIGGER decisions_no_update BEFORE UPDATE ON decisions {_REFUSE}",
    f"CREATE TRIGGER decisions_no_delete BEFORE DELETE ON decisions {_REFUSE}",
    # INSERT OR REPLACE deletes what is in its way without asking the trigger above.
    "CREATE TRIGGER decisions_no_replace BEFORE INSERT ON decisions "  # noqa: S608
    f"WHEN EXISTS (SELECT 1 FROM decisions WHERE {_IN_THE_WAY}) {_REFUSE}",
    *(statement for table in _KEPT for statement in _kept_on_sqlite(table)),
)
POSTGRESQL: Final = (
    "CREATE OR REPLACE FUNCTION decisions_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{_MESSAGE}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
    "CREATE OR REPLACE TRIGGER decisions_no_change BEFORE UPDATE OR DELETE ON decisions "
    "FOR EACH ROW EXECUTE FUNCTION decisions_refuse()",
    "CREATE OR REPLACE TRIGGER decisions_no_truncate BEFORE TRUNCATE ON decisions "
    "FOR EACH STATEMENT EXECUTE FUNCTION decisions_refuse()",
    *(statement for table in _KEPT for statement in _kept_on_postgresql(table)),
)


def protect(connection: Connection) -> None:
    """Make the triggers, in place of those that are there."""
    for statement in SQLITE if connection.dialect.name == "sqlite" else POSTGRESQL:
        connection.exec_driver_sql(statement)
