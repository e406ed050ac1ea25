"""The reader that the tests of intake share: the lexicon of `danmark`, compiled once."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from knowledge.form.loading import load_pack
from knowledge.intake.reader import Reader
from knowledge.intake.reading import Reading
from knowledge.values import Value

TODAY = date(2026, 11, 22)
DATA = Path(__file__).parents[1] / "data"


@cache
def reader() -> Reader:
    return Reader(load_pack("danmark"))


def read(text: str) -> Reading:
    return reader().read(text, TODAY)


def facts(text: str) -> dict[str, Value]:
    return {fact: one.value for fact, one in read(text).facts.items()}


def doubted(text: str) -> dict[str, set[Value]]:
    return {doubt.fact: {one.value for one in doubt.readings} for doubt in read(text).questions}


def notes(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]
