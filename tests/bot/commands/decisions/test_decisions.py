"""`vejviser decisions`, `vejviser keys` and `vejviser db backup`, on a file in the user's own data folder."""

from __future__ import annotations

import csv
import io
import sqlite3
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from tests.bot.commands.conftest import Run, one_sentence

TALK = "42 år, kth, drikker hver dag så han ikke kan passe praktik, sag i HP\nlog beslutning\n{case}\ngem\n"
PLANTED = ("2026-4711", "42 år", "drikker", "kontanthjaelp")


@pytest.fixture
def logged(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database file in which two decisions were logged."""
    monkeypatch.setenv("VEJVISER_LOCAL", "1")
    for case in ("2026-4711", "2026-4712"):
        script = tmp_path / "samtale.txt"
        script.write_text(TALK.format(case=case), "utf-8")
        assert "logget" in run("chat", "--script", script).out
    return tmp_path / "data" / "vejviser" / "vejviser.db"


def _tamper(file: Path, statement: str) -> None:
    with sqlite3.connect(file) as connection:
        for what in ("update", "delete", "replace"):
            connection.execute(f"DROP TRIGGER decisions_no_{what}")
        connection.execute(statement)
    connection.close()


def test_a_log_that_nobody_touched_is_said_to_be_sound(run: Run, logged: Path) -> None:
    ran = run("decisions", "verify", "--json")
    assert ran.status == 0
    assert [(found["entries"], found["sound"], found["faults"]) for found in ran.json] == [(2, True, [])]
    assert run("decisions", "verify").status == 0
    assert run("decisions", "verify", "--tenant", "ukendt", "--json").json[0]["entries"] == 0


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("UPDATE decisions SET centre = 'HP' WHERE seq = 1", "changed"),
        ("UPDATE decisions SET segment = NULL WHERE seq = 1", "changed"),
        ("DELETE FROM decisions WHERE seq = 2", "removed"),
        ("UPDATE chain_heads SET length = 1", "end_changed"),
        ("DELETE FROM chain_heads", "end_changed"),
    ],
)
def test_a_log_that_was_tampered_with_is_named_and_ends_in_failure(
    run: Run, logged: Path, statement: str, kind: str
) -> None:
    _tamper(logged, statement)
    ran = run("decisions", "verify", "--json")
    assert ran.status == 1
    assert [fault["kind"] for fault in ran.json[0]["faults"]] == [kind]
    told = run("decisions", "verify")
    assert (told.status, "nr." in told.out) == (1, True)


def test_nothing_is_logged_in_the_chat_after_the_end_was_tampered_with(
    run: Run, logged: Path, tmp_path: Path
) -> None:
    _tamper(logged, "UPDATE chain_heads SET length = 9")
    (tmp_path / "mere.txt").write_text(TALK.format(case="2026-9"), "utf-8")
    assert "vejviser decisions verify" in run("chat", "--script", tmp_path / "mere.txt").out
    assert run("decisions", "verify", "--json").json[0]["entries"] == 2


def test_a_list_of_decisions_is_noted_as_a_reading_and_a_list_of_none_is_not(run: Run, logged: Path) -> None:
    assert run("decisions", "list", "--limit", "0", "--json").json == []
    assert _readings(logged) == []
    assert len(run("decisions", "list", "--json").json) == 2
    assert _readings(logged) == [("decisions.list", "operations", None)]


def _readings(file: Path) -> list[tuple[str, str, str | None]]:
    with sqlite3.connect(file) as connection:
        found = connection.execute('SELECT what, basis, "case" FROM readings').fetchall()
    connection.close()
    return found


def test_an_export_holds_every_entry_and_nothing_of_the_citizen(run: Run, logged: Path) -> None:
    plain = run("decisions", "export", "--format", "jsonl")
    assert [line["seq"] for line in plain.lines] == [1, 2]
    rows = list(csv.DictReader(io.StringIO(run("decisions", "export").out), delimiter=";"))
    assert [row["hash"] for row in rows] == [line["hash"] for line in plain.lines]
    assert [word for word in PLANTED if word in plain.out] == []


def test_an_export_with_payload_holds_all_of_it_and_is_noted_as_a_reading(run: Run, logged: Path) -> None:
    lines = run("decisions", "export", "--format", "jsonl", "--payload").lines
    assert [line["payload"]["case"]["number"] for line in lines] == ["2026-4711", "2026-4712"]
    assert lines[0]["payload"]["facts"]["alder"]["value"] == 42
    assert "2026-4711" in run("decisions", "export", "--payload").out
    with sqlite3.connect(logged) as connection:
        assert connection.execute("SELECT count(*) FROM readings WHERE what = 'export'").fetchone() == (2,)
    connection.close()


def test_an_export_of_days_on_which_nothing_was_logged_has_only_its_head(run: Run, logged: Path) -> None:
    assert run("decisions", "export", "--to", "2020-01-01", "--format", "jsonl").out == ""
    assert len(run("decisions", "export", "--from", "2020-01-01").out.splitlines()) == 3
    ran = run("decisions", "export", "--from", "igår")
    assert ran.status and one_sentence(ran.err)


def test_a_file_is_for_its_owner_alone_and_whole(run: Run, logged: Path, tmp_path: Path) -> None:
    file = tmp_path / "log.csv"
    assert run("decisions", "export", "--out", file).status == 0
    assert file.stat().st_mode & 0o777 == 0o600
    assert len(file.read_text("utf-8-sig").splitlines()) == 3
    ran = run("decisions", "export", "--out", tmp_path / "nowhere" / "log.csv")
    assert ran.status and "kan ikke skrives" in ran.err
    assert [path.name for path in tmp_path.glob("*.del")] == []


def test_after_a_rotation_the_old_key_is_not_needed(run: Run, logged: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (old,) = (path.read_text().strip() for path in logged.parent.glob("*key*"))
    new = Fernet.generate_key().decode()
    monkeypatch.setenv("VEJVISER_KEYS", f"{new},{old}")
    assert run("keys", "rotate", "--json").json["rows"] > 0
    assert run("keys", "rotate", "--json").json == {"rows": 0}
    monkeypatch.setenv("VEJVISER_KEYS", new)
    assert run("decisions", "verify").status == 0
    monkeypatch.setenv("VEJVISER_KEYS", old)
    ran = run("decisions", "verify")
    assert ran.status and one_sentence(ran.err)


def test_a_backup_is_a_whole_database_and_never_written_over(
    run: Run, logged: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "kopi.db"
    assert run("db", "backup", copy).status == 0
    assert copy.stat().st_mode & 0o777 == 0o600
    for file in (copy, tmp_path / "nowhere" / "kopi.db"):
        ran = run("db", "backup", file)
        assert ran.status and len(ran.err.splitlines()) == 1
    assert all(word.encode() not in copy.read_bytes() for word in PLANTED)
    for file in logged.parent.glob("vejviser.db*"):
        if "key" not in file.name:
            file.unlink()
    copy.rename(logged)
    assert run("decisions", "verify", "--json").json[0]["entries"] == 2
    with pytest.raises(sqlite3.IntegrityError, match="append-only"), sqlite3.connect(logged) as connection:
        connection.execute("UPDATE decisions SET centre = 'HP'")
    connection.close()
