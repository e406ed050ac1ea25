"""What the week's overview counts: over the fake and the real store alike."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from dialogs.ports.decisions import WRONG_CASE, Logged
from dialogs.ports.handovers import Handover, Message, Party, State, Step
from dialogs.ports.links import CaseLink
from dialogs.ports.members import Basis, Member, Permit, Team
from dialogs.ports.people import Person
from dialogs.ports.weekly import Group
from storage.store import SqlStore
from tests.fakes import MemoryStore
from tests.storage.cast import ANNA, BENT, NORDDJURS, NOW, OUTSIDER, SLAGELSE, decision

AnyStore = MemoryStore | SqlStore
AM, HP = "am-voksne", "hp-voksne"
SOON, LATER = date(2026, 11, 25), date(2027, 2, 1)
DAY = timedelta(days=1)
TO_HP = Party("HP", HP, "bent")


async def log(store: AnyStore, id: str, *, tenant: str = SLAGELSE, **more: Any) -> Logged:
    logged = decision(id, **{"team": AM, "corrects": None, "override_code": None, **more})
    async with store.turn(tenant, "samtale-1", None, logged.at) as turn:
        return await turn.log(logged)


async def test_decisions_are_counted_by_target_group_and_centre_within_the_week(store: AnyStore) -> None:
    await log(store, "a")
    await log(store, "b", case="2")
    await log(store, "c", case="3", segment=None, centre="HP")
    await log(store, "før", case="4", at=NOW - timedelta(microseconds=1))
    await log(store, "efter", case="5", at=NOW + 7 * DAY)
    await log(store, "andre", case="6", team=HP)
    await log(store, "fremmed", tenant=NORDDJURS, person=OUTSIDER)
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        counted = await turn.tally(AM, NOW, NOW + 7 * DAY)
    assert counted == {Group("faellesmaengde", "AM"): 2, Group(None, "HP"): 1}


async def test_what_was_logged_on_the_wrong_case_counts_nowhere(store: AnyStore) -> None:
    await log(store, "a", follow_up=SOON)
    await log(store, "ud", corrects="a", override_code=WRONG_CASE, segment=None, centre=None, follow_up=None)
    await log(store, "flyttet", case="9", corrects="a", follow_up=SOON)
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        assert await turn.tally(AM, NOW - DAY, NOW + DAY) == {Group("faellesmaengde", "AM"): 1}
        (moved,) = await turn.follow_ups(AM, LATER)
        (entry,) = await turn.case(SLAGELSE, "9")
    assert moved.number == entry.number


async def test_only_the_newest_decision_on_a_case_is_followed_up(store: AnyStore) -> None:
    await log(store, "a", follow_up=SOON)
    await log(store, "b", follow_up=None)
    await log(store, "c", case="2", follow_up=SOON)
    await log(store, "hp", case="2", team=HP, follow_up=None)
    await log(store, "d", case="3", follow_up=LATER)
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        (kept,) = await turn.follow_ups(AM, LATER)
        both = await turn.follow_ups(AM, LATER + DAY)
        (second, *_) = await turn.case(SLAGELSE, "2")
    assert (kept.number, kept.follow_up) == (second.number, SOON)
    assert [one.follow_up for one in both] == [SOON, LATER]


async def test_a_follow_up_stands_under_the_team_that_carries_the_case_now(store: AnyStore) -> None:
    logged = await log(store, "a", follow_up=SOON)
    there = await send(store, logged, "h1", TO_HP)
    assert await followed_up(store) == {AM: [SOON], HP: []}
    await take(store, there, NOW + DAY, BENT)
    assert await followed_up(store) == {AM: [], HP: [SOON]}
    back = await send(store, logged, "h2", Party("AM", AM))
    await take(store, back, NOW + 2 * DAY, ANNA)
    assert await followed_up(store) == {AM: [SOON], HP: []}


async def test_a_handover_that_came_to_nothing_moves_no_follow_up(store: AnyStore) -> None:
    logged = await log(store, "a", follow_up=SOON)
    for number, state in enumerate((State.RETURNED, State.WITHDRAWN)):
        await take(store, await send(store, logged, f"h{number}", TO_HP), NOW + DAY, BENT, state)
    assert await followed_up(store) == {AM: [SOON], HP: []}


async def test_of_what_a_team_has_on_a_case_the_newest_counts(store: AnyStore) -> None:
    logged = await log(store, "a", follow_up=SOON)
    there = await send(store, logged, "h1", TO_HP)
    await log(store, "hp", person=BENT, team=HP, follow_up=LATER - DAY, at=NOW + DAY)
    assert await followed_up(store) == {AM: [SOON], HP: [LATER - DAY]}
    await take(store, there, NOW + 2 * DAY, BENT)
    assert await followed_up(store) == {AM: [], HP: [LATER - DAY]}
    await log(store, "hp2", person=BENT, team=HP, follow_up=None, at=NOW + 3 * DAY)
    assert await followed_up(store) == {AM: [], HP: []}


async def test_what_a_team_logs_after_it_handed_the_case_over_stays_its_own(store: AnyStore) -> None:
    logged = await log(store, "a", follow_up=SOON)
    await take(store, await send(store, logged, "h1", TO_HP), NOW + DAY, BENT)
    await log(store, "b", follow_up=SOON + DAY, at=NOW + 2 * DAY)
    assert await followed_up(store) == {AM: [SOON + DAY], HP: [SOON]}


async def test_a_decision_withdrawn_after_the_case_was_taken_is_nobodys_to_follow_up(store: AnyStore) -> None:
    logged = await log(store, "a", follow_up=SOON)
    await take(store, await send(store, logged, "h1", TO_HP), NOW + DAY, BENT)
    await log(store, "ud", corrects="a", override_code=WRONG_CASE, follow_up=None, at=NOW + 2 * DAY)
    assert await followed_up(store) == {AM: [], HP: []}


async def test_where_a_centre_took_the_case_the_team_of_whoever_took_it_follows_up(store: AnyStore) -> None:
    logged = await log(store, "a", follow_up=SOON)
    there = await send(store, logged, "h1", Party("HP"))
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        await turn.keep_team(Team(SLAGELSE, HP, "HP Voksne", "HP"))
        await turn.keep_member(Member(BENT, HP, "caseworker", NOW))
    await take(store, there, NOW + DAY, BENT)
    assert await followed_up(store) == {AM: [], HP: [SOON]}


async def send(store: AnyStore, logged: Logged, id: str, receiver: Party) -> Handover:
    text = Message("hvorfor", "ønske", "kører", "spørger")
    sides, sent = (Party("AM", AM, "anna"), receiver), Step(State.SENT, NOW, ANNA)
    handed = Handover(id, logged.number, logged.decision.id, *sides, text, "samtykke", True, SOON, (sent,))
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        assert await turn.open_handover(handed) is None
    return handed


async def take(store: AnyStore, handed: Handover, at: datetime, by: Person, state: State = State.RECEIVED) -> None:
    async with store.turn(SLAGELSE, "", None, at) as turn:
        assert await turn.advance(handed, Step(state, at, by, "grund"))


async def followed_up(store: AnyStore) -> dict[str, list[date | None]]:
    """Return the days that each team is to follow up on."""
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        return {team: [one.follow_up for one in await turn.follow_ups(team, LATER)] for team in (AM, HP)}


async def test_warned_and_unsettled_cases_come_newest_first_by_their_newest_decision(store: AnyStore) -> None:
    await log(store, "a", warnings=("dobbeltbevilling",), segment="uafklaret")
    await log(store, "b", case="2", warnings=("dobbeltbevilling",), at=NOW + DAY)
    await log(store, "c", case="3", warnings=("dobbelt",), centre="uafklaret", at=NOW + DAY)
    await log(store, "d", case="4", warnings=("dobbeltbevilling",))
    await log(store, "e", case="4", warnings=())
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        warned = await turn.warned(AM, "dobbeltbevilling", NOW)
        unsettled = await turn.unsettled(AM, "uafklaret", NOW)
        assert await turn.warned(AM, "dobbeltbevilling", NOW + DAY) == warned[:1]
    assert [one.at for one in warned] == [NOW + DAY, NOW]
    assert [one.at for one in unsettled] == [NOW + DAY, NOW]


async def test_cases_that_meet_are_those_of_two_teams_and_those_that_are_joined(store: AnyStore) -> None:
    await log(store, "a")
    await log(store, "hp", team=HP)
    await log(store, "alene", case="2")
    one, other = await log(store, "b", case="3"), await log(store, "c", case="4", team=HP)
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        await turn.link(CaseLink(one.number, other.number, True, NOW, ANNA))
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        (first, *_) = await turn.case(SLAGELSE, "2026-117")
        assert await turn.met(AM, NOW, 9) == (one.number, first.number)
        assert await turn.met(AM, NOW, 1) == (one.number,)
        assert await turn.met(AM, NOW + DAY, 9) == ()


async def test_readings_by_reason_count_on_the_teams_own_cases_only(store: AnyStore) -> None:
    ours, theirs = await log(store, "a"), await log(store, "b", case="2", team=HP)
    permit = Permit("p1", ours.number, BENT, Basis.REASON, "bent", NOW, NOW + DAY, "vagt")
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        await turn.allow(permit)
        await turn.allow(replace(permit, id="p2", case=theirs.number))
        await turn.allow(replace(permit, id="p3", basis=Basis.INVITED))
        await turn.allow(replace(permit, id="p4", since=NOW - DAY))
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        assert await turn.read_by_reason(AM, NOW, NOW + DAY) == (ours.number,)


async def test_searches_that_found_nothing_are_added_up_by_words_and_days(store: AnyStore) -> None:
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        for day, words in ((1, ("hest",)), (2, ("ridning",)), (2, ("hest",)), (9, ("kano",))):
            await turn.missed("slagelse", words, date(2026, 11, day))
        await turn.missed("norddjurs", ("hest",), date(2026, 11, 1))
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        found = await turn.missed_words("slagelse", date(2026, 11, 1), date(2026, 11, 8))
    assert found == ((("hest",), 2), (("ridning",), 1))


async def test_the_version_in_use_before_a_moment_is_that_of_the_last_decision(store: AnyStore) -> None:
    await log(store, "a", pack_version="1.0", at=NOW - 2 * DAY)
    await log(store, "b", case="2", pack_version="1.1", at=NOW - DAY)
    await log(store, "c", case="3", pack_version="2.0")
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        assert await turn.version_before("slagelse", NOW) == "1.1"
        assert await turn.version_before("slagelse", NOW - 3 * DAY) is None
        assert await turn.version_before("norddjurs", NOW) is None


async def test_what_fails_apart_leaves_the_rest_of_the_turn_as_it_is(store: AnyStore) -> None:
    await log(store, "a")
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        with suppress(Exception):
            async with turn.apart():
                await turn.tally("\x00", NOW, NOW + DAY)  # PostgreSQL refuses such a text and ends the transaction
                raise RuntimeError
        assert await turn.tally(AM, NOW, NOW + DAY) == {Group("faellesmaengde", "AM"): 1}
        await turn.wish("anna", "digest", wanted=False)
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        assert len(await turn.case(SLAGELSE, "2026-117")) == 1
