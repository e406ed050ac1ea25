"""Caseworkers who log one decision after another and say again what did not get through, as people and Teams do."""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Final

import aiohttp
import orjson

from dialogs.ports.members import Member, Team
from dialogs.ports.people import Person
from dialogs.wording import say
from storage.store import SqlStore
from tests.bot.activities import TENANT, message
from tests.production.running import Microsoft
from tests.storage.cast import NOW

_UNAVAILABLE: Final = say("error.store_unavailable")
_UNEXPECTED: Final = say("error.unexpected")
_NUMBER: Final = re.compile(r"2026-(\d{3})\d{4}")


@dataclass
class Decider:
    """One caseworker in her own chat; her case numbers and the citizens' ages tell her from all others."""

    number: int
    where: Callable[[], str]
    """The root URL of a bot that may be there or not."""
    microsoft: Microsoft
    http: aiohttp.ClientSession
    acknowledged: dict[str, int] = field(default_factory=dict)
    """The case numbers of decisions whose receipt she has, with the age that she told."""
    heard: Counter[str] = field(default_factory=Counter)
    strange: list[str] = field(default_factory=list)
    """Answers that name a case of somebody else."""
    enough: bool = False
    _ids: Iterator[int] = field(default_factory=count)

    @property
    def person(self) -> Person:
        """Who she is."""
        return Person(TENANT, f"person-{self.number}", f"Person {self.number}")

    @property
    def conversation(self) -> str:
        """Where she writes."""
        return f"a:{self.number}"

    async def decide(self) -> None:
        """Log one decision after another until it is enough."""
        for round in count():
            if self.enough:
                return
            case, age = f"2026-{self.number:03}{round:04}", 18 + (self.number * 7 + round) % 47
            await self._say(f"{age} år, kth, drikker hver dag så han ikke kan passe praktik, sag i HP")
            await self._say("log beslutning")
            await self._say(case)
            if "V-" in await self._say("gem"):
                self.acknowledged[case] = age
            else:
                self.heard["no receipt"] += 1
            await self._say("ny")

    async def _say(self, text: str) -> str:
        """Say something, again when the store was away, and return the answer."""
        while True:
            activity = {**message(text), "id": f"{self.number}-{next(self._ids)}"}
            answer = await self._through(activity)
            if _UNAVAILABLE not in answer:
                return answer
            await asyncio.sleep(0.2)

    async def _through(self, activity: dict[str, Any]) -> str:
        """Deliver an activity until it gets through, as Teams does, and return what came in answer to it."""
        body = orjson.dumps(
            {
                **activity,
                "serviceUrl": self.microsoft.service_url,
                "from": {"id": f"29:{self.number}", "name": self.person.name, "aadObjectId": self.person.id},
                "conversation": {"conversationType": "personal", "id": self.conversation},
            }
        )
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {self.microsoft.token()}"}
        while True:
            try:
                async with self.http.post(f"{self.where()}/api/messages", data=body, headers=headers) as response:
                    assert response.status == 200, response.status
                    await response.read()
            except aiohttp.ClientError:
                self.heard["delivered again"] += 1
                await asyncio.sleep(0.2)
                continue
            return self._noted("\n".join(await self.microsoft.sent(self.conversation)))

    def _noted(self, answer: str) -> str:
        self.heard["unavailable"] += _UNAVAILABLE in answer
        self.heard["unexpected"] += _UNEXPECTED in answer
        self.strange += [number for number in _NUMBER.findall(answer) if int(number) != self.number]
        return answer


async def enrol(store: SqlStore, deciders: list[Decider]) -> None:
    """Make all of them members of one team."""
    async with store.turn(TENANT, "", None, NOW) as turn:
        await turn.keep_team(Team(TENANT, "am-voksne", "Voksne"))
        for decider in deciders:
            await turn.keep_member(Member(decider.person, "am-voksne", "caseworker", NOW))


async def check_the_log(store: SqlStore, deciders: list[Decider]) -> int:
    """Check that every receipt stands for one decision with what was said, that the chain holds, and drafts open.

    Returns how many decisions there are.
    """
    verification = await store.verify(TENANT)
    assert verification.faults == ()
    entries = await store.decisions(TENANT, limit=10**9)
    logged = Counter(entry.decision.case.number for entry in entries)
    assert [case for case, times in logged.items() if times != 1] == []
    ages = {entry.decision.case.number: entry.decision.facts["alder"].value for entry in entries}
    for decider in deciders:
        assert {case: ages.get(case) for case in decider.acknowledged} == decider.acknowledged
        assert decider.strange == []
        async with store.turn(TENANT, decider.conversation, None, NOW) as turn:
            await turn.drafts(decider.person)
    return len(entries)
