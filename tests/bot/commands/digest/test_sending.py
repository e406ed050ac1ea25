"""`vejviser digest send` with the real composers, the real store and HTTP: twice sends once."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.bootstrap import opened_store
from bot.commands.digest.sending import send_week
from bot.commands.shelf import open_settings
from dialogs.ports.members import Member, Team
from dialogs.ports.people import Person
from dialogs.ports.post import Audience, Recipient, Reference
from knowledge.weeks import Week
from tests.bot.servers import FakeConnector, on_loopback

TENANT = "t"
PEOPLE = {"carla": "team_lead", "anne": "caseworker"}


async def test_sending_a_week_twice_sends_each_card_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("VEJVISER_LOCAL", "1")
    monkeypatch.setenv("VEJVISER_DATABASE_URL", f"sqlite:///{tmp_path}/digest.db")
    now, connector = datetime.now(UTC), FakeConnector()
    async with on_loopback(connector.app()) as url:
        await _meet_everybody(now, f"{url}/emea/")
        first, second = await send_week(Week.at(now)), await send_week(Week.at(now))
    assert asdict(first) == {"recipients": 2, "sent": 2, "skipped": 0, "ambiguous": 0, "failed": 0, "waiting": 0}
    assert asdict(second) == {"recipients": 2, "sent": 0, "skipped": 2, "ambiguous": 0, "failed": 0, "waiting": 0}
    assert sorted(call.body["summary"] for call in connector.calls) == ["Din uge", "Ugeoverblik"]


async def _meet_everybody(now: datetime, service_url: str) -> None:
    async with opened_store(open_settings()) as store, store.turn(TENANT, "", None, now) as session:
        await session.keep_team(Team(TENANT, "am-1", "Modtagelsen", "AM"))
        for id, role in PEOPLE.items():
            person = Person(TENANT, id, id.title())
            await session.keep_member(Member(person, "am-1", role, now - timedelta(days=30)))  # type: ignore[arg-type]
            place = Reference(Recipient(TENANT, Audience.PERSON, id), f"a:{id}", service_url, "28:bot")
            await session.meet(place, now)
