"""How long a review takes, and that its memory does not grow with the caseload: `python -m bench.review`.

Each caseload is reviewed by the command itself in a process of its own. Almost no two lines of it are alike, which is
harder than any real one.
"""

from __future__ import annotations

import csv
import os
import random
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bench.rules_citizens import citizens
from knowledge.form.loading import load
from knowledge.rules.compiling import compile_pack
from knowledge.rules.model import Model
from knowledge.values import Value

_PACKS: Final = ("norddjurs", "slagelse")
_LINES: Final = (10_000, 100_000)
_INVENTED: Final = 2_000
_EMPTY: Final = 0.3
_WRONG: Final = 0.01
_MEGABYTE: Final = 1024
"""Kilobytes."""


def main() -> None:
    """Print time and memory for each model and length."""
    for pack in _PACKS:
        model = compile_pack(load(pack))
        with TemporaryDirectory() as folder:
            for lines in _LINES:
                _measure(model, lines, Path(folder))


def _measure(model: Model, lines: int, folder: Path) -> None:
    pack, caseload = model.loaded.pack.id, folder / f"{lines}.csv"
    _write(model, lines, caseload)
    arguments = ["review", str(caseload), "--pack", pack, "--out", str(folder / "out")]
    seconds, kilobytes = _run([sys.executable, "-m", "bot", *arguments])
    rate, megabytes = lines / seconds, kilobytes / _MEGABYTE
    print(f"{pack:<12}{lines:>9,} lines{seconds:>8.1f} s{rate:>8,.0f} /s{megabytes:>7.0f} MB at most")


def _run(command: list[str]) -> tuple[float, int]:
    """Return the seconds that a command took and the most kilobytes that it held."""
    started = time.perf_counter()
    nothing = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    child = os.posix_spawn(command[0], command, os.environ, file_actions=nothing)
    _, status, used = os.wait4(child, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}")
    return time.perf_counter() - started, used.ru_maxrss


def _write(model: Model, lines: int, file: Path) -> None:
    chance = random.Random(3)
    invented = citizens(model, _INVENTED)
    facts = [fact for fact in invented[0] if model.facts[fact].type != "date"]
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(["Sagsnr", *(model.facts[fact].label for fact in facts)])
        for number in range(lines):
            citizen = chance.choice(invented)
            writer.writerow([f"S-{number:06}", *(_cell(citizen[fact], chance) for fact in facts)])


def _cell(value: Value, chance: random.Random) -> str:
    """Return an answer as it is written, or now and then nothing, or nonsense."""
    drawn = chance.random()
    if drawn < _EMPTY:
        return ""
    if drawn < _EMPTY + _WRONG / 10:
        return "uforståeligt"
    return {True: "Ja", False: "Nej"}.get(value, str(value)) if isinstance(value, bool) else str(value)


if __name__ == "__main__":
    main()
