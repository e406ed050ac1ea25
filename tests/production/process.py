"""What a running process holds, read from the kernel."""

from __future__ import annotations

from pathlib import Path


def megabytes(pid: int) -> float:
    """Return the resident memory of a process."""
    (line,) = (line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def handles(pid: int) -> int:
    """Return how many files, sockets and the like a process has open."""
    return sum(1 for _ in Path(f"/proc/{pid}/fd").iterdir())
