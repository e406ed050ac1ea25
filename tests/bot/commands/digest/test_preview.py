"""`vejviser digest preview`, on a store of its own."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bot.bootstrap import opened_store
from bot.commands.shelf import open_settings
from dialogs.ports.members import Team
from knowledge.weeks import Week
from tests.bot.commands.conftest import Run, one_sentence
from tests.storage.cast import ANNA, decision


@pytest.fixture
def week() -> Week:
    """The running week, looked up when a test begins: between collecting tests and running them Monday may come."""
    return Week.at(datetime.now(UTC))


async def a_team_with_decisions(week: Week) -> None:
    """Let Modtagelsen have logged one decision last week and two the week before, one to be followed up today."""
    async with opened_store(open_settings()) as store, store.turn("t", "", None, datetime.now(UTC)) as session:
        await session.keep_team(Team("t", "am-1", "Modtagelsen", "AM"))
        person = replace(ANNA, tenant="t")
        for number, weeks in enumerate((1, 2, 2)):
            at = week.begins - timedelta(days=7 * weeks - 2)
            due = week.monday if number == 0 else None
            logged = decision(
                str(number), person, str(number), at=at, team="am-1", follow_up=due, corrects=None, override_code=None
            )
            await session.log(logged)


@pytest.fixture
def filled(run: Run, week: Week, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `vejviser …` where a team has logged decisions."""
    monkeypatch.setenv("VEJVISER_LOCAL", "1")
    asyncio.run(a_team_with_decisions(week))
    return run


def test_the_running_week_is_shown_as_it_would_be_sent(filled: Run, week: Week) -> None:
    ran = filled("digest", "preview")
    assert ran.status == 0
    assert f"Ugeoverblik, uge {week.number}: Modtagelsen" in ran.out
    assert "1 opfølgning er i denne uge." in ran.out
    assert "Fællesmængden, AM" in ran.out


def test_json_has_the_figures_of_each_week_and_the_card(filled: Run, week: Week) -> None:
    (team,) = filled("digest", "preview", "--team", "am-1", "--json").json["teams"]
    before = week.before
    assert team["figures"] == {
        "weeks": [str(before), str(before.before)],
        "groups": [{"group": "Fællesmængden, AM", "decisions": [1, 2]}],
        "total": [1, 2],
    }
    assert team["sections"][0]["id"] == "due"
    assert team["failed"] == []
    assert team["card"]["type"] == "AdaptiveCard"


def test_an_older_week_can_be_asked_for(filled: Run, week: Week) -> None:
    ran = filled("digest", "preview", "--week", week.before, "--json")
    assert ran.json["teams"][0]["headline"] == "Beslutninger: 1, 1 færre end ugen før."


def test_a_channels_card_has_no_case_numbers(filled: Run) -> None:
    ran = filled("digest", "preview", "--channel", "--json")
    assert "V-" not in ran.out
    assert "V-" in filled("digest", "preview", "--json").out


def test_the_spreadsheet_has_a_sheet_for_each_team(filled: Run, tmp_path: Path) -> None:
    assert filled("digest", "preview", "--xlsx", tmp_path / "uge.xlsx").status == 0
    rows = list(load_workbook(tmp_path / "uge.xlsx")["am-1"].iter_rows(values_only=True))
    assert rows[0][:4] == ("Afsnit", "Sag", "Hvad", "Dage")
    assert rows[-1][:3] == ("I alt", 1, 2)


@pytest.mark.parametrize(
    "wrong",
    [
        ("--week", "2099-W01"),
        ("--week", "47"),
        ("--team", "findes-ikke"),
        ("--xlsx", "/findes/ikke/uge.xlsx"),
        ("--channel", "--xlsx", "/tmp/uge.xlsx"),
    ],
)
def test_what_cannot_be_shown_gets_one_sentence(filled: Run, wrong: tuple[str, ...]) -> None:
    ran = filled("digest", "preview", *wrong)
    assert (ran.status, ran.out, one_sentence(ran.err)) == (1, "", True)


def test_a_store_without_teams_is_no_fault(run: Run, monkeypatch: pytest.MonkeyPatch, week: Week) -> None:
    monkeypatch.setenv("VEJVISER_LOCAL", "1")
    ran = run("digest", "preview")
    assert (ran.status, "ingen teams endnu" in ran.out) == (0, True)
    assert run("digest", "preview", "--json").json == {"week": str(week), "teams": []}


def test_why_nobody_gets_the_week_is_said_with_what_to_do(filled: Run) -> None:
    no_lead = "Ingen får ugeoverblikket for Modtagelsen: teamet har ingen teamleder."
    assert no_lead in filled("digest", "preview").out
    assert no_lead not in filled("digest", "preview", "--channel").out
    yesterday = (datetime.now(UTC) - timedelta(days=1)).date()
    for more, why in ((("--leave-from", str(yesterday)), "away"), (("--deputy", "bo"), None)):
        filled("member", "set", "bo", "--name", "Bo Riis", "--team", "am-1")
        filled("member", "set", "lis", "--name", "Lis Lund", "--team", "am-1", "--role", "team_lead", *more)
        assert filled("digest", "preview", "--json").json["teams"][0]["unread"] == why
        away = "Ingen får ugeoverblikket for Modtagelsen lige nu: teamlederen er på ferie"
        assert (away in filled("digest", "preview").out) == (why == "away")


def test_a_preview_is_noted_as_a_reading_of_whoever_runs_it(filled: Run) -> None:
    filled("digest", "preview")

    async def readings() -> list[str]:
        async with opened_store(open_settings()) as store, store.turn("t", "", None, datetime.now(UTC)) as session:
            return [one.what for one in await session.readings()]

    assert asyncio.run(readings()) == ["digest"]
