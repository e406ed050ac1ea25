"""The peers of the lookup: plain `WRatio` over all texts, and SQLite's full-text search by trigrams."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from rapidfuzz import fuzz, process, utils

from knowledge.text import words


class PlainFuzzy:
    """`rapidfuzz.process.extract` with `WRatio` over every text."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = [utils.default_process(text) for text in texts]

    def find(self, query: str, limit: int) -> list[int]:
        """Return the numbers of the best texts, best first."""
        asked = utils.default_process(query)
        return [number for _, _, number in process.extract(asked, self._texts, scorer=fuzz.WRatio, limit=limit)]


class Trigrams:
    """SQLite FTS5 with the trigram tokenizer: any trigram of the query, ranked by bm25."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._base = sqlite3.connect(":memory:")
        self._base.execute("CREATE VIRTUAL TABLE entry USING fts5(text, tokenize='trigram')")
        self._base.executemany("INSERT INTO entry(rowid, text) VALUES (?, ?)", enumerate(texts))

    def find(self, query: str, limit: int) -> list[int]:
        """Return the numbers of the best texts, best first."""
        asked = " ".join(words(query))
        parts = {asked[at : at + 3] for at in range(len(asked) - 2)}
        if not parts:
            return []
        anything = " OR ".join(f'"{part}"' for part in sorted(parts))
        rows = self._base.execute(
            "SELECT rowid FROM entry WHERE entry MATCH ? ORDER BY rank LIMIT ?", (anything, limit)
        )
        return [row[0] for row in rows]
