"""The composition root: from settings to a store, a conversation and a listening bot."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from functools import cache
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from bot.clock import now, today
from bot.collector import settle
from bot.logs import set_up_logging
from bot.settings import Settings
from bot.stopping import when_told_to_stop
from dialogs.wording import say

if TYPE_CHECKING:
    from aiohttp import web

    from bot.bot import Dialog
    from bot.post.mail import Mail
    from bot.server import Check
    from dialogs.conversation import Conversation
    from dialogs.members.enrolling import Newcomer
    from dialogs.ports.people import Person
    from dialogs.ports.post import Composer
    from knowledge.form.editions import Editions
    from storage.store import SqlStore

_LAST_TURNS: Final = 20.0
"""Seconds that turns in flight get when the bot is told to stop."""


class CannotListenError(Exception):
    """The address is taken, or may not be used."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(f"{host}:{port}")
        self.host = host
        self.port = port


@asynccontextmanager
async def opened_store(settings: Settings) -> AsyncIterator[SqlStore]:
    """Yield the store; a SQLite file is made and brought up to date on the way.

    Raises:
        KeyMissingError: the keys are not to be found, or do not open what is there.
        StoreUnavailableError: the database cannot be reached or written, or its tables are old.
    """
    from storage import local_keys, open_store

    keys = [key.get_secret_value() for key in settings.keys] or local_keys(settings.database_url)
    store = open_store(settings.database_url, keys)
    try:
        if settings.database_url.startswith("sqlite"):
            await store.upgrade()
        await store.check()
        yield store
    finally:
        await store.close()


def open_guides(settings: Settings) -> Editions:
    """Return the guides by the model of the settings.

    Raises:
        UnknownPackError: no folder holds the model.
        PackError: it, or another one, has faults.
    """
    from knowledge.form.editions import open_editions

    return open_editions(settings.pack, settings.pack_folders, today())


def open_conversation(settings: Settings, guides: Editions | None = None, *, indexed: bool = True) -> Conversation:
    """Return the conversation by the model of the settings.

    Args:
        settings: name the model.
        guides: opened here unless given; raises as `open_guides`.
        indexed: make the catalogues ready now, so that nobody's first lookup waits for it.
    """
    from dialogs.conversation import Conversation

    editions = guides or open_guides(settings)
    if indexed:
        for _, guide in editions.guides:
            _ = guide.catalogue, guide.own.catalogue
    return Conversation(editions.on, lambda: uuid4().hex, lambda person: _newcomer(settings, person))


def _newcomer(settings: Settings, person: Person) -> Newcomer | None:
    """Return what a person becomes on first contact.

    On a machine of one's own the invented people of the playground have teams of their own; everyone else is in one.
    """
    from bot.playground.staff import invented
    from dialogs.members.enrolling import Newcomer
    from dialogs.ports.members import Team

    if settings.admin and person.id.casefold() == settings.admin.casefold():
        return Newcomer("admin")
    if not settings.local:
        return None
    return invented(person) or Newcomer("caseworker", Team(person.tenant, "lokal", say("member.local_team")))


@asynccontextmanager
async def serving(settings: Settings, dialog: Dialog, guides: Editions | None = None) -> AsyncIterator[str]:
    """Listen for Teams and yield the root URL; turns in flight are finished on the way out.

    Args:
        settings: read with `serving=True`.
        dialog: who answers, as `open_conversation` returns.
        guides: what regular cards are written by; opened with the first of them unless given.

    Raises:
        CannotListenError: the port is taken, or may not be used.
        SettingsError: neither local mode nor an identity is set.
        KeyMissingError, StoreUnavailableError: as `opened_store`.
    """
    from bot.teams import teams_app

    async with opened_store(settings) as store:
        checks, mail = _checks(settings, store), mail_of(settings, store, guides)
        async with (
            teams_app(settings, store, dialog, checks=checks, mail=mail, retractions=store.retractions) as app,
            listening(app, settings) as url,
        ):
            yield url


def mail_of(settings: Settings, store: SqlStore, guides: Editions | None = None) -> Mail:
    """Return what the bot sends of its own accord: every kind with the one who composes it."""
    from bot.post.opening import open_mail
    from dialogs.members.granting import ACCESS, AccessNotice
    from dialogs.ports.readers import DIGEST, MONDAY
    from dialogs.together.composing import HandoverComposer
    from dialogs.together.deputies import DEPUTY, DeputyNotice
    from dialogs.together.inviting import INVITE, InviteNotice
    from dialogs.together.notices import NOTICE, REMINDER
    from dialogs.weekly.composing import DigestComposer, MondayComposer

    @cache
    def opened() -> Editions:
        return guides or open_guides(settings)

    handovers = HandoverComposer(store)
    weekly = (store, store.roster, lambda day: opened().on(day), lambda: uuid4().hex)
    composers: dict[str, Composer] = {
        ACCESS: AccessNotice(store),
        NOTICE: handovers,
        REMINDER: handovers,
        INVITE: InviteNotice(store),
        DEPUTY: DeputyNotice(store),
        DIGEST: DigestComposer(*weekly),
        MONDAY: MondayComposer(*weekly),
    }
    return open_mail(store, composers, now)


async def serve(settings: Settings, started: Callable[[str], None]) -> None:
    """Serve until the process is told to stop; `started` gets the root URL.

    Raises as `open_conversation` and `serving` do.
    """
    set_up_logging()
    stop = asyncio.Event()
    when_told_to_stop(stop.set)
    guides = open_guides(settings)
    async with serving(settings, open_conversation(settings, guides), guides) as url:
        settle()
        started(url)
        await stop.wait()


@asynccontextmanager
async def listening(app: web.Application, settings: Settings) -> AsyncIterator[str]:
    """Listen and yield the root URL; on the way out what is under way gets some time to end, then it is cut off.

    Raises:
        CannotListenError: the port is taken, or may not be used.
    """
    from aiohttp import web

    # aiohttp waits for so long, says that nobody may read any more, and waits for as long again.
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=_LAST_TURNS / 2)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, settings.host, settings.port).start()
        except OSError as error:
            raise CannotListenError(settings.host, settings.port) from error
        yield f"http://{settings.host}:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


def _checks(settings: Settings, store: SqlStore) -> Mapping[str, Check]:
    """Return what has to be there for a turn to end well."""
    from knowledge.form.loading import available

    async def database() -> None:
        await store.check_writing(now())

    async def packs() -> None:
        if settings.pack not in available(settings.pack_folders):
            raise FileNotFoundError(settings.pack)

    return {"database": database, "keys": store.check, "packs": packs}
