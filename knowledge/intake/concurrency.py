"""Two grants at the same time, or one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from knowledge.intake.context.cues import Mood, Setting
from knowledge.intake.grants import Topic
from knowledge.intake.phrases.chart import Span, union
from knowledge.intake.phrases.fact_words import Concurrency
from knowledge.intake.phrases.grammar import Grammar
from knowledge.intake.reading import Hit, ReadFact


class ConcurrencyFinder:
    """Compiles the words for "at the same time" and "in turn"."""

    def __init__(self, entries: Sequence[Concurrency], grammar: Grammar) -> None:
        self._entries = [(entry, grammar.add(entry.together), grammar.add(entry.in_turn)) for entry in entries]

    def hits(self, facts: Mapping[str, ReadFact], topics: Sequence[Topic], setting: Setting) -> Iterator[Hit]:
        """Say whether grants overlap in time: by words that say so, or since one is over while the other runs."""
        for entry, together, in_turn in self._entries:
            spans = [topic.span for topic in topics if topic.grant.fact in entry.grants]
            told = {topic.grant.fact for topic in topics if topic.grant.fact in facts}
            values = [facts[fact].value for fact in entry.grants if fact in told]
            if len(values) < len(entry.grants) or any(value not in (*entry.live, *entry.over) for value in values):
                continue
            if any(value in entry.over for value in values):
                if any(value in entry.live for value in values):
                    yield Hit(entry.fact, (False,), union(spans))
                continue
            for value, symbol in ((True, together), (False, in_turn)):
                if cues := _beside(setting, symbol, spans):
                    yield Hit(entry.fact, (value,), union((*spans, cues[0])))
                    break


def _beside(setting: Setting, symbol: int, spans: Sequence[Span]) -> list[Span]:
    """Return the cues that stand in a sentence with one of the grants and are meant as said."""
    sentence = setting.chart.note.sentence
    sentences = {sentence[span.first] for span in spans}
    cues = [cue for cue in setting.chart.of(symbol) if sentence[cue.first] in sentences]
    return [cue for cue in cues if not setting.mood(cue) & (Mood.DENIED | Mood.ASKED | Mood.OTHER)]
