"""Deliveries as rows: one per recipient and key, from the moment that something is to be sent."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import ColumnElement, Row, Select, select

from dialogs.ports.post import Audience, Delivery, Outcome, Parcel, Recipient, Status
from storage.databases.engine import Transaction
from storage.tables.post import DELIVERIES
from storage.work import add_row


async def add_parcels(connection: Transaction, parcels: Iterable[Parcel], now: datetime) -> int:
    """Add parcels, leaving what is there as it is; return how many are new."""
    return sum([await add_row(connection, DELIVERIES, _row(parcel, now)) for parcel in parcels])


async def find_deliveries(
    connection: Transaction, *conditions: ColumnElement[bool], most: int | None = None
) -> tuple[Delivery, ...]:
    """Return deliveries by the moment that they were planned for."""
    query: Select[Any] = select(DELIVERIES).where(*conditions).order_by(DELIVERIES.c.due, DELIVERIES.c.id)
    return tuple(map(_delivery, await connection.execute(query.limit(most))))


def is_one_of(statuses: Iterable[Status]) -> ColumnElement[bool]:
    """Return the condition that a delivery stands so."""
    return DELIVERIES.c.status.in_(sorted(statuses))


def _row(parcel: Parcel, now: datetime) -> dict[str, Any]:
    return {
        "tenant": parcel.recipient.tenant,
        "id": uuid4().hex[:12],
        "audience": parcel.recipient.audience,
        "recipient": parcel.recipient.id,
        "key": parcel.key,
        "kind": parcel.kind,
        "due": parcel.due,
        "ends": parcel.ends,
        "status": Status.DUE,
        "attempts": 0,
        "changed": now,
    }


def _delivery(row: Row[Any]) -> Delivery:
    recipient = Recipient(row.tenant, Audience(row.audience), row.recipient)
    return Delivery(
        row.id,
        Parcel(recipient, row.kind, row.key, row.due, row.ends),
        Outcome(Status(row.status), row.reason, row.until, row.activity),
        row.attempts,
        row.changed,
    )
