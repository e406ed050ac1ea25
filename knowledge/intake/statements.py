"""Facts told by a phrase of their own: "bor på herberg", "meget kompleks", "kan ikke passe praktik pga. hash"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from knowledge.intake.context.cues import Mood, Setting
from knowledge.intake.phrases.chart import Chart, Span
from knowledge.intake.phrases.fact_words import FactWords, Unclear
from knowledge.intake.phrases.grammar import Grammar
from knowledge.intake.phrases.vocabulary import Symbol
from knowledge.intake.reading import Hit
from knowledge.values import Value

_YES, _NO = "ja", "nej"


def value_of(name: str, yes_no: bool) -> Value:
    """Return the value that a key of the lexicon stands for."""
    return name == _YES if yes_no else name


@dataclass(frozen=True, slots=True)
class _Words:
    """What one set of phrases tells: a value, or several that it leaves open; and what it tells in other moods."""

    fact: str
    names: tuple[str, ...]
    open: bool
    denied: str | None
    main_denied: str | None
    past: str | None
    ended: str | None
    suspected: str | None
    childs: bool
    judged: bool
    firm: bool
    yes_no: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase found, before it is known how it is said."""

    words: _Words
    span: Span

    @property
    def fact(self) -> str:
        """Return the fact that it is about."""
        return self.words.fact


class StatementFinder:
    """Compiles the phrases of the facts."""

    def __init__(self, facts: Mapping[str, FactWords], grammar: Grammar) -> None:
        self._told: list[tuple[_Words, Symbol]] = []
        self._mentions = {fact: grammar.add(words.mentions) for fact, words in facts.items()}
        for fact, words in facts.items():
            self._told += [
                (_valued(fact, name, words), grammar.add(phrases)) for name, phrases in words.values.items()
            ]
            self._told += [(_open(fact, unclear, words), grammar.add(unclear.phrases)) for unclear in words.unclear]

    def candidates(self, chart: Chart) -> list[Candidate]:
        """Find the phrases; of phrases that overlap and tell the same fact, the one with the most words."""
        found = [Candidate(words, span) for words, symbol in self._told for span in chart.of(symbol)]
        return [one for one in found if not any(_outdone(one, other) for other in found)]

    def mentioned(self, chart: Chart) -> Iterator[str]:
        """Yield the facts that the text brings up."""
        return (fact for fact, symbol in self._mentions.items() if chart.of(symbol))

    def hits(self, candidates: Iterable[Candidate], setting: Setting) -> Iterator[Hit]:
        """Say what each phrase tells, as it is said."""
        for candidate in candidates:
            mood = setting.firm_mood if candidate.words.firm else setting.mood
            yield _hit(candidate, mood(candidate.span), setting)


def _valued(fact: str, name: str, words: FactWords) -> _Words:
    opposite = {_YES: _NO, _NO: _YES}.get(name) if words.yes_no else None
    denied, past = words.denied.get(name, opposite), words.past.get(name)
    return _Words(
        fact,
        (name,),
        open=False,
        denied=denied,
        main_denied=words.main_denied.get(name, denied),
        past=past,
        ended=past or opposite,
        suspected=words.suspected.get(name),
        childs=words.about == "child",
        judged=words.judged,
        firm=words.firm,
        yes_no=words.yes_no,
    )


def _open(fact: str, unclear: Unclear, words: FactWords) -> _Words:
    return _Words(
        fact,
        tuple(unclear.readings),
        open=True,
        denied=unclear.denied,
        main_denied=unclear.denied,
        past=unclear.past,
        ended=unclear.past,
        suspected=unclear.suspected,
        childs=words.about == "child",
        judged=words.judged,
        firm=words.firm,
        yes_no=words.yes_no,
    )


def _hit(candidate: Candidate, mood: Mood, setting: Setting) -> Hit:
    words = candidate.words
    if words.childs:
        mood &= ~(Mood.OTHER | Mood.PERHAPS_OTHER)
    if mood & (Mood.OTHER | Mood.ASKED | Mood.SUPPOSED):
        return Hit(words.fact, (), candidate.span, certain=False)
    names, certain = _told(words, mood)
    values = tuple(value_of(name, words.yes_no) for name in names)
    certain = certain and not mood & (Mood.PERHAPS_OTHER | Mood.BLURRED)
    denied = mood & (Mood.DENIED | Mood.MAIN_DENIED | Mood.ENDED)
    span = setting.with_denial(candidate.span) if denied else candidate.span
    return Hit(words.fact, values, span, certain, bool(mood & Mood.NOW))


def _told(words: _Words, mood: Mood) -> tuple[tuple[str, ...], bool]:
    """Return the values that a phrase tells in this mood, and whether for certain."""
    doubted = Mood.SUSPECTED in mood or (Mood.BELIEVED in mood and not words.judged)
    if Mood.MAIN_DENIED in mood:
        return _named(words.main_denied), not doubted
    if Mood.DENIED in mood:
        return _named(words.denied), not doubted
    if Mood.ENDED in mood:
        return _named(words.ended), not doubted
    if doubted:
        return _named(words.suspected) or words.names, words.suspected is not None
    if Mood.PAST in mood:
        return _named(words.past), True
    return words.names, not words.open


def _named(name: str | None) -> tuple[str, ...]:
    return (name,) if name else ()


def _outdone(one: Candidate, other: Candidate) -> bool:
    if one is other or one.fact != other.fact or not one.span.overlaps(other.span):
        return False
    return one.span.used.bit_count() < other.span.used.bit_count()
