"""`vejviser digest schedule`: each team's day, time and channel."""

from __future__ import annotations

import pytest

from tests.bot.commands.conftest import Run, one_sentence

AS_A_RULE = {"team": "am-1", "day": "mandag", "time": "07:30", "channel": None}


@pytest.fixture
def team(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A municipality with one team."""
    monkeypatch.setenv("VEJVISER_ALLOWED_TENANTS", "11111111-1111-1111-1111-111111111111")
    assert run("team", "set", "am-1", "--name", "Modtagelsen").status == 0
    return run


def test_a_team_has_monday_half_past_seven_until_it_chooses(team: Run) -> None:
    assert team("digest", "schedule", "--json").json == [AS_A_RULE]
    assert team("digest", "schedule").out == "am-1: mandag kl. 07:30\n"


def test_what_is_chosen_stays_and_the_rest_is_as_before(team: Run) -> None:
    team("digest", "schedule", "am-1", "--day", "Fredag", "--channel", "19:kanal@thread.tacv2")
    ran = team("digest", "schedule", "am-1", "--time", "9.15")
    assert ran.out == "am-1: fredag kl. 09:15, også i en kanal i Teams\n"
    team("digest", "schedule", "am-1", "--no-channel")
    assert team("digest", "schedule", "--json").json == [AS_A_RULE | {"day": "fredag", "time": "09:15"}]


@pytest.mark.parametrize(
    "wrong",
    [("ukendt",), ("am-1", "--day", "mandagen"), ("am-1", "--time", "24:00"), ("am-1", "--time", "halv otte")],
)
def test_what_cannot_be_is_said_in_one_sentence_and_changes_nothing(team: Run, wrong: tuple[str, ...]) -> None:
    ran = team("digest", "schedule", *wrong)
    assert (ran.status, ran.out, one_sentence(ran.err)) == (1, "", True)
    assert team("digest", "schedule", "--json").json == [AS_A_RULE]
