"""A team's week as it is collected: a part that fails is named, and the rest arrives."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import orjson
import pytest

from dialogs.cards.card import MOST_BYTES, card
from dialogs.cards.plain import text
from dialogs.ports.failures import StoreUnavailableError
from dialogs.ports.handovers import Handover, Message, Party, State, Step
from dialogs.ports.members import Team
from dialogs.ports.people import Person
from dialogs.ports.weekly import Group
from dialogs.together.directory import directory
from dialogs.weekly.card import channel_view, digest_view
from dialogs.weekly.collecting import HAPPENED, WAITING, collect
from dialogs.weekly.figures import FEW, for_everybody
from dialogs.weekly.looking import Look
from dialogs.weekly.overview import Figures, Line, Overview, Row, Section
from knowledge.guide import Guide
from knowledge.weeks import Week
from tests.dialogs.talk import squeezed
from tests.fakes import MemoryStore

TENANT = "slagelse"
TEAM, HP = Team(TENANT, "am", "AM Voksne", "AM"), Team(TENANT, "hp", "HP Voksne", "HP")
CARLA = Person(TENANT, "carla", "Carla Juhl")
MONDAY = datetime(2026, 11, 16, 6, 30, tzinfo=UTC)
WEEK = Week.at(MONDAY)


async def collected(
    store: MemoryStore, guide: Guide, now: datetime = MONDAY, week: Week = WEEK, **more: object
) -> Overview:
    async with store.turn(TENANT, "", None, now) as session:
        for team in (TEAM, HP):
            await session.keep_team(team)
        look = Look(session, guide, TEAM, week, now, await directory(session), leading=True)
        return await collect(look, **more)  # type: ignore[arg-type]


async def fails(_: Look) -> tuple[Line, ...]:
    raise RuntimeError("noget om en borger")


@pytest.mark.parametrize("id", [*WAITING, *HAPPENED])
async def test_a_part_that_fails_is_named_and_the_others_arrive(id: str, guide: Guide) -> None:
    async def one(_: Look) -> tuple[Line, ...]:
        return (Line("noget"),)

    waiting = {each: fails if each == id else one for each in WAITING}
    happened = {each: fails if each == id else one for each in HAPPENED}
    overview = await collected(MemoryStore(), guide, waiting=waiting, happened=happened)
    assert overview.failed == (id,)
    assert {section.id for section in overview.sections} == {*WAITING, *HAPPENED} - {id}
    assert "Kunne ikke hentes denne gang" in text(digest_view(overview))
    assert "borger" not in text(digest_view(overview))


async def test_figures_that_fail_are_named_too(guide: Guide) -> None:
    async def figures(_: Look) -> Figures:
        raise RuntimeError

    overview = await collected(MemoryStore(), guide, count=figures)
    assert overview.failed == ("figures",)
    assert not overview.quiet


async def test_a_store_that_is_away_is_no_part_that_failed(guide: Guide) -> None:
    async def away(_: Look) -> tuple[Line, ...]:
        raise StoreUnavailableError

    with pytest.raises(StoreUnavailableError):
        await collected(MemoryStore(), guide, waiting={"waits": away})


async def test_handovers_wait_with_their_days_the_oldest_first(guide: Guide) -> None:
    store, sender = MemoryStore(), Person(TENANT, "bo", "Bo Riis")
    async with store.turn(TENANT, "", None, MONDAY) as session:
        for number, days in (("V-1", 2), ("V-2", 9)):
            step = Step(State.SENT, MONDAY - timedelta(days=days), sender)
            text_ = Message("hvorfor", "", "", "hvad")
            receiver = Party("AM", None if days == 2 else "am")
            sides = Party("HP", "hp", "bo"), receiver
            handed = Handover(number, number, "d", *sides, text_, "samtykke", True, MONDAY.date(), (step,))
            await session.open_handover(handed)
    overview = await collected(store, guide)
    assert [(line.case, line.days) for line in overview.section("waits").lines] == [("V-2", 9), ("V-1", 2)]
    seen = squeezed(text(digest_view(overview)))
    assert "2 overdragelser venter på jer (den ældste 9 dage)." in seen
    assert "V-2: overdragelse fra HP Voksne (" not in seen
    assert "hvorfor" not in seen


@pytest.mark.parametrize(
    ("now", "weeks"),
    [
        (datetime(2027, 1, 4, 6, 30, tzinfo=UTC), ["2027-W01", "2026-W53", "2026-W52"]),
        (datetime(2026, 12, 28, 6, 30, tzinfo=UTC), ["2026-W53", "2026-W52", "2026-W51"]),
    ],
)
async def test_week_53_and_the_new_year_are_weeks_like_others(now: datetime, weeks: list[str], guide: Guide) -> None:
    asked: list[tuple[datetime, datetime]] = []

    store = MemoryStore()
    async with store.turn(TENANT, "", None, now) as session:
        await session.keep_team(TEAM)

        async def tally(_: str, since: datetime, until: datetime) -> dict[Group, int]:
            asked.append((since, until))
            return {Group("am_alene", "AM"): len(asked)}

        session.tally = tally  # type: ignore[method-assign,assignment]
        look = Look(session, guide, TEAM, Week.at(now), now, await directory(session), leading=True)
        overview = await collect(look)
    assert overview.figures
    assert [str(week) for week in overview.figures.weeks] == weeks
    assert [until - since for since, until in asked] == [timedelta(days=7)] * 3
    assert asked[1][1] == asked[0][0]


def test_a_channel_is_told_counts_and_neither_cases_nor_people() -> None:
    lines = (Line("overdragelse fra HP Voksne (Bo Riis)", "V-2222", 3),)
    sections = (
        Section("waits", lines),
        Section("access", (Line("Erik Toft bad om adgang"),)),
        Section("readings", lines),
        Section("misses", (Line("»ridning«"),)),
    )
    seen = squeezed(text(channel_view(Overview(TEAM, WEEK, True, sections, None))))
    assert "1 overdragelse venter på jer (3 dage)." in seen
    assert "Venter på jer: 1" in seen
    assert "»ridning«" in seen
    for hidden in ("V-2222", "Bo Riis", "Erik", "Læst af andre"):
        assert hidden not in seen


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        ([("A", (9, 8)), ("B", (1, 0)), ("C", (4, 2))], [("A", (9, 8)), ("Øvrige", (5, 2))]),
        ([("A", (9, 8)), ("B", (2, 2)), ("C", (1, 1))], [("A", (9, 8)), ("Øvrige", (3, 3))]),
        ([("A", (9, 8)), ("B", (0, 3))], [("A", (9, 8)), ("B", (0, 3))]),
    ],
)
def test_small_groups_are_not_told_apart_in_a_channel(
    rows: list[tuple[str, tuple[int, ...]]], shown: list[tuple[str, tuple[int, ...]]]
) -> None:
    figures = Figures((WEEK, WEEK.before), tuple(Row(*row) for row in rows), unfinished=False)
    found = [(row.label, row.counts) for row in for_everybody(figures).rows]
    small = any(0 < count < FEW for _, counts in shown for count in counts)
    assert found == ([("I alt", figures.total)] if small else shown)


def test_what_there_was_no_room_for_and_what_is_small_is_one_row_in_a_channel() -> None:
    rows = (Row("A", (9, 8)), Row("B", (1, 2)), Row("Øvrige", (4, 5), rest=True))
    figures = Figures((WEEK, WEEK.before), rows, unfinished=False)
    assert [(row.label, row.counts) for row in for_everybody(figures).rows] == [("A", (9, 8)), ("Øvrige", (5, 7))]


def test_the_largest_week_fits_into_a_card() -> None:
    lines = tuple(Line("overdragelse fra HP Voksne, sendt for 9 dage siden " * 2, f"V-{n}", n) for n in range(500))
    figures = Figures(
        (WEEK, WEEK.before), tuple(Row(f"Målgruppe {n}, AM", (n, n)) for n in range(8)), unfinished=False
    )
    sections = tuple(Section(id, lines) for id in (*WAITING, *HAPPENED))
    whole = card(digest_view(Overview(TEAM, WEEK, True, sections, figures)))
    assert len(orjson.dumps(whole)) <= MOST_BYTES
    assert "Chart.VerticalBar.Grouped" in str(whole)
