"""What the parts of a unit of work share: the transaction, the keys and the tenant they work for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import Insert, Table

from dialogs.ports.people import Person
from storage.databases.engine import Transaction
from storage.databases.inserting import inserting
from storage.keys import Keyring


class Work:
    """A unit of work for one tenant in one transaction."""

    def __init__(self, connection: Transaction, keyring: Keyring, tenant: str) -> None:
        self._connection = connection
        self._keyring = keyring
        self._tenant = tenant

    def _refuse_others(self, person: Person) -> None:
        self._refuse_tenant(person.tenant)

    def _refuse_tenant(self, tenant: str) -> None:
        if tenant != self._tenant:
            raise ValueError("a turn of one tenant cannot save for another")


async def add_row(connection: Transaction, table: Table, row: Mapping[str, Any]) -> bool:
    """Insert a row unless its key is taken; return whether it was inserted."""
    return (await connection.execute(_insert_unless_taken(table, connection.dialect.name), row)).rowcount == 1


@cache
def _insert_unless_taken(table: Table, dialect: str) -> Insert:
    """Return the statement, which is dear to build, once for each table."""
    return inserting(table, dialect).on_conflict_do_nothing()


async def put_row(connection: Transaction, table: Table, row: Mapping[str, Any]) -> None:
    """Insert a row, or write over the one with its key."""
    keys = list(table.primary_key)
    changed = {name: value for name, value in row.items() if name not in table.primary_key.columns}
    insert = inserting(table, connection.dialect.name).values(row)
    await connection.execute(insert.on_conflict_do_update(index_elements=keys, set_=changed))
