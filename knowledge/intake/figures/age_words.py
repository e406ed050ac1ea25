"""The words around an age, compiled."""

from __future__ import annotations

from knowledge.form.lexicon import Lexicon
from knowledge.intake.context.people import PeopleFinder
from knowledge.intake.figures.numbers import number_words
from knowledge.intake.phrases.grammar import Grammar


class AgeWords:
    """The lexicon's words around an age; phrases as symbols of the grammar."""

    def __init__(self, lexicon: Lexicon, people: PeopleFinder, grammar: Grammar) -> None:
        ages = lexicon.ages
        self.parts = lexicon.numbers
        self.numbers = number_words(lexicon.numbers)
        self.sexes = frozenset(people.sexes)
        self.years, self.aged = frozenset(ages.years), frozenset(ages.aged)
        self.not_after, self.not_before = frozenset(ages.not_after), frozenset(ages.not_before)
        self.stretch, self.brief = frozenset(ages.stretch), frozenset(ages.brief)
        self.persons, self.is_aged = grammar.add(ages.persons), grammar.add(ages.is_aged)
        self.turns, self.turned = grammar.add(ages.turns), grammar.add(ages.turned)
        self.born, self.beside = grammar.add(ages.born), grammar.add(ages.beside)
        self.benefits, self.streets = grammar.add(ages.benefits), grammar.add(ages.streets)
        self.goes_on = frozenset(("", "og", "men", *lexicon.clauses.verbs))
        """What may follow a bare age; no word for what is counted does."""
        self.people = people
