"""How well and how fast free text is read: `python -m bench.intake`.

For every file of notes: precision and recall of facts, for each fact and together, and the processor time of a text.
A fact counts as wrong when its value differs or when the note lists it under `not_facts`; facts in neither list are
not counted. Exit status 1 when a file falls below `PRECISION` or `RECALL`.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from statistics import quantiles
from typing import Final

from knowledge.form.loading import load_pack
from knowledge.intake.reader import Reader

NOTES: Final = ("intake.jsonl", "intake_own.jsonl")
TODAY: Final = date(2026, 11, 22)
PRECISION: Final = 0.98
RECALL: Final = 0.90
_DATA: Final = Path(__file__).parents[1] / "tests" / "data"


@dataclass(frozen=True, slots=True)
class Note:
    """A text, what it certainly says, and what must stay unread."""

    text: str
    facts: Mapping[str, str]
    not_facts: frozenset[str]


@dataclass(slots=True)
class Score:
    """Counts by fact, and the seconds of every text."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)

    def add(self, note: Note, read: Mapping[str, str]) -> None:
        """Count what was read from a note."""
        self.wanted.update(note.facts.keys())
        self.right.update(fact for fact, value in note.facts.items() if read.get(fact) == value)
        self.wrong.update(fact for fact, value in note.facts.items() if fact in read and read[fact] != value)
        self.wrong.update(note.not_facts & read.keys())

    def precision(self, *facts: str) -> float:
        """Return the share of what was read that is right; 1 when nothing was read."""
        right, wrong = _sum(self.right, facts), _sum(self.wrong, facts)
        return right / (right + wrong) if right + wrong else 1.0

    def recall(self, *facts: str) -> float:
        """Return the share of what the texts say that was read."""
        wanted = _sum(self.wanted, facts)
        return _sum(self.right, facts) / wanted if wanted else 1.0


def main() -> int:
    """Print one table a file and return the exit status."""
    started = time.perf_counter()
    reader = Reader(load_pack("danmark"))
    print(f"pack loaded and lexicon compiled in {time.perf_counter() - started:.2f} s")
    scores = [_report(name, reader) for name in NOTES]
    return int(any(score.precision() < PRECISION or score.recall() < RECALL for score in scores))


def notes(name: str) -> list[Note]:
    """Return the notes of a file in `tests/data`."""
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    return [
        Note(raw["text"], {fact: str(value) for fact, value in raw["facts"].items()}, frozenset(raw["not_facts"]))
        for raw in map(json.loads, lines)
    ]


def _report(name: str, reader: Reader) -> Score:
    score = Score()
    for note in notes(name):
        started = time.process_time()
        reading = reader.read(note.text, TODAY)
        score.seconds.append(time.process_time() - started)
        score.add(note, {fact: str(one.value) for fact, one in reading.facts.items()})
    print(f"\n{name}: {len(score.seconds)} texts")
    print(f"  {'fact':<30}{'texts':>6}{'precision':>11}{'recall':>8}")
    for fact, count in score.wanted.most_common():
        print(f"  {fact:<30}{count:>6}{score.precision(fact):>11.3f}{score.recall(fact):>8.3f}")
    print(f"  {'all':<30}{sum(score.wanted.values()):>6}{score.precision():>11.3f}{score.recall():>8.3f}")
    cuts = quantiles(score.seconds, n=100)
    print(f"  milliseconds a text: median {cuts[49] * 1000:.2f}, 99 of 100 within {cuts[98] * 1000:.2f}")
    return score


def _sum(counts: Counter[str], facts: tuple[str, ...]) -> int:
    return sum(counts[fact] for fact in facts) if facts else sum(counts.values())


if __name__ == "__main__":
    sys.exit(main())
