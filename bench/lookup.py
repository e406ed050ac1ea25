"""How well and how fast interventions are found, beside two peers in the same run: `python -m bench.lookup`."""

from __future__ import annotations

import json
import math
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import mean, quantiles
from typing import Any, Final

from bench.lookup_corpus import Question, distinct_words, invented, named, questions, told
from bench.lookup_peers import PlainFuzzy, Trigrams
from knowledge.form.loading import available, load_pack
from knowledge.search import Catalogue, Concepts, Entry, entries_of
from knowledge.search.tokens import joined

_DATA: Final = Path(__file__).parent.parent / "tests" / "data"
_JUDGED: Final = ("queries.jsonl", "queries_own.jsonl")
_LOOKED_AT: Final = 5
_ASKED: Final = 300
_SIZES: Final = (1_000, 10_000)
_ALLOWED: Final = {1_000: 150, 10_000: 60}
"""How many questions the slow peers are asked at each size."""

Find = Callable[[str, int], Sequence[int]]


def main() -> None:
    """Print one line per method and corpus."""
    packs = [load_pack(pack) for pack in available()]
    entries = [entry for pack in packs for entry in entries_of(pack)]
    started = time.perf_counter()
    catalogue = Catalogue.of(packs)
    print(f"catalogue: {len(entries)} entries, built in {time.perf_counter() - started:.2f} s")
    for name in _JUDGED:
        _judge(name, entries, catalogue)
    _typos("catalogue", entries, catalogue, _ASKED)
    for size in _SIZES:
        made = invented(size)
        _typos(f"{size} invented", made, Catalogue(made, Concepts(())), _ALLOWED[size])


def _judge(name: str, entries: Sequence[Entry], catalogue: Catalogue) -> None:
    """Print recall, nDCG, false hits and time on a file of judgements."""
    judged = [json.loads(line) for line in (_DATA / name).read_text(encoding="utf-8").splitlines()]
    for held_out in sorted({query.get("held_out", False) for query in judged}):
        part = [query for query in judged if query.get("held_out", False) == held_out]
        print(f"\n{name}{', held out' if held_out else ''}: {len(part)} queries")
        for method, find in _methods(entries, catalogue):
            print(f"  {method:<14}{_quality(part, entries, find)}")
        good = [catalogue.find(query["query"]).good_match for query in part if query["expect"]]
        false = [
            query["query"] for query in part if not query["expect"] and catalogue.find(query["query"]).good_match
        ]
        print(f"  good match on {sum(good)}/{len(good)} that have an answer; false hits: {false or 'none'}")
        _by_kind(part, entries, catalogue)


def _quality(part: Sequence[dict[str, Any]], entries: Sequence[Entry], find: Find) -> str:
    ranks, gains, took = [], [], []
    for query in part:
        started = time.perf_counter()
        hits = find(query["query"], _LOOKED_AT)
        took.append((time.perf_counter() - started) * 1000)
        if query["expect"]:
            ranks.append(_rank(query["expect"][0], hits, entries))
            gains.append(_ndcg(query["expect"], hits, entries))
    return f"R@1 {_recall(ranks, 1):.3f}  R@3 {_recall(ranks, 3):.3f}  nDCG@5 {mean(gains):.3f}  {_times(took)}"


def _by_kind(part: Sequence[dict[str, Any]], entries: Sequence[Entry], catalogue: Catalogue) -> None:
    kinds: dict[str, list[float]] = defaultdict(list)
    (_, find), *_ = _methods(entries, catalogue)
    for query in part:
        if query["expect"]:
            rank = _rank(query["expect"][0], find(query["query"], 3), entries)
            kinds[query["kind"]].append(float(rank <= 3))
    print("  R@3 by kind: " + "  ".join(f"{kind} {mean(found):.2f}" for kind, found in kinds.items()))


def _typos(name: str, entries: Sequence[Entry], catalogue: Catalogue, allowed: int) -> None:
    """Print recall and time on misspelt titles; the peers get as many of the questions as time allows."""
    asked = questions(entries, _ASKED)
    print(f"\n{name}: {len(entries)} entries, {distinct_words(entries)} words, {len(asked)} misspelt titles")
    base = 0.0
    for method, find in _methods(entries, catalogue):
        few = asked if method == "lookup" else asked[:allowed]
        recall, took = _typo_run(few, entries, find)
        half = mean(took)
        print(f"  {method:<14}R@3 {recall:.3f}  {_times(took)}  mean {half:.2f} ms", end="")
        print(f"  (lookup takes {base / half:.3f} of it)" if base else "")
        base = base or half


def _typo_run(asked: Sequence[Question], entries: Sequence[Entry], find: Find) -> tuple[float, list[float]]:
    found, took = [], []
    for question in asked:
        started = time.perf_counter()
        hits = find(question.query, 3)
        took.append((time.perf_counter() - started) * 1000)
        title = joined(entries[question.entry].intervention.title)
        found.append(any(joined(entries[hit].intervention.title) == title for hit in hits))
    return mean(found), took


def _methods(entries: Sequence[Entry], catalogue: Catalogue) -> list[tuple[str, Find]]:
    numbers = {(entry.pack, entry.intervention.id): number for number, entry in enumerate(entries)}

    def lookup(query: str, limit: int) -> list[int]:
        return [numbers[hit.pack, hit.id] for hit in catalogue.find(query, limit).hits]

    texts = [told(entry) for entry in entries]
    return [
        ("lookup", lookup),
        ("WRatio", PlainFuzzy(texts).find),
        ("WRatio, names", PlainFuzzy([named(entry) for entry in entries]).find),
        ("FTS5 trigram", Trigrams(texts).find),
    ]


def _rank(expected: str, hits: Sequence[int], entries: Sequence[Entry]) -> float:
    """Return the place of the first hit with the expected name, or infinity."""
    return next((place for place, hit in enumerate(hits, start=1) if is_named(entries[hit], expected)), math.inf)


def is_named(entry: Entry, expected: str) -> bool:
    """Say whether a name of the entry is the expected one, folded, or a longer one of the same thing."""
    name = joined(expected)
    return any(name == joined(own) or (len(name) > 3 and name in joined(own)) for own in entry.names)


def _ndcg(expected: Sequence[str], hits: Sequence[int], entries: Sequence[Entry]) -> float:
    """Return nDCG@5 with the first expected name worth most."""
    worth = {name: len(expected) - place for place, name in enumerate(expected)}
    gained = 0.0
    for place, hit in enumerate(hits[:_LOOKED_AT]):
        met = [name for name in worth if is_named(entries[hit], name)]
        gained += sum(worth.pop(name) for name in met) / math.log2(place + 2)
    ideal = sum((len(expected) - place) / math.log2(place + 2) for place in range(min(len(expected), _LOOKED_AT)))
    return min(gained / ideal, 1.0)


def _recall(ranks: Sequence[float], within: int) -> float:
    return mean(rank <= within for rank in ranks)


def _times(took: Sequence[float]) -> str:
    cuts = quantiles(took, n=100)
    return f"p50 {cuts[49]:.2f} p99 {cuts[98]:.2f} ms"


if __name__ == "__main__":
    main()
