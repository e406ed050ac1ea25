"""`vejviser packs diff`: what changes, and for which logged decisions."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.bootstrap import opened_store
from bot.commands.shelf import open_settings
from dialogs.ports.drafts import StatedFact
from tests.bot.commands.conftest import Run
from tests.knowledge.small_pack import altered, write
from tests.storage.cast import ANNA, decision

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


@pytest.fixture
def versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small pack, and a next version in which a suspicion of misuse is enough."""
    write(tmp_path / "packs")
    later = altered(
        ("2026-01-01", "2099-01-01"), ("when: {misbrug: hindrende}", "when: {misbrug: [mistanke, hindrende]}")
    )
    monkeypatch.setenv("VEJVISER_PACKS", str(write(tmp_path / "packs", later, "lille@2099-01-01")))
    return tmp_path / "packs"


def test_each_change_is_a_sentence(run: Run, versions: Path) -> None:
    lines = run("packs", "diff", "lille", "lille@2099-01-01").out.splitlines()
    assert lines == [
        "Ændret: model »lille«: valid_from var »2026-01-01« og bliver »2099-01-01«.",
        "Ændret: kriterium »1«: when var »Misbrug: Misbrug der hindrer«"
        " og bliver »Misbrug: Mistanke om misbrug eller Misbrug der hindrer«.",
    ]


def test_a_folder_can_be_named_and_alone_it_is_held_against_the_one_in_use(run: Run, versions: Path) -> None:
    assert run("packs", "diff", versions / "lille").out == "Der er ingen forskel.\n"
    assert len(run("packs", "diff", versions / "lille@2099-01-01", "--json").json["changes"]) == 2


def test_a_model_that_is_not_there_is_told(run: Run) -> None:
    ran = run("packs", "diff", "atlantis", "slagelse")
    assert ran.status != 0
    assert "atlantis" in ran.err


async def _logged(**more: object) -> str:
    async with opened_store(open_settings()) as store, store.turn(ANNA.tenant, "chat", None, NOW) as turn:
        return (
            await turn.log(
                decision(pack="lille", suggestion={"medlemskab": "nej", "center": None}, corrects=None, **more)
            )
        ).number


def test_a_logged_decision_that_would_come_out_otherwise_is_told_without_its_facts(run: Run, versions: Path) -> None:
    number = asyncio.run(_logged(facts={"misbrug": StatedFact("mistanke")}))
    ran = run("packs", "diff", "lille", "lille@2099-01-01", "--log", "--json")
    assert ran.json["log"] == {
        "decisions": 1,
        "turned": [
            {"number": number, "table": "center", "old": None, "new": "AM"},
            {"number": number, "table": "medlemskab", "old": "nej", "new": "ja"},
        ],
    }
    lines = run("packs", "diff", "lille", "lille@2099-01-01", "--log").out.splitlines()[2:]
    assert lines[0] == "1 beslutninger er regnet om; i 1 sager bliver forslaget et andet."
    assert lines[2] == f"{number}: Hører borgeren til?: nej → ja"
    assert "istanke" not in "".join(lines)
