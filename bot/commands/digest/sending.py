"""Sending a week's digests by hand: rows first, then whoever holds the lease sends them."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from bot.clock import now
from bot.commands.failures import CommandError
from bot.commands.shelf import open_settings
from dialogs.ports.post import WAITING, Delivery, Status
from dialogs.ports.readers import KINDS, parcels_of
from dialogs.wording import say
from knowledge.weeks import Planned, Week, planned

if TYPE_CHECKING:
    from bot.post.mail import Mail
    from bot.settings import Settings
    from storage.store import SqlStore

_PATIENCE: Final = 120.0
"""Seconds that one waits at most for the lease and the limits."""
_LOOK: Final = 0.5
_BY_HAND: Final = timedelta(days=1)
"""How long a delivery that is asked for by hand may take at least, also when its week is over."""
_UNDER_WAY: Final = WAITING | {Status.CLAIMED}


@dataclass(frozen=True, slots=True)
class Result:
    """What one call of the command did. `skipped` have it already, or there is nothing to tell them."""

    recipients: int
    sent: int
    skipped: int
    ambiguous: int
    failed: int
    waiting: int
    """Not settled when patience ended; the bot goes on with them."""


async def send_week(week: Week) -> Result:
    """Send to everyone who reads this week's digests and has not got it; doing it twice sends once.

    Raises:
        CommandError: the week has not begun.
        SettingsError, KeyMissingError, StoreUnavailableError: as `bot.bootstrap.opened_store`.
    """
    from bot.bootstrap import opened_store

    if week.begins > now():
        raise CommandError(say("cli.digest.send.too_early", week=week))
    settings = open_settings()
    async with opened_store(settings) as store:
        await _put(store, week, now())
        before = await store.outbox.deliveries(week.begins, week.ends, KINDS)
        return await _sent(settings, store, before)


async def send_again(id: str) -> Result:
    """Send one delivery again that did not get through, or perhaps did not.

    Raises:
        CommandError: there is none such.
        SettingsError, KeyMissingError, StoreUnavailableError: as `bot.bootstrap.opened_store`.
    """
    from bot.bootstrap import opened_store

    settings = open_settings()
    async with opened_store(settings) as store:
        if await store.outbox.again(id, now(), now() + _BY_HAND) is None:
            raise CommandError(say("cli.digest.send.not_again", id=id))
        waits = await store.outbox.delivery(id)
        return await _sent(settings, store, (waits,) if waits else ())


async def _put(store: SqlStore, week: Week, moment: datetime) -> None:
    """Make a row for everyone who reads it now, also those who came after the week was planned."""
    for readership in await store.roster.readerships():
        due = planned(readership.schedule, week)
        by_hand = Planned(week, min(due.due, moment), max(due.ends, moment + _BY_HAND))
        await store.outbox.put(tuple(parcels_of(readership, by_hand, moment)), moment)


async def _sent(settings: Settings, store: SqlStore, before: tuple[Delivery, ...]) -> Result:
    from bot.bootstrap import mail_of
    from bot.teams import opened_office

    logging.getLogger("bot").addHandler(logging.NullHandler())  # whoever waits here reads the result instead
    mail, open_ones = mail_of(settings, store), {one.id for one in before if one.outcome.status in _UNDER_WAY}
    if open_ones:
        async with opened_office(settings, mail, now) as office:
            try:
                async with asyncio.timeout(_PATIENCE):
                    while await _under_way(mail, open_ones):
                        await office.look()
                        await asyncio.sleep(_LOOK)
            except TimeoutError:
                pass  # the bot goes on where this command has stopped
    return _counted(before, [one for one in [await store.outbox.delivery(one.id) for one in before] if one])


async def _under_way(mail: Mail, ids: set[str]) -> bool:
    found = [await mail.outbox.delivery(id) for id in ids]
    return any(one and one.outcome.status in _UNDER_WAY and one.parcel.kind in mail.composers for one in found)


def _counted(before: tuple[Delivery, ...], after: list[Delivery]) -> Result:
    had_it = sum(delivery.outcome.status is Status.SENT for delivery in before)
    now_is = Counter(delivery.outcome.status for delivery in after)
    return Result(
        recipients=len(after),
        sent=now_is[Status.SENT] - had_it,
        skipped=now_is[Status.SKIPPED] + had_it,
        ambiguous=now_is[Status.AMBIGUOUS],
        failed=now_is[Status.UNREACHABLE] + now_is[Status.UNINSTALLED],
        waiting=sum(now_is[status] for status in _UNDER_WAY),
    )
