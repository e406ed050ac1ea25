"""Everything about one case, and deleting it, from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bot.commands.conftest import Run

SCRIPT = """42 år, kth, sag i HP, har søgt § 85, gæld
log beslutning
2026-117
gem
"""


@pytest.fixture
def logged(run: Run, tmp_path: Path) -> Run:
    """A command line with one case."""
    script = tmp_path / "samtale.txt"
    script.write_text(SCRIPT)
    assert run("chat", "--script", script).status == 0
    return run


def number(run: Run) -> str:
    return str(run("decisions", "list", "--json").json[0]["number"])


def test_a_case_is_shown_without_the_citizens_facts(logged: Run) -> None:
    shown = logged("case", "show", "2026-117")
    assert shown.out.startswith(number(logged))
    assert "sag HP 2026-117" in shown.out or "sag AM 2026-117" in shown.out
    (entry,) = logged("case", "show", number(logged), "--json").json
    assert "facts" not in entry
    assert entry["team"] == "lokal"


def test_everything_about_a_case_is_written_out(logged: Run) -> None:
    everything = logged("case", "export", "2026-117", "--json").json
    assert everything["numbers"] == [number(logged)]
    assert everything["entries"][0]["facts"]["alder"]["value"] == 42
    assert everything["entries"][0]["facts"]["ydelse"]["value"] == "kontanthjaelp"
    written = logged("case", "export", "2026-117").out
    assert f"Alt om sag {number(logged)}" in written
    assert "Kontanthjælp" in written


def test_every_earlier_reading_from_the_command_line_is_told(logged: Run) -> None:
    logged("case", "show", "2026-117")
    logged("case", "export", "2026-117")
    readings = logged("case", "export", "2026-117", "--json").json["readings"]
    assert [(one["what"], one["basis"]) for one in readings] == [
        ("case.show", "operations"),
        ("case.export", "operations"),
    ]


def test_a_draft_that_names_the_case_is_written_out_and_goes_with_it(logged: Run, tmp_path: Path) -> None:
    begun = tmp_path / "kladde.txt"
    begun.write_text("35 år, sygedagpenge, sag i HP\nlog beslutning\n2026-117\n")
    assert logged("chat", "--script", begun).status == 0
    (draft,) = logged("case", "export", "2026-117", "--json").json["drafts"]
    assert (draft["facts"]["alder"]["value"], draft["form"]["case"]) == (35, "2026-117")
    written = logged("case", "export", number(logged)).out
    assert "(ikke logget)" in written
    assert "35 år" in written
    assert logged("case", "purge", "2026-117", "--json").json["drafts"] == 1


def test_a_case_is_deleted_and_the_numbers_are_told(logged: Run) -> None:
    assert (
        "Ville slette 1 beslutninger, 1 sagsnumre og 0 kladder"
        in logged("case", "purge", "2026-117", "--dry-run").out
    )
    assert logged("case", "show", "2026-117").status == 0
    assert logged("case", "purge", "2026-117", "--json").json == {
        "dry_run": False,
        "decisions": 1,
        "references": 1,
        "drafts": 0,
        "messages": 0,
        "joined": [],
    }
    assert logged("decisions", "list", "--json").json == []


@pytest.mark.parametrize("command", ["show", "export", "purge"])
def test_a_case_that_is_not_there_is_told(logged: Run, command: str) -> None:
    ran = logged("case", command, "2026-999")
    assert (ran.status, ran.err) == (1, "Der er ingen sag »2026-999« i loggen.\n")
