"""The most memory that verifying and exporting a log takes, by its length: `python -m bench.store_memory [ENTRIES]`.

Two logs in SQLite, one ten times as long as the other (100,000 and 10,000), are filled through the store, then
`vejviser decisions verify` and `vejviser decisions export --payload` run over each as processes of their own. Exit
status 1 when the longer log takes more than a tenth more memory, or has a fault.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from cryptography.fernet import Fernet

from bench.store import DECISION, NOW, TENANT
from dialogs.ports.decisions import CaseReference
from storage import open_store, upgrade

_AT_ONCE: Final = 200
"""Decisions in one transaction, so that filling a log does not wait for the disk at each of them."""
_MOST_MORE: Final = 1.1


def main() -> int:
    """Measure both lengths, print a line for each command, and return the exit status."""
    longest = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with TemporaryDirectory() as folder:
        short, long = (_measured(Path(folder), entries) for entries in (longest // 10, longest))
    constant = all(after <= before * _MOST_MORE for before, after in zip(short, long, strict=True))
    print("constant" if constant else "NOT constant")
    return 0 if constant else 1


def _measured(folder: Path, entries: int) -> list[float]:
    """Return the peaks in MB of the commands over a log of so many entries."""
    url, key = f"sqlite:///{folder}/{entries}.db", Fernet.generate_key().decode()
    asyncio.run(_fill(url, key, entries))
    environ = {**os.environ, "VEJVISER_DATABASE_URL": url, "VEJVISER_KEYS": key}
    exporting = ("export", "--format", "jsonl", "--payload", "--out", f"{folder}/{entries}.jsonl")
    return [_peak(command, entries, environ) for command in (("verify",), exporting)]


async def _fill(url: str, key: str, entries: int) -> None:
    await upgrade(url)
    store = open_store(url, [key], patience=60)
    for first in range(0, entries, _AT_ONCE):
        async with store.turn(TENANT, "samtale", str(first), NOW) as turn:
            for number in range(first, min(first + _AT_ONCE, entries)):
                case = CaseReference("AM", f"2026-{number // 2}")
                await turn.log(replace(DECISION, id=f"b{number}", action_key=f"h{number}", case=case))
    await store.close()


def _peak(command: Sequence[str], entries: int, environ: dict[str, str]) -> float:
    """Run a command to its end, and return the most memory that it held, in MB."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "decisions", *command], env=environ, stdout=subprocess.DEVNULL
    )
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"decisions {command[0]} ended with {os.waitstatus_to_exitcode(status)}")
    rate, peak = entries / (time.perf_counter() - start), used.ru_maxrss / 1024
    print(f"{command[0]:<7} {entries:>7} entries {rate:>7.0f}/s   at most {peak:>6.1f} MB", flush=True)
    return peak


if __name__ == "__main__":
    sys.exit(main())
