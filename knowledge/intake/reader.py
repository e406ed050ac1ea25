"""From a caseworker's text to facts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from knowledge.cpr import mask
from knowledge.form.pack import Pack
from knowledge.intake.acute import AcuteFinder
from knowledge.intake.concurrency import ConcurrencyFinder
from knowledge.intake.context.cues import CueFinder, Setting
from knowledge.intake.figures.age_words import AgeWords
from knowledge.intake.figures.ages import age_hits
from knowledge.intake.figures.dates import DateFinder
from knowledge.intake.figures.numbers import number_words
from knowledge.intake.grants import Topic, grants_of, topics_in
from knowledge.intake.leftovers import Leftovers
from knowledge.intake.phrases.chart import ChartMaker
from knowledge.intake.phrases.clauses import ClauseWords, clauses_of
from knowledge.intake.phrases.grammar import Grammar
from knowledge.intake.phrases.spelling import Speller
from knowledge.intake.phrases.tokens import Abbreviations, read_note
from knowledge.intake.reading import Hit, Reading
from knowledge.intake.settling import Settler
from knowledge.intake.statements import Candidate, StatementFinder
from knowledge.intake.statuses import status_hits


class Reader:
    """Reads free Danish text about a citizen into facts, by the lexicon of a pack. Compiles the lexicon once."""

    def __init__(self, pack: Pack) -> None:
        self._lexicon = lexicon = pack.lexicon
        known = {fact.id for fact in pack.facts} or lexicon.facts.keys()
        self._facts = {fact: words for fact, words in lexicon.facts.items() if fact in known}
        grammar = Grammar(lexicon.groups)
        for word, value in number_words(lexicon.numbers).items():
            grammar.add_number(word, value)
        self._statements = StatementFinder(self._facts, grammar)
        self._grants = grants_of(self._facts, grammar)
        self._concurrency = ConcurrencyFinder(lexicon.concurrency, grammar)
        self._cues = CueFinder(lexicon, grammar)
        self._dates = DateFinder(lexicon.times, grammar)
        self._ages = AgeWords(lexicon, self._cues.people, grammar)
        grammar.ready()
        spelling = lexicon.spelling
        speller = Speller(spelling.forgiven, grammar.vocabulary.forms, spelling.known)
        self._chart = ChartMaker(grammar, speller, frozenset((*spelling.between, *lexicon.cues.negation.inside)))
        self._abbreviations = Abbreviations(
            frozenset(spelling.leading), frozenset(spelling.abbreviations), frozenset(spelling.starters)
        )
        self._clauses = ClauseWords(**{name: frozenset(words) for name, words in lexicon.clauses})
        self._acute = AcuteFinder(pack.acute, spelling.between)
        self._leftovers = Leftovers(lexicon)

    def read(self, text: str, today: date) -> Reading:
        """Read a text as of a day. CPR numbers are masked first; the rest is read as if they were not there."""
        masked = mask(text)
        note = read_note(masked.text, self._abbreviations)
        clauses = clauses_of(note, self._clauses)
        chart = self._chart.make(clauses)
        candidates = self._statements.candidates(chart)
        topics = topics_in(chart, self._grants)
        setting = self._cues.setting(chart, clauses, _named(candidates, topics))
        dates = self._dates.find(chart, today)
        settler = Settler(self._facts, self._lexicon.follows, chart)

        def hits_in(setting: Setting) -> list[Hit]:
            hits: list[Hit] = [
                *age_hits(self._ages, setting, dates, today),
                *self._statements.hits(candidates, setting),
                *status_hits(topics, setting, dates),
            ]
            first, _ = settler.settle(hits)
            return [*hits, *self._concurrency.hits(first, topics, setting)]

        hits = hits_in(setting)
        facts, questions = settler.settle(hits)
        assumed, _ = settler.settle(hits_in(replace(setting, assuming=True))) if setting.asking.premises else ({}, ())
        mentioned = {hit.fact for hit in hits} | set(self._statements.mentioned(chart))
        return Reading(
            facts=facts,
            questions=questions,
            not_used=self._leftovers.of(setting, hits),
            mentions=frozenset(mentioned - facts.keys()),
            cpr_found=masked.found,
            is_question=setting.asking.is_question,
            acute=self._acute.find(masked.text, today),
            assumed={fact: one.value for fact, one in assumed.items()},
        )


def _named(candidates: Iterable[Candidate], topics: Iterable[Topic]) -> int:
    """Return one bit for each token that tells a fact."""
    named = 0
    for span in (*(one.span for one in candidates), *(one.span for one in topics)):
        named |= span.used
    return named
