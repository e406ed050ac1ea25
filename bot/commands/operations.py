"""What commands on the store share: which municipality they work for, and who runs them."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from getpass import getuser
from typing import TYPE_CHECKING
from uuid import uuid4

from bot.clock import now
from bot.commands.failures import CommandError
from bot.commands.parser import Parser
from bot.commands.shelf import open_settings
from dialogs.ports.people import Person
from dialogs.wording import say

if TYPE_CHECKING:
    from bot.settings import Settings
    from dialogs.ports.members import Reading
    from dialogs.ports.store import Session
    from storage.store import SqlStore


def add_tenant(parser: Parser) -> None:
    """Add `--tenant`; None stands for the one of the settings, or the only one there is."""
    parser.add_argument("--tenant", metavar="TENANT", help=say("cli.tenant"))


def operator(tenant: str) -> Person:
    """Return who runs the command, by the name on this machine, as the log of readings keeps it."""
    return Person(tenant, f"os:{getuser()}", getuser())


@asynccontextmanager
async def at_work(arguments: Namespace, *, writing: bool = False) -> AsyncIterator[tuple[Session, str]]:
    """Yield one unit of work with the tenant that the command is about; an error inside saves nothing.

    A command that only reads finds nothing in a store that knows no municipality yet; one that writes must be told
    which it is.

    Raises:
        CommandError: it is not said which municipality, and there are several.
        SettingsError, KeyMissingError, StoreUnavailableError: as `bot.bootstrap.opened_store`.
    """
    from bot.bootstrap import opened_store

    settings = open_settings()
    async with opened_store(settings) as store:
        tenant = await tenant_of(arguments, settings, store, writing=writing)
        async with store.turn(tenant, "", None, now()) as session:
            yield session, tenant


async def note_reading(store: SqlStore, tenant: str, what: str) -> None:
    """Note in a municipality's log of readings that who runs the command reads of its citizens, before it does."""

    at = now()
    async with store.turn(tenant, "", None, at) as session:
        await session.note_reading(reading(tenant, what, at))


def reading(tenant: str, what: str, at: datetime, case: str | None = None) -> Reading:
    """Return that who runs the command reads something, perhaps of one case, as the log of readings keeps it."""
    from dialogs.ports.members import Basis, Reading

    return Reading(uuid4().hex, at, operator(tenant), what, Basis.OPERATIONS, case)


async def tenant_of(arguments: Namespace, settings: Settings, store: SqlStore, *, writing: bool = False) -> str:
    """Return the tenant of `--tenant`, of the settings, or the only one that the store knows.

    Where it knows none, there is nothing to read, and any name will do.

    Raises:
        CommandError: none of them tells, and it matters.
    """
    if arguments.tenant:
        return str(arguments.tenant).lower()
    if settings.app and settings.app.tenant:
        return settings.app.tenant
    known = settings.allowed_tenants or await store.tenants()
    if len(known) == 1:
        return next(iter(known))
    if known:
        raise CommandError(say("cli.error.which_tenant", tenants=", ".join(sorted(known))))
    if writing:
        raise CommandError(say("cli.error.no_tenant"))
    return ""
