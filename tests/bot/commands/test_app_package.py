"""`vejviser app-package` writes a package that Teams takes, or says what is missing."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from bot.app_package.checking import faults
from tests.bot.commands.conftest import Run

BOT = "11111111-1111-1111-1111-111111111111"


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MicrosoftAppId", raising=False)


def test_the_package_is_written_checked_and_named(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "pakke.zip"
    ran = run("app-package", "--app-id", BOT.upper(), "--out", file, "--website", "https://solby.example/vejviser")
    assert ran.status == 0
    assert str(file) in ran.out
    made = json.loads(ZipFile(file).read("manifest.json"))
    assert faults(made) == ()
    assert made["id"] == made["bots"][0]["botId"] == made["composeExtensions"][0]["botId"] == BOT


def test_the_bots_id_is_taken_from_the_settings(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MicrosoftAppId", BOT)
    ran = run("app-package", "--out", tmp_path / "p.zip", "--app-version", "2.0.1", "--json")
    assert (ran.json["app_id"], ran.json["version"]) == (BOT, "2.0.1")


def test_addresses_that_were_not_given_are_said_to_be_missing(run: Run, tmp_path: Path) -> None:
    assert "--website" in run("app-package", "--app-id", BOT, "--out", tmp_path / "p.zip").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "MicrosoftAppId"),
        (("--app-id", "vejviser"), "00000000-0000-0000-0000-000000000000"),
        (("--app-id", BOT, "--app-version", "1.0"), "»1.0« er ikke et versionsnummer"),
        (("--app-id", BOT, "--app-version", "01.0.0"), "»01.0.0« er ikke et versionsnummer"),
        (("--app-id", BOT, "--publisher", "x" * 33), "højst være 32 tegn"),
        (("--app-id", BOT, "--website", "http://solby.example/"), "https://"),
        (("--app-id", BOT, "--privacy", "https://"), "https://"),
    ],
    ids=str,
)
def test_what_is_missing_or_wrong_is_one_sentence_and_nothing_is_written(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    file = tmp_path / "p.zip"
    ran = run("app-package", "--out", file, *arguments)
    assert ran.status == 1
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1
    assert not file.exists()


def test_a_file_that_cannot_be_written_is_said_so(run: Run, tmp_path: Path) -> None:
    ran = run("app-package", "--app-id", BOT, "--out", tmp_path / "findes" / "ikke.zip")
    assert (ran.status, "kan ikke skrives" in ran.err) == (1, True)
