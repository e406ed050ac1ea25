"""The pieces of a text that nothing was read from."""

from __future__ import annotations

from collections.abc import Iterable

from knowledge.form.lexicon import Lexicon
from knowledge.intake.context.cues import Setting
from knowledge.intake.reading import Hit


class Leftovers:
    """Knows the small words that are not worth showing."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._small = frozenset((*lexicon.spelling.between, *lexicon.cues.negation.through))

    def of(self, setting: Setting, hits: Iterable[Hit]) -> tuple[str, ...]:
        """Return the parts of sentences that no hit touches and that ask nothing, without masked numbers."""
        note = setting.chart.note
        used = 0
        for hit in hits:
            used |= hit.span.used
        touched = {part for index, part in enumerate(note.part) if used >> index & 1}
        pieces: dict[int, list[int]] = {}
        for index, part in enumerate(note.part):
            if part not in touched and setting.clauses.of[index] not in setting.asking.asking:
                pieces.setdefault(part, []).append(index)
        return tuple(
            note.words(indices[0], indices[-1] + 1)
            for indices in pieces.values()
            if any(note.tokens[index].word not in self._small for index in indices)
        )
