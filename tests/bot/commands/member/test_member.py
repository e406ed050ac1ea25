"""Who is who, set from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bot.commands.conftest import Run

TENANT = ("--tenant", "kommune-1")
GUID = "7E57AB1E-0000-4000-8000-00000000000A"


@pytest.fixture
def teams(run: Run) -> Run:
    """A command line with two teams."""
    for id, name, centre in (("am-voksne", "AM Voksne", "am"), ("hp", "Handicap", "HP")):
        assert run("team", "set", id, "--name", name, "--centre", centre, *TENANT).status == 0
    return run


def members(run: Run) -> list[dict[str, object]]:
    return list(run("member", "list", "--json").json)


def test_teams_are_listed_with_the_centre_of_the_model(teams: Run) -> None:
    assert teams("team", "list", "--json").json == [
        {"id": "am-voksne", "name": "AM Voksne", "centre": "AM"},
        {"id": "hp", "name": "Handicap", "centre": "HP"},
    ]
    assert teams("team", "list").out == "am-voksne: AM Voksne, center AM\nhp: Handicap, center HP\n"


def test_setting_a_team_again_changes_what_is_named(teams: Run) -> None:
    teams("team", "set", "hp", "--name", "Handicap & Psykiatri")
    assert teams("team", "list", "--json").json[1] == {"id": "hp", "name": "Handicap & Psykiatri", "centre": "HP"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("team", "set", "AM Voksne"), "kan ikke bruges som id"),
        (("team", "set", "am", "--centre", "XX"), "ikke et center »XX«"),
        (("member", "set", "anna", "--name", "Anna", "--team", "nix"), "intet team »nix«"),
        (("member", "set", "anna"), "skal have et navn"),
        (("member", "set", "an na", "--name", "A"), "kan ikke være et id"),
        (("member", "set", "anna", "--name", "A", "--role", "konge"), "ingen rolle »konge«"),
        (("member", "set", "anna", "--name", "A", "--deputy", "bent"), "ingen med id bent"),
        (("member", "set", "anna", "--name", "A", "--deputy", "anna"), "sin egen stedfortræder"),
        (("member", "set", "anna", "--name", "A", "--leave-from", "i morgen"), "er ikke en dato"),
        (("member", "set", "anna", "--name", "A", "--leave-until", "2026-12-24"), "--leave-from"),
        (
            ("member", "set", "anna", "--name", "A", "--leave-from", "2026-12-24", "--leave-until", "2026-12-01"),
            "Byt om",
        ),
        (("member", "remove", "nobody"), "ingen med id nobody"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_saved(teams: Run, arguments: tuple[str, ...], said: str) -> None:
    ran = teams(*arguments, *TENANT)
    assert ran.status == 1
    assert said in ran.err
    assert members(teams) == []


def test_a_member_is_added_changed_sent_on_leave_and_let_go(teams: Run) -> None:
    teams("member", "set", "bent", "--name", "Bent Berg", "--team", "hp")
    added = teams("member", "set", GUID, "--name", "Anna Andersen", "--team", "am-voksne", "--role", "Teamleder")
    assert added.out == f"Gemt: {GUID.lower()}: Anna Andersen, team am-voksne, teamleder\n"
    teams("member", "set", GUID, "--deputy", "bent", "--leave-from", "2026-12-01", "--leave-until", "2026-12-24")
    teams("member", "set", "bent", "--team", "am-voksne")
    anna = {
        "id": GUID.lower(),
        "name": "Anna Andersen",
        "team": "am-voksne",
        "role": "team_lead",
        "status": "active",
        "deputy": "bent",
        "leave_from": "2026-12-01",
        "leave_until": "2026-12-24",
    }
    assert members(teams)[0] == anna
    teams("member", "set", GUID, "--no-leave")
    assert members(teams)[0] == {**anna, "leave_from": None, "leave_until": None}
    assert teams("member", "remove", GUID).status == 0
    assert teams("member", "list").out.splitlines()[0].endswith("teamleder, stoppet")


def test_a_list_is_imported_with_danish_heads_and_forward_references(teams: Run, tmp_path: Path) -> None:
    file = tmp_path / "ansatte.csv"
    file.write_text(
        "Navn;Objekt-id;Team;Rolle;Stedfortræder;Lokale\n"
        "Anna Andersen;anna;am-voksne;teamleder;bent;12\n"
        "Bent Berg;bent;hp;;;14\n"
        ";;;;;\n",
        encoding="cp1252",
    )
    assert teams("member", "import", file).out == "2 er oprettet eller rettet.\n"
    assert [(one["id"], one["role"], one["deputy"]) for one in members(teams)] == [
        ("anna", "team_lead", "bent"),
        ("bent", "caseworker", None),
    ]


def test_every_wrong_line_of_a_list_is_named_and_nothing_is_saved(teams: Run, tmp_path: Path) -> None:
    file = tmp_path / "ansatte.csv"
    file.write_text("id,navn,team,rolle\nanna,Anna,am-voksne,\nbent,,hp,\ncarl,Carl,nix,\n")
    ran = teams("member", "import", file)
    assert (ran.status, members(teams)) == (1, [])
    assert ran.err.splitlines()[:2] == [
        "Linje 3: bent er ny og skal have et navn.",
        "Linje 4: Der er intet team »nix«. Der er: am-voksne, hp. Opret det med »vejviser team set«.",
    ]
    file.write_text("id,navn,rolle\nanna,Anna,konge\nanna,Anna,\nan na,A,\nbent,B,\nbent,B,\n")
    wrong = teams("member", "import", file).err.splitlines()
    assert [line.split(":")[0] for line in wrong[:-1]] == ["Linje 2", "Linje 4", "Linje 6"]


@pytest.mark.parametrize(
    ("content", "said"),
    [("", "ingen linjer"), ("navn\nAnna\n", "kolonne med objekt-id"), (None, "findes ikke")],
)
def test_a_file_that_is_no_list_is_told(teams: Run, tmp_path: Path, content: str | None, said: str) -> None:
    file = tmp_path / "ansatte.csv"
    if content is not None:
        file.write_text(content)
    ran = teams("member", "import", file)
    assert ran.status == 1
    assert said in ran.err


def test_a_store_that_knows_no_municipality_has_nothing_to_list_and_asks_before_it_writes(run: Run) -> None:
    assert run("member", "list", "--json").json == []
    assert run("team", "list").status == 0
    ran = run("team", "set", "am")
    assert (ran.status, "Skriv --tenant" in ran.err) == (1, True)


def test_it_is_asked_which_municipality_where_there_are_several(run: Run) -> None:
    for tenant in ("kommune-1", "kommune-2"):
        run("member", "set", "anna", "--name", "Anna", "--tenant", tenant)
    assert "kommune-1, kommune-2" in run("member", "list").err
    assert len(run("member", "list", "--json", "--tenant", "kommune-2").json) == 1
