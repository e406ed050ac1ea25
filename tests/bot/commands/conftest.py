"""Running a command as the terminal does: arguments and standard input in, status and what was printed out."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
import pytest

from bot.__main__ import main


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What was printed, read as JSON."""
        return orjson.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """What was printed, read as JSON lines."""
        return [orjson.loads(line) for line in self.out.splitlines()]

    @property
    def kinds(self) -> list[str]:
        """The first key of each line: what kind of answer it is."""
        return [next(iter(line)) for line in self.lines]


Run = Callable[..., Ran]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `vejviser …` with an empty data folder and nothing set."""
    for name in (
        "VEJVISER_PACK",
        "VEJVISER_PACKS",
        "VEJVISER_KEYS",
        "VEJVISER_DATABASE_URL",
        "VEJVISER_LOCAL",
        "PORT",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))

    def run(*arguments: object, typed: str | bytes = "") -> Ran:
        written = typed.encode() if isinstance(typed, str) else typed
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(written)))
        status = main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Ran(status, printed.out, printed.err)

    return run


def one_sentence(text: str) -> bool:
    """Whether a text is one line that a person can read, and no traceback."""
    return len(text.splitlines()) == 1 and "Traceback" not in text and text.endswith(".\n")
