"""Who reads which digests, and when: over the fake and the real store alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from dialogs.ports.members import Leave, Member, Team
from dialogs.ports.readers import DIGEST, MONDAY, Readership, Subscriber
from knowledge.weeks import Schedule
from storage.store import SqlStore
from tests.fakes import MemoryStore
from tests.storage.cast import ANNA, BENT, NORDDJURS, NOW, OUTSIDER, SLAGELSE

AnyStore = MemoryStore | SqlStore
AM = Team(SLAGELSE, "am-1", "Modtagelsen", "AM")
HP = Team(SLAGELSE, "hp-1", "Bostøtten", "HP")


async def fill(store: AnyStore) -> None:
    async with store.turn(SLAGELSE, "samtale-1", None, NOW) as turn:
        await turn.keep_team(AM)
        await turn.keep_team(HP)
        await turn.keep_member(Member(ANNA, AM.id, "caseworker", NOW, deputy="bent", leave=Leave(date(2026, 12, 1))))
        await turn.keep_member(Member(BENT, AM.id, "team_lead", NOW))
        await turn.keep_member(Member(replace(ANNA, id="gået"), AM.id, "caseworker", NOW, "left"))
        await turn.keep_member(Member(replace(ANNA, id="uden team"), None, "admin", NOW))


async def test_a_team_has_monday_half_past_seven_no_channel_and_its_active_members(store: AnyStore) -> None:
    await fill(store)
    anna = Subscriber("anna", "caseworker", NOW, Leave(date(2026, 12, 1)), "bent")
    bent = Subscriber("bent", "team_lead", NOW)
    assert await store.roster.readerships() == (
        Readership(SLAGELSE, "am-1", Schedule(1, time(7, 30)), None, (anna, bent)),
        Readership(SLAGELSE, "hp-1", Schedule(), None, ()),
    )


async def test_a_team_keeps_its_own_day_time_and_channel_and_can_change_them(store: AnyStore) -> None:
    await fill(store)
    for schedule, channel in ((Schedule(5, time(12, 15)), None), (Schedule(2, time(0, 0)), "19:kanal@thread.tacv2")):
        async with store.turn(SLAGELSE, "samtale-1", None, NOW) as turn:
            await turn.keep_schedule(HP.id, schedule, channel)
        assert (await store.roster.readerships())[1] == Readership(SLAGELSE, "hp-1", schedule, channel, ())


async def test_what_a_member_wishes_counts_and_can_be_taken_back(store: AnyStore) -> None:
    await fill(store)
    for wanted in (True, False):
        async with store.turn(SLAGELSE, "samtale-1", None, NOW) as turn:
            await turn.wish("anna", MONDAY, wanted)
            await turn.wish("bent", MONDAY, wanted)
        anna, bent = (await store.roster.readerships())[0].subscribers
        assert (anna.wants(MONDAY), bent.wants(MONDAY), bent.wants(DIGEST)) == (wanted, wanted, True)


async def test_another_municipalitys_team_of_the_same_name_has_its_own_members(store: AnyStore) -> None:
    await fill(store)
    async with store.turn(NORDDJURS, "samtale-1", None, NOW) as turn:
        await turn.keep_team(replace(AM, tenant=NORDDJURS))
        await turn.keep_member(Member(OUTSIDER, AM.id, "team_lead", NOW))
        await turn.wish("anna", MONDAY, True)
    norddjurs, slagelse, _ = await store.roster.readerships()
    assert [one.id for one in norddjurs.subscribers] == ["anna"]
    assert [one.id for one in slagelse.subscribers] == ["anna", "bent"]
    assert slagelse.subscribers[0].wishes == {}
