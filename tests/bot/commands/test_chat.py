"""`vejviser chat`, `decisions` and `db`: the conversation in the terminal on a real database file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bot.commands.conftest import Run, one_sentence

SENTENCE = "42 år, kth, drikker hver dag så han ikke kan passe praktik, sag i HP, har søgt § 85"


def _script(folder: Path, *lines: str) -> Path:
    file = folder / "samtale.txt"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def test_a_script_is_played_line_by_line_and_can_be_resumed(run: Run, tmp_path: Path) -> None:
    ran = run("chat", "--script", _script(tmp_path, SENTENCE, "hvorfor", "hjælp"))
    assert (ran.status, ran.err) == (0, "")
    assert [line for line in ran.out.splitlines() if line.startswith("> ")] == [
        f"> {SENTENCE}",
        "> hvorfor",
        "> hjælp",
    ]
    assert ran.out.index("Fællesmængden") < ran.out.index("> hvorfor") < ran.out.index("Bygger på")
    assert "Kontanthjælp" not in run("chat", "--script", _script(tmp_path, "vis")).out
    assert "Kontanthjælp" in run("chat", "--resume", "--script", _script(tmp_path, "vis")).out


def test_a_logged_decision_is_found_again_and_listed(run: Run, tmp_path: Path) -> None:
    run("chat", "--script", _script(tmp_path, SENTENCE, "log beslutning", "2026-117", "gem"))
    ran = run("chat", "--script", _script(tmp_path, "sag 2026-117"))
    assert "Fællesmængden" in ran.out
    (logged,) = run("decisions", "list", "--json").json
    assert logged["case"] == {"centre": "AM", "number": "2026-117"}
    assert (logged["segment"], logged["centre"], logged["pack"]["id"]) == ("faellesmaengde", "AM", "slagelse")
    assert "facts" not in logged
    assert logged["number"] in run("decisions", "list").out


def test_typed_lines_are_answered_until_a_goodbye(run: Run) -> None:
    ran = run("chat", typed=f"{SENTENCE}\nfarvel\nmine\n")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("Velkommen til Vejviser")
    assert ran.out.count("\n> ") == 2
    assert "Fællesmængden" in ran.out


def test_the_end_of_the_input_ends_the_chat(run: Run) -> None:
    ran = run("chat")
    assert (ran.status, ran.err) == (0, "")


def test_a_script_that_is_not_there_or_no_text_is_told(run: Run, tmp_path: Path) -> None:
    ran = run("chat", "--script", tmp_path / "nix.txt")
    assert (ran.status, ran.err) == (1, f"Filen {tmp_path}/nix.txt findes ikke.\n")
    picture = tmp_path / "billede.png"
    picture.write_bytes(b"\x89PNG\xff\xfe")
    assert run("chat", "--script", picture).err == f"Filen {picture} er ikke UTF-8-tekst.\n"


def test_an_empty_log_is_an_empty_list(run: Run) -> None:
    assert run("decisions", "list", "--json").json == []
    assert run("decisions", "list").out == "Der er ingen beslutninger i loggen.\n"


def test_a_database_is_made_and_making_it_again_changes_nothing(run: Run, tmp_path: Path) -> None:
    assert run("db", "upgrade").out == run("db", "upgrade").out == "Databasen er klar.\n"
    assert (tmp_path / "data" / "vejviser" / "vejviser.db").is_file()


def test_a_database_that_cannot_be_opened_is_told(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be")
    monkeypatch.setenv("VEJVISER_DATABASE_URL", f"sqlite:///{blocked}/vejviser.db")
    monkeypatch.setenv("VEJVISER_KEYS", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
    for command in (["db", "upgrade"], ["decisions", "list"], ["chat"]):
        ran = run(*command)
        assert (ran.status, ran.out) == (1, "")
        assert one_sentence(ran.err)
        assert "Databasen kan ikke åbnes eller skrives" in ran.err


def test_a_database_without_its_key_is_told(run: Run, tmp_path: Path) -> None:
    run("decisions", "list")
    (tmp_path / "data" / "vejviser" / "vejviser.key").unlink()
    ran = run("decisions", "list")
    assert ran.status == 1
    assert one_sentence(ran.err)
    assert "VEJVISER_KEYS" in ran.err
