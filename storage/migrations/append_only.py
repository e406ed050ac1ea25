"""Triggers that refuse every change of a logged decision, and of what was noted about a reading.

Readings may be deleted, since retention ends them, and sealed by a new key; they are never written over otherwise.

They are made anew after each run of the migrations: rebuilding a table, as SQLite needs for most changes, drops its
triggers without a word.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection

_MESSAGE: Final = "decisions are append-only"
_UNIQUE: Final = ("id", "seq", "action_key", "prev_hash", "hash")
_IN_THE_WAY: Final = " OR ".join(f"(tenant = NEW.tenant AND {column} = NEW.{column})" for column in _UNIQUE)
_REFUSE: Final = f"BEGIN SELECT RAISE(ABORT, '{_MESSAGE}'); END"
_READING: Final = 'tenant, id, at, member, what, basis, "case"'
_REFUSE_READING: Final = "BEGIN SELECT RAISE(ABORT, 'readings are append-only'); END"

SQLITE: Final = (
    "DROP TRIGGER IF EXISTS decisions_no_update",
    "DROP TRIGGER IF EXISTS decisions_no_delete",
    "DROP TRIGGER IF EXISTS decisions_no_replace",
    f"CREATE TRIGGER decisions_no_update BEFORE UPDATE ON decisions {_REFUSE}",
    f"CREATE TRIGGER decisions_no_delete BEFORE DELETE ON decisions {_REFUSE}",
    # INSERT OR REPLACE deletes what is in its way without asking the trigger above.
    "CREATE TRIGGER decisions_no_replace BEFORE INSERT ON decisions "  # noqa: S608
    f"WHEN EXISTS (SELECT 1 FROM decisions WHERE {_IN_THE_WAY}) {_REFUSE}",
    "DROP TRIGGER IF EXISTS readings_no_update",
    "DROP TRIGGER IF EXISTS readings_no_replace",
    f"CREATE TRIGGER readings_no_update BEFORE UPDATE OF {_READING} ON readings {_REFUSE_READING}",
    "CREATE TRIGGER readings_no_replace BEFORE INSERT ON readings "  # noqa: S608
    f"WHEN EXISTS (SELECT 1 FROM readings WHERE tenant = NEW.tenant AND id = NEW.id) {_REFUSE_READING}",
)
POSTGRESQL: Final = (
    "CREATE OR REPLACE FUNCTION decisions_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{_MESSAGE}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
    "CREATE OR REPLACE TRIGGER decisions_no_change BEFORE UPDATE OR DELETE ON decisions "
    "FOR EACH ROW EXECUTE FUNCTION decisions_refuse()",
    "CREATE OR REPLACE TRIGGER decisions_no_truncate BEFORE TRUNCATE ON decisions "
    "FOR EACH STATEMENT EXECUTE FUNCTION decisions_refuse()",
    "CREATE OR REPLACE FUNCTION readings_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'readings are append-only' USING ERRCODE = 'integrity_constraint_violation'; END $$",
    f"CREATE OR REPLACE TRIGGER readings_no_change BEFORE UPDATE OF {_READING} ON readings "
    "FOR EACH ROW EXECUTE FUNCTION readings_refuse()",
)


def protect(connection: Connection) -> None:
    """Make the triggers, in place of those that are there."""
    for statement in SQLITE if connection.dialect.name == "sqlite" else POSTGRESQL:
        connection.exec_driver_sql(statement)
