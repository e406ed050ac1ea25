"""What the parts of a unit of work share: the transaction, the keys and the tenant they work for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from dialogs.turns import Person
from storage.keys import Keyring


class Work:
    """A unit of work for one tenant in one transaction."""

    def __init__(self, connection: AsyncConnection, keyring: Keyring, tenant: str) -> None:
        self._connection = connection
        self._keyring = keyring
        self._tenant = tenant

    def _refuse_others(self, person: Person) -> None:
        if person.tenant != self._tenant:
            raise ValueError("a turn of one tenant cannot save for another")


async def add_row(connection: AsyncConnection, table: Table, row: Mapping[str, Any]) -> bool:
    """Insert a row unless its key is taken; return whether it was inserted."""
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    result = await connection.execute(dialect.insert(table).values(row).on_conflict_do_nothing())
    return result.rowcount == 1
