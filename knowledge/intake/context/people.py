"""The people of a text beside the citizen: relatives, neighbours, friends, children."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from knowledge.intake.phrases.chart import Chart, Span
from knowledge.intake.phrases.context_words import Ages, People
from knowledge.intake.phrases.grammar import Grammar
from knowledge.intake.phrases.tokens import Note

Gender = Literal["female", "male", "either"]


@dataclass(frozen=True, slots=True)
class Relative:
    """Somebody else in the text."""

    span: Span
    gender: Gender
    child: bool


class PeopleFinder:
    """Compiles the words for people."""

    def __init__(self, people: People, ages: Ages, grammar: Grammar) -> None:
        self.people = people
        self.sexes = {word: sex for sex, words in ages.sexes.items() for word in words}
        self.relatives: tuple[tuple[Gender, int], ...] = (
            ("female", grammar.add(people.female)),
            ("male", grammar.add(people.male)),
            ("either", grammar.add(people.either)),
        )
        self.children = grammar.add(people.children)
        self.nobody = grammar.add(people.nobody)
        self.reporting = grammar.add(people.reporting)
        self.young, self.parents = grammar.add(people.young), grammar.add(people.parents)
        self.with_other = grammar.add(people.with_other)
        self.citizen = grammar.add(people.citizen)
        self.calling = grammar.add(people.calling)
        self.called_about = grammar.add(people.called_about)

    def children_in(self, chart: Chart) -> list[Span]:
        """Find the citizen's children; "pigen" is one only where the text speaks of a parent."""
        meant = self.called_about_in(chart)
        named = [span for span in chart.of(self.children) if span.first not in meant]
        return [*named, *self.young_children_in(chart)]

    def called_about_in(self, chart: Chart) -> set[int]:
        """Return where the words for a child stand that mean the citizen: a parent rang about them."""
        calls = [span.end for span in chart.of(self.calling)]
        about = sorted(span.first for span in chart.of(self.called_about))
        return {first for end in calls for first in [at for at in about if at >= end][:1]}

    def young_children_in(self, chart: Chart) -> list[Span]:
        """Find the words for young people that mean the citizen's children."""
        return [*chart.of(self.young)] if chart.of(self.parents) else []

    def relatives_in(self, chart: Chart) -> list[Relative]:
        """Find all relatives, in the order of the text."""
        nobody = chart.of(self.nobody)
        children = {span.first for span in self.children_in(chart)}
        meant = self.called_about_in(chart)
        found = [Relative(span, "either", child=True) for span in self.young_children_in(chart)]
        found += [
            Relative(span, gender, span.first in children)
            for gender, symbol in self.relatives
            for span in chart.of(symbol)
            if span.first not in meant and not any(span.overlaps(name) for name in nobody)
        ]
        return sorted(found, key=lambda relative: relative.span.first)

    def citizen_gender(self, note: Note, relatives: Sequence[Relative]) -> Gender | None:
        """Return the citizen's sex as the text gives it away: "k 42", or whose mother it is."""
        for index, token in enumerate(note.tokens):
            if (sex := self.sexes.get(token.word)) and _beside_number(note, index):
                return sex
        for relative in relatives:
            before = note.tokens[relative.span.first - 1].word if relative.span.first else ""
            if before in self.people.of_her:
                return "female"
            if before in self.people.of_him:
                return "male"
        return None

    def possessed(self, note: Note, relative: Relative) -> bool:
        """Say whether "hans" or "hendes" stands before a relative."""
        first = relative.span.first
        return first > 0 and note.tokens[first - 1].word in (*self.people.of_her, *self.people.of_him)


def _beside_number(note: Note, index: int) -> bool:
    return any(token.number is not None for token in note.tokens[max(0, index - 2) : index + 3])
