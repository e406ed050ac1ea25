"""`vejviser digest`: the week's digests, sent and looked after by hand."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from typing import TYPE_CHECKING

from bot.commands import digest_preview, digest_schedule
from bot.commands.clock import now
from bot.commands.failures import CommandError
from bot.commands.json_lines import Json, print_json
from bot.commands.parser import Commands, Parser, add_json
from bot.commands.shelf import open_settings
from dialogs.wording import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.commands.digest_sending import Result
    from dialogs.ports.post import Delivery
    from knowledge.weeks import Week


def add(commands: Commands) -> None:
    """Add the group."""
    group = Commands(commands.add("digest"))
    status = group.add("status", run_status, "digest.status")
    _add_week(status)
    add_json(status)
    previewing = group.add("preview", run_preview, "digest.preview")
    _add_week(previewing)
    digest_preview.add_arguments(previewing)
    sending = group.add("send", run_send, "digest.send")
    _add_week(sending)
    sending.add_argument("--again", metavar="ID", help=say("cli.digest.send.again"))
    add_json(sending)
    digest_schedule.add(group)


def _add_week(parser: Parser) -> None:
    parser.add_argument("--week", metavar="UGE", help=say("cli.digest.week"))


def run_preview(arguments: Namespace) -> int:
    """Show what a week's overview says now, without sending it."""
    return digest_preview.preview(arguments, _week(arguments))


def run_status(arguments: Namespace) -> int:
    """Show what was planned for a week and what has become of it."""
    week = _week(arguments)
    deliveries, names = asyncio.run(_planned(week))
    if arguments.json:
        print_json({"week": str(week), "deliveries": [_as_json(delivery) for delivery in deliveries]})
        return 0
    print(say("cli.digest.status.week", week=week))
    print("\n".join(sorted(_line(one, names) for one in deliveries)) or say("cli.digest.status.none"))
    return 0


def run_send(arguments: Namespace) -> int:
    """Send what the week's recipients have not got yet, or one delivery again."""
    from bot.commands.digest_sending import send_again, send_week

    week = _week(arguments)
    result = asyncio.run(send_again(arguments.again) if arguments.again else send_week(week))
    print_json(_result_json(week, result)) if arguments.json else print(_result_line(week, result))
    return 0


def _week(arguments: Namespace) -> Week:
    """Return the week that is asked for, the running one unless told otherwise."""
    from knowledge.weeks import Week

    if arguments.week is None:
        return Week.at(now())
    try:
        return Week.read(arguments.week)
    except ValueError:
        raise CommandError(say("cli.digest.no_such_week", week=arguments.week)) from None


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


def _result_json(week: Week, result: Result) -> Json:
    return {
        "week": str(week),
        "recipients": result.recipients,
        "sent": result.sent,
        "skipped": result.skipped,
        "ambiguous": result.ambiguous,
        "failed": result.failed,
        "waiting": result.waiting,
    }


def _result_line(week: Week, result: Result) -> str:
    if not result.recipients:
        return say("cli.digest.send.nobody", week=week)
    return say("cli.digest.send.done", week=week, **{name: getattr(result, name) for name in result.__slots__})
