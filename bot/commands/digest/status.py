"""`vejviser digest status`: what was planned for a week and what has become of it."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from typing import TYPE_CHECKING

from bot.clock import now
from bot.commands.digest.week import add_week, week_of
from bot.commands.json_lines import Json, print_json
from bot.commands.parser import Commands, add_json
from bot.commands.shelf import open_settings
from dialogs.wording import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dialogs.ports.post import Delivery
    from knowledge.weeks import Week


def add(group: Commands) -> None:
    """Add the command."""
    parser = group.add("status", run, "digest.status")
    add_week(parser)
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Show what was planned for a week and what has become of it."""
    week = week_of(arguments)
    deliveries, names = asyncio.run(_planned(week))
    if arguments.json:
        print_json({"week": str(week), "deliveries": [_as_json(delivery) for delivery in deliveries]})
        return 0
    print(say("cli.digest.status.week", week=week))
    print("\n".join(sorted(_line(one, names) for one in deliveries)) or say("cli.digest.status.none"))
    return 0


async def _planned(week: Week) -> tuple[tuple[Delivery, ...], Mapping[tuple[str, str], str]]:
    """Return a week's deliveries, and the names of their recipients by tenant and id."""
    from bot.bootstrap import opened_store
    from bot.post.people import People

    async with opened_store(open_settings()) as store:
        deliveries = await store.outbox.deliveries(week.begins, week.ends)
        people, names = People(store, now), dict[tuple[str, str], str]()
        for tenant in {delivery.parcel.recipient.tenant for delivery in deliveries}:
            names |= {(tenant, id): name for id, name in (await people.names(tenant)).items()}
        return deliveries, names


def _as_json(delivery: Delivery) -> Json:
    parcel, outcome = delivery.parcel, delivery.outcome
    return {
        "id": delivery.id,
        "kind": parcel.kind,
        "key": parcel.key,
        "tenant": parcel.recipient.tenant,
        "audience": parcel.recipient.audience,
        "recipient": parcel.recipient.id,
        "due": parcel.due.isoformat(),
        "status": outcome.status,
        "reason": outcome.reason,
        "until": outcome.until.isoformat() if outcome.until else None,
        "attempts": delivery.attempts,
        "changed": delivery.changed.isoformat(),
    }


def _line(delivery: Delivery, names: Mapping[tuple[str, str], str]) -> str:
    from dialogs.showing.deliveries import kind_words, outcome_words
    from dialogs.showing.not_reached import recipient_name

    recipient = delivery.parcel.recipient
    own = {id: name for (tenant, id), name in names.items() if tenant == recipient.tenant}
    return say(
        "cli.digest.status.line",
        id=delivery.id,
        name=recipient_name(recipient, own),
        kind=kind_words(delivery.parcel.kind),
        outcome=outcome_words(delivery.outcome),
    )
