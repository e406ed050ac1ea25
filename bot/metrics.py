"""Counters and times of the process, in Prometheus' text format. Labels are fixed words, never a person or a text."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import Final

_BOUNDS: Final = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """What the process has done since it started."""

    def __init__(self) -> None:
        self._turns: Counter[tuple[str, str]] = Counter()
        self._refused: Counter[str] = Counter()
        self._deliveries: Counter[str] = Counter()
        self._errors: Counter[str] = Counter()
        self._buckets = [0] * (len(_BOUNDS) + 1)
        self._seconds = 0.0

    def turn(self, kind: str, outcome: str, seconds: float) -> None:
        """Count one turn and how long it took."""
        self._turns[kind, outcome] += 1
        self._buckets[bisect_left(_BOUNDS, seconds)] += 1
        self._seconds += seconds

    def refused(self, reason: str) -> None:
        """Count one request that was turned away at the door."""
        self._refused[reason] += 1

    def delivery(self, outcome: str) -> None:
        """Count one outgoing message by how it ended."""
        self._deliveries[outcome] += 1

    def error(self, kind: str) -> None:
        """Count one error that a person met."""
        self._errors[kind] += 1

    def text(self) -> str:
        """Return everything in Prometheus' text format."""
        lines = ["# TYPE vejviser_turns_total counter"]
        lines += [
            f'vejviser_turns_total{{kind="{kind}",outcome="{outcome}"}} {count}'
            for (kind, outcome), count in sorted(self._turns.items())
        ]
        lines += _counter("vejviser_refused_total", "reason", self._refused)
        lines += _counter("vejviser_deliveries_total", "outcome", self._deliveries)
        lines += _counter("vejviser_errors_total", "kind", self._errors)
        return "\n".join([*lines, *self._histogram(), ""])

    def _histogram(self) -> list[str]:
        lines, below = ["# TYPE vejviser_turn_seconds histogram"], 0
        for bound, count in zip(_BOUNDS, self._buckets, strict=False):
            below += count
            lines.append(f'vejviser_turn_seconds_bucket{{le="{bound}"}} {below}')
        total = sum(self._buckets)
        return [
            *lines,
            f'vejviser_turn_seconds_bucket{{le="+Inf"}} {total}',
            f"vejviser_turn_seconds_sum {self._seconds:.6f}",
            f"vejviser_turn_seconds_count {total}",
        ]


def _counter(name: str, label: str, counts: Counter[str]) -> list[str]:
    return [f"# TYPE {name} counter", *(f'{name}{{{label}="{key}"}} {n}' for key, n in sorted(counts.items()))]
