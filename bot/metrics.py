"""Counters and times of the process, in Prometheus' text format. Labels are fixed words, never a person or a text."""

from __future__ import annotations

import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Final

from dialogs.ports.post import Status

CONTENT_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"
_BOUNDS: Final = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """What the process has done since it started."""

    def __init__(self) -> None:
        self._started = time.time()
        self._under_way = 0
        self._certificate_ends: datetime | None = None
        self._turns: Counter[tuple[str, str]] = Counter()
        self._refused: Counter[str] = Counter()
        self._deliveries: Counter[str] = Counter()
        self._errors: Counter[str] = Counter()
        self._posted: Counter[tuple[str, str]] = Counter()
        self._queue: Counter[str] = Counter()
        self._buckets = [0] * (len(_BOUNDS) + 1)
        self._seconds = 0.0

    @contextmanager
    def request(self) -> Iterator[None]:
        """Count a request as being under way."""
        self._under_way += 1
        try:
            yield
        finally:
            self._under_way -= 1

    def certificate(self, ends: datetime | None) -> None:
        """Note when what the bot proves itself with ends; None where that is no certificate."""
        self._certificate_ends = ends

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

    def posted(self, kind: str, outcome: str) -> None:
        """Count one attempt to deliver something that nobody had asked for just now."""
        self._posted[kind, outcome] += 1

    def queue(self, counts: Mapping[Status, int]) -> None:
        """Note how many deliveries stand how, as the process that sends has last seen it."""
        self._queue = Counter({str(status): count for status, count in counts.items()})

    def text(self) -> str:
        """Return everything in Prometheus' text format."""
        turns, posted = _by_kind(self._turns), _by_kind(self._posted)
        queue = {f'status="{status}"': count for status, count in self._queue.items()}
        ends = {"": self._certificate_ends.timestamp()} if self._certificate_ends else {}
        lines = [
            *_family("vejviser_turns_total", "counter", "Turns by what came in and how they ended.", turns),
            *_counter("vejviser_refused_total", "Requests turned away, by reason.", "reason", self._refused),
            *_counter("vejviser_deliveries_total", "Messages sent, by how it ended.", "outcome", self._deliveries),
            *_counter("vejviser_errors_total", "Errors that a person met.", "kind", self._errors),
            *_family("vejviser_posted_total", "counter", "Attempts to send what nobody had just asked for.", posted),
            *_family("vejviser_post_queue", "gauge", "Deliveries not done, as the sender last saw them.", queue),
            *self._histogram(),
            *_family("vejviser_requests_under_way", "gauge", "Requests being answered.", {"": self._under_way}),
            *_family("vejviser_certificate_ends_seconds", "gauge", "When the bot's certificate ends.", ends),
            *_family("process_start_time_seconds", "gauge", "When the process started.", {"": self._started}),
        ]
        return "\n".join([*lines, ""])

    def _histogram(self) -> list[str]:
        name, below, lines = "vejviser_turn_seconds", 0, []
        for bound, count in zip(_BOUNDS, self._buckets, strict=False):
            below += count
            lines.append(f'{name}_bucket{{le="{bound}"}} {below}')
        total = sum(self._buckets)
        return [
            *_head(name, "histogram", "Seconds from the request to the answer's delivery."),
            *lines,
            f'{name}_bucket{{le="+Inf"}} {total}',
            f"{name}_sum {self._seconds:.6f}",
            f"{name}_count {total}",
        ]


def _by_kind(counts: Counter[tuple[str, str]]) -> dict[str, float]:
    return {f'kind="{kind}",outcome="{outcome}"': count for (kind, outcome), count in counts.items()}


def _head(name: str, kind: str, meaning: str) -> tuple[str, str]:
    return f"# HELP {name} {meaning}", f"# TYPE {name} {kind}"


def _family(name: str, kind: str, meaning: str, values: Mapping[str, float]) -> list[str]:
    lines = [f"{name}{{{labels}}} {value}" if labels else f"{name} {value}" for labels, value in values.items()]
    return [*_head(name, kind, meaning), *sorted(lines)]


def _counter(name: str, meaning: str, label: str, counts: Counter[str]) -> list[str]:
    return _family(name, "counter", meaning, {f'{label}="{key}"': count for key, count in counts.items()})
