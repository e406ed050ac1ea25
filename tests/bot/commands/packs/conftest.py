"""A model with faults, for the commands that tell of them."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A pack with faults, in a folder that the settings name."""
    folder = tmp_path / "packs" / "skaevby"
    folder.mkdir(parents=True)
    (folder / "pack.yaml").write_text(
        "id: skaevby\ntitle: 1\nversoin: 3\nvalid_from: i går\nstatus: måske\n", "utf-8"
    )
    return str(folder.parent)
