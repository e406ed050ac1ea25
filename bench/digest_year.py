"""A year of decisions in a municipality with two teams, for looking at: `python -m bench.digest_year FILE.db`.

Everything goes through the store as in the bot: decisions of five caseworkers, one on the wrong case, follow-ups that
were kept and some that were not, handovers to answer, a case that two centres know, searches that found nothing.
"""

from __future__ import annotations

import asyncio
import random
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final

from dialogs.ports.decisions import WRONG_CASE, CaseReference, Decision
from dialogs.ports.drafts import StatedFact
from dialogs.ports.handovers import Handover, Message, Party, State, Step
from dialogs.ports.members import Basis, Member, Permit, Team
from dialogs.ports.people import Person
from dialogs.ports.store import Session
from storage import local_keys, open_store

TENANT: Final = "eksempel"
AM, HP = Team(TENANT, "am-voksne", "AM Voksne", "AM"), Team(TENANT, "hp-voksne", "HP Voksne", "HP")
LEAD: Final = Person(TENANT, "carla", "Carla Juhl")
STAFF: Final = {
    Person(TENANT, "anne", "Anne Holm"): AM,
    Person(TENANT, "jonas", "Jonas Friis"): AM,
    Person(TENANT, "mette", "Mette Dahl"): AM,
    Person(TENANT, "bo", "Bo Riis"): HP,
    Person(TENANT, "lene", "Lene Bach"): HP,
}
_SEGMENTS: Final = ("faellesmaengde", "faellesmaengde", "faellesmaengde", "am_alene", "am_alene", "uafklaret")
_CENTRES: Final = {"faellesmaengde": "AM", "am_alene": "AM", "uafklaret": "uafklaret"}


async def fill(session: Session, now: datetime, decisions: int = 600) -> None:
    """Write a year that ends now, always the same one."""
    chance = random.Random(7)
    for team in (AM, HP):
        await session.keep_team(team)
    await session.keep_member(Member(LEAD, AM.id, "team_lead", now - timedelta(days=400)))
    for person, team in STAFF.items():
        await session.keep_member(Member(person, team.id, "caseworker", now - timedelta(days=400)))
    await session.keep_member(Member(Person(TENANT, "erik", "Erik Toft"), AM.id, "caseworker", now, "asked"))
    for number in range(decisions):
        await session.log(_decision(number, now - timedelta(hours=(decisions - number) * 14.5), now, chance))
    await _withdraw(session, now)
    await _meet(session, now)
    await _hand_over(session, now)
    for words, times in ((("ridning",), 4), (("hjælp", "flytning"), 2), (("madplan",), 1)):
        for _ in range(times):
            await session.missed("slagelse", words, (now - timedelta(days=4)).date())


def _decision(number: int, at: datetime, now: datetime, chance: random.Random) -> Decision:
    person, team = chance.choice(list(STAFF.items()))
    segment = chance.choice(_SEGMENTS)
    # Most follow-ups are kept: the case has a newer decision, or none is due.
    late = number % 97 == 0 and at > now - timedelta(days=200)
    due = (at + timedelta(days=120)).date() if late else now.date() + timedelta(days=3 if number % 150 == 1 else 40)
    return Decision(
        id=f"b{number}",
        person=person,
        team=team.id,
        at=at,
        action_key=f"h{number}",
        pack="slagelse",
        pack_version="0.9",
        pack_hash="abc",
        suggestion={"segment": segment},
        suggestion_digest="d1" * 32,
        segment=segment,
        centre=_CENTRES[segment],
        priority="normal",
        warnings=("dobbeltbevilling",) if number % 140 == 5 else (),
        overrides={},
        override_code=None,
        override_text=None,
        case=CaseReference(team.centre or "", f"2026-{number}"),
        facts={"alder": StatedFact(30 + number % 30)},
        rules=(),
        interventions=(),
        follow_up=due,
        coordinator=None,
    )


async def _withdraw(session: Session, now: datetime) -> None:
    """Let the last decision have been logged on the wrong case."""
    chance = random.Random(1)
    wrong = replace(_decision(10_000, now - timedelta(hours=30), now, chance), person=next(iter(STAFF)), team=AM.id)
    await session.log(wrong)
    ends = replace(wrong, id="ud", action_key="ud", override_code=WRONG_CASE, corrects=wrong.id, follow_up=None)
    await session.log(ends)


async def _meet(session: Session, now: datetime) -> None:
    """Let the two centres judge one citizen differently, and somebody read a case by giving a reason."""
    chance, (anne, *_, bo, lene) = random.Random(3), STAFF
    ours = replace(_decision(20_000, now - timedelta(days=9), now, chance), person=anne, team=AM.id)
    logged = await session.log(replace(ours, facts={"kompleksitet": StatedFact("kompleks")}))
    theirs = replace(ours, id="hp", action_key="hp", person=bo, team=HP.id, at=now - timedelta(days=6))
    await session.log(replace(theirs, facts={"kompleksitet": StatedFact("meget_kompleks")}))
    since, until = now - timedelta(days=3), now - timedelta(days=2)
    await session.allow(Permit("p", logged.number, lene, Basis.REASON, lene.id, since, until, "vagt"))


async def _hand_over(session: Session, now: datetime) -> None:
    """Let two cases have been handed over to AM, which has answered neither."""
    bo = list(STAFF)[3]
    for number, days in ((1, 16), (2, 4)):
        logged = await session.decision(f"b{number}")
        if logged is None:
            continue
        at = now - timedelta(days=days)
        sides = Party("HP", HP.id, bo.id), Party("AM", AM.id)
        text = Message("Et eksempel", "", "", "Et eksempel")
        reply_by = (at + timedelta(days=14)).date()
        step = Step(State.SENT, at, bo)
        await session.open_handover(
            Handover(f"o{number}", logged.number, f"b{number}", *sides, text, "samtykke", True, reply_by, (step,))
        )


async def main(file: str) -> None:
    """Write the year into a new SQLite file, which `vejviser digest preview` can then show."""
    url, now = f"sqlite:///{file}", datetime.now(UTC)
    store = open_store(url, local_keys(url))
    try:
        await store.upgrade()
        async with store.turn(TENANT, "", None, now) as session:
            await fill(session, now)
    finally:
        await store.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
