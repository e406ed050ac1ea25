"""Where the card of each draft stands in its conversation."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite

from storage.database import Database
from storage.tables import CARDS


class SqlCards:
    """Remembers the platform's own id of each draft's newest card."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def card(self, tenant: str, conversation: str, draft: str) -> str | None:
        """Return the id of the draft's newest card, if it is known.

        Raises:
            StoreUnavailableError: the database cannot be reached or read.
        """
        here = (CARDS.c.tenant == tenant) & (CARDS.c.conversation == conversation) & (CARDS.c.draft == draft)
        async with self._database.reading() as connection:
            return await connection.scalar(select(CARDS.c.activity).where(here))

    async def remember(self, tenant: str, conversation: str, draft: str, activity: str) -> None:
        """Note where the draft's newest card stands.

        Raises:
            StoreUnavailableError: the database cannot be reached or written.
        """
        place = {"tenant": tenant, "conversation": conversation, "draft": draft, "activity": activity}
        async with self._database.writing() as connection:
            dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
            statement = dialect.insert(CARDS).values(place)
            await connection.execute(
                statement.on_conflict_do_update(index_elements=list(CARDS.primary_key), set_={"activity": activity})
            )
