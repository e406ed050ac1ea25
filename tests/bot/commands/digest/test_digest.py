"""`vejviser digest status` and `send`, on a store of their own."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.bootstrap import opened_store
from bot.commands.shelf import open_settings
from dialogs.ports.members import Member, Team
from dialogs.ports.people import Person
from dialogs.ports.post import Audience, Outcome, Parcel, Recipient, Status
from knowledge.weeks import Week
from tests.bot.commands.conftest import Run, one_sentence

ANNA = Person("t", "anna", "Anna Andersen")
NOTHING = {"recipients": 0, "sent": 0, "skipped": 0, "ambiguous": 0, "failed": 0, "waiting": 0}


async def one_ended(outcome: Outcome, kind: str = "handover") -> str:
    """Let one notice to Anna end in this week, and return its id."""
    now = datetime.now(UTC)
    async with opened_store(open_settings()) as store:
        async with store.turn("t", "", None, now) as session:
            await session.keep_team(Team("t", "am-1", "Modtagelsen"))
            await session.keep_member(Member(replace(ANNA), "am-1", "admin", now - timedelta(days=90)))
        anna = Recipient("t", Audience.PERSON, "anna")
        week = Week.at(now)
        parcel = Parcel(anna, kind, f"{kind}:1:sent", now, week.ends + timedelta(days=1))
        await store.outbox.put([parcel], now)
        (one,) = await store.outbox.ready((kind,), now, 1)
        await store.outbox.lease("a", now, now + timedelta(minutes=1))
        await store.outbox.claim(one, "a", now)
        await store.outbox.settle(one, "a", outcome, now)
        await store.outbox.release("a")
        return one.id


def test_a_week_without_recipients_is_sent_to_nobody_and_that_is_no_fault(run: Run) -> None:
    ran = run("digest", "send", "--week", "2026-W47", "--json")
    assert (ran.status, ran.json) == (0, {"week": "2026-W47", **NOTHING})
    assert run("digest", "send", "--week", "2026-W47").out == "Uge 2026-W47: der er ingen modtagere.\n"


def test_a_week_that_nothing_was_planned_for_says_so(run: Run) -> None:
    ran = run("digest", "status", "--week", "2026-W47")
    assert (ran.status, ran.out) == (0, "Uge 2026-W47\nDer er ikke planlagt noget i ugen.\n")
    assert run("digest", "status", "--week", "2026-W47", "--json").json == {"week": "2026-W47", "deliveries": []}


@pytest.mark.parametrize("command", ["status", "send"])
@pytest.mark.parametrize("week", ["47", "2025-W53", "uge 47"])
def test_what_is_no_week_gets_one_sentence(run: Run, command: str, week: str) -> None:
    ran = run("digest", command, "--week", week)
    assert (ran.status, ran.out, one_sentence(ran.err)) == (1, "", True)


def test_a_week_that_has_not_begun_is_not_sent(run: Run) -> None:
    ran = run("digest", "send", "--week", "2099-W01")
    assert (ran.status, one_sentence(ran.err)) == (1, True)


def test_who_was_not_reached_stands_with_name_and_reason(run: Run) -> None:
    id = asyncio.run(one_ended(Outcome(Status.AMBIGUOUS, "http_504")))
    week = Week.at(datetime.now(UTC))
    shown = run("digest", "status").out.splitlines()
    assert shown == [f"Uge {week}", f"Overdragelse, Anna Andersen: uvist, om det kom frem: Teams svarede 504 ({id})"]
    (delivery,) = run("digest", "status", "--json").json["deliveries"]
    assert {key: delivery[key] for key in ("id", "recipient", "status", "reason", "attempts")} == {
        "id": id,
        "recipient": "anna",
        "status": "ambiguous",
        "reason": "http_504",
        "attempts": 1,
    }


def test_only_what_did_not_get_through_is_sent_again(run: Run) -> None:
    id = asyncio.run(one_ended(Outcome(Status.SENT)))
    for wrong in (id, "findes-ikke"):
        ran = run("digest", "send", "--again", wrong)
        assert (ran.status, one_sentence(ran.err)) == (1, True)


def test_sending_again_needs_to_know_who_the_bot_is(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MicrosoftAppId", raising=False)
    id = asyncio.run(one_ended(Outcome(Status.UNREACHABLE, "http_403")))
    ran = run("digest", "send", "--again", id)
    assert (ran.status, one_sentence(ran.err)) == (1, True)
    assert "MicrosoftAppId" in ran.err


def test_what_nobody_composes_yet_is_left_waiting(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("VEJVISER_LOCAL", "1")
    id = asyncio.run(one_ended(Outcome(Status.UNREACHABLE, "http_403"), "af en senere udgave"))
    ran = run("digest", "send", "--again", id, "--json")
    assert (ran.status, ran.json["waiting"], ran.json["sent"]) == (0, 1, 0)
