"""Which form a database has, told without the library that changes it: most starts have nothing to change."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sqlalchemy import Connection, inspect, text

SCRIPTS: Final = Path(__file__).parents[1] / "migrations"
_FORM: Final = "alembic_version"
"""The table in which the migrations note how far they came."""


def is_newest(connection: Connection, scripts: Path = SCRIPTS) -> bool:
    """Return whether a database has the form that the last migration gives it: none is missing, none is unknown."""
    if not inspect(connection).has_table(_FORM):
        return False
    return connection.scalars(text(f"SELECT version_num FROM {_FORM}")).all() == [_last(scripts)]  # noqa: S608


def _last(scripts: Path) -> str:
    """Return the revision of the last migration: they are numbered on, and their files are named after them."""
    return max(file.name[1:5] for file in scripts.glob("versions/m*.py"))
