"""Puts the post together: what the store keeps, who composes which kind, and the office that sends."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from bot.post.mail import Mail
from bot.post.people import People
from dialogs.ports.post import ADMIN, Composer
from dialogs.ports.readers import DigestPlanner
from dialogs.showing.not_reached import NotReached

if TYPE_CHECKING:
    from storage.store import SqlStore


def open_mail(store: SqlStore, composers: Mapping[str, Composer], now: Callable[[], datetime]) -> Mail:
    """Return what the post office works with.

    Args:
        store: where everything is kept.
        composers: by kind, beside the note to admins, which is always there.
        now: the clock.
    """
    people = People(store, now)
    note = NotReached(store.outbox, people.names)
    planner = DigestPlanner(store.roster, store.outbox)
    return Mail(store.outbox, {**composers, ADMIN: note}, (planner,), people.admins)
