"""`vejviser stats`, `vejviser handover list` and `vejviser case link` from outside."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bot.commands.conftest import Run, one_sentence

SCRIPT = "42 år, kth, sag i HP, bostøtte bevilget\nlog beslutning\n{case}\ngem\n"
OVER = "overdrag {case}\nmodtager HP\ngrundlag samtykke\nborgeren ja\ngem\n"


def logged(run: Run, tmp_path: Path, case: str, more: str = "") -> None:
    script = tmp_path / f"{case}.txt"
    script.write_text(SCRIPT.format(case=case) + more.format(case=case), encoding="utf-8")
    assert run("chat", "--script", script).status == 0


def test_an_empty_log_has_figures_and_no_handovers(run: Run):
    assert run("stats", "--json", "--tenant", "t").json["figures"]["citizens"] == 0
    assert run("handover", "list", "--json", "--tenant", "t").json == []


def test_a_quarter_is_counted_and_written(run: Run, tmp_path: Path):
    logged(run, tmp_path, "2026-117", OVER)
    told = run("stats", "--json", "--small", "--out", tmp_path / "ud").json
    assert (told["figures"]["citizens"], told["figures"]["sent"]) == (1, 1)
    assert all(Path(file).is_file() for file in told["files"])
    assert "Borgere med en logget beslutning: 1-4" in run("stats").out


def test_a_handover_is_listed_without_anything_of_the_citizen(run: Run, tmp_path: Path):
    logged(run, tmp_path, "2026-117", OVER)
    (one,) = run("handover", "list", "--json").json
    assert (one["state"], one["receiver"]["centre"], one["responsible"]["centre"]) == ("sent", "HP", "AM")
    assert "text" not in one
    assert "Sendt" in run("handover", "list").out


def test_two_cases_are_joined_and_parted(run: Run, tmp_path: Path):
    logged(run, tmp_path, "2026-117")
    logged(run, tmp_path, "88-3")
    assert len(run("case", "show", "2026-117", "--json").json) == 1
    assert run("case", "link", "2026-117", "88-3", "--json").json["joined"] is True
    assert len(run("case", "show", "2026-117", "--json").json) == 2
    (other,) = run("case", "purge", "2026-117", "--dry-run", "--json").json["joined"]
    assert f"Den er koblet med {other}." in run("case", "purge", "2026-117", "--dry-run").out
    assert "fjernet" in run("case", "link", "2026-117", "88-3", "--undo").out
    assert len(run("case", "show", "2026-117", "--json").json) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("stats", "--quarter", "i år"),
        ("stats", "--unit-price", "-3"),
        ("case", "link", "9-9", "8-8", "--tenant", "t"),
        ("handover", "list", "--days", "mange"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_sentence(run: Run, arguments: tuple[str, ...]):
    ran = run(*arguments)
    assert ran.status != 0
    assert one_sentence(ran.err)
