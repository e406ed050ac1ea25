"""What takes certainty away from a phrase: denial, end, past, suspicion, plans, questions and other people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Flag, auto

from knowledge.form.lexicon import Lexicon
from knowledge.intake.context.denials import Denials, DenialSymbols
from knowledge.intake.context.owners import Others, others_in
from knowledge.intake.context.people import PeopleFinder
from knowledge.intake.context.questions import Asking, QuestionFinder
from knowledge.intake.phrases.chart import Chart, Span, union
from knowledge.intake.phrases.clauses import Clauses
from knowledge.intake.phrases.grammar import Grammar
from knowledge.intake.phrases.vocabulary import Symbol


class Mood(Flag):
    """How a phrase is said. Nothing set: as a plain statement about the citizen, now."""

    STATED = 0
    DENIED = auto()
    MAIN_DENIED = auto()
    """The first part of a phrase of several parts is denied."""
    ENDED = auto()
    BLURRED = auto()
    """A denial stands near and it is not clear what it denies."""
    PAST = auto()
    BELIEVED = auto()
    NOW = auto()
    SUSPECTED = auto()
    SUSPECTED_HERE = auto()
    """The suspicion stands right before the phrase."""
    SUPPOSED = auto()
    OTHER = auto()
    """About somebody else."""
    PERHAPS_OTHER = auto()
    ASKED = auto()


@dataclass(frozen=True, slots=True)
class _Symbols:
    past: Symbol
    not_past: Symbol
    past_next: Symbol
    now: Symbol
    believed: Symbol
    suspected: Symbol
    suspected_sentence: Symbol
    supposed: Symbol
    about: Symbol
    ahead: Symbol


class CueFinder:
    """Compiles the cues of a lexicon."""

    def __init__(self, lexicon: Lexicon, grammar: Grammar) -> None:
        cues = lexicon.cues
        sexes = (word for words in lexicon.ages.sexes.values() for word in words)
        self._small = frozenset((*lexicon.spelling.between, *cues.negation.through, *sexes, *lexicon.ages.years))
        self._denials = DenialSymbols(cues.negation, grammar)
        self.people = PeopleFinder(lexicon.people, lexicon.ages, grammar)
        self._questions = QuestionFinder(lexicon.questions, grammar)
        self._takes_effect = frozenset(lexicon.times.takes_effect)
        self._symbols = _Symbols(
            grammar.add(cues.past),
            grammar.add(cues.not_past),
            grammar.add(cues.past_next),
            grammar.add(cues.now),
            grammar.add(cues.believed),
            grammar.add(cues.suspected),
            grammar.add(cues.suspected_sentence),
            grammar.add(cues.supposed),
            grammar.add(cues.about),
            grammar.add(cues.ahead),
        )

    def setting(self, chart: Chart, clauses: Clauses, named: int) -> Setting:
        """Find the cues of a text; `named` has a bit for every token that tells a fact."""
        return Setting(
            chart,
            clauses,
            self._symbols,
            Denials(chart, clauses, self._denials, named),
            others_in(self.people, chart, clauses),
            self._questions.asking(chart, clauses),
            self._small,
            self._takes_effect,
            named,
        )


@dataclass(frozen=True)
class Setting:
    """The cues of one text."""

    chart: Chart
    clauses: Clauses
    symbols: _Symbols
    denials: Denials
    others: Others
    asking: Asking
    small: frozenset[str]
    """Words without weight of their own."""
    takes_effect: frozenset[str]
    named: int
    """One bit for each token that tells a fact."""
    assuming: bool = False
    """Whether the premises of a question are taken as said."""

    def firm_mood(self, span: Span) -> Mood:
        """Say how a phrase is said when only what stands right before it can make it uncertain."""
        mood = self.mood(span) & ~(Mood.BLURRED | Mood.BELIEVED)
        wonders = self.asking.wonders(span)
        return mood if Mood.SUSPECTED_HERE in mood or wonders else mood & ~Mood.SUSPECTED

    def ahead(self, span: Span) -> bool:
        """Say whether a phrase stands in a clause about what lies ahead."""
        return self._before(self.symbols.ahead, span) and not self._assumed(span)

    def _assumed(self, span: Span) -> bool:
        return self.assuming and self.asking.given(span)

    def with_denial(self, span: Span) -> Span:
        """Return a phrase together with the words that deny it or say that it is over."""
        cues = self.denials.of(span).cues
        return union((span, *cues)) if cues else span

    def mood(self, span: Span) -> Mood:
        """Say how a phrase is said."""
        mood = Mood.STATED
        denial = self.denials.of(span)
        for said, flag in (
            (denial.denied, Mood.DENIED),
            (denial.main, Mood.MAIN_DENIED),
            (denial.ended, Mood.ENDED),
            (denial.blurred, Mood.BLURRED),
        ):
            mood |= flag if said else Mood.STATED
        if self._in_clause(self.symbols.now, span):
            mood |= Mood.NOW
        elif (
            self._in_clause(self.symbols.past, span, self._used(self.symbols.not_past))
            or self._right_before(self.symbols.past_next, span)
            or self._opens_next(self.symbols.past, span)
        ):
            mood |= Mood.PAST
        if self._right_before(self.symbols.suspected, span):
            mood |= Mood.SUSPECTED_HERE
        if (
            self._in_clause(self.symbols.suspected, span, self.denials.used)
            or self._near(self.symbols.suspected_sentence, span)
            or self.asking.wonders(span)
        ):
            mood |= Mood.SUSPECTED
        if self._in_clause(self.symbols.believed, span, self.denials.used):
            mood |= Mood.BELIEVED
        if self._earlier(self.symbols.about, span) or (
            self._before(self.symbols.supposed, span) and not self._assumed(span)
        ):
            mood |= Mood.SUPPOSED
        if self.others.certain(span):
            mood |= Mood.OTHER
        elif self.others.perhaps(span):
            mood |= Mood.PERHAPS_OTHER
        return mood | (Mood.ASKED if self.asking.covers(span) else Mood.STATED)

    def _free(self, symbol: Symbol, span: Span) -> Sequence[Span]:
        return [cue for cue in self.chart.of(symbol) if not cue.overlaps(span)]

    def _in_clause(self, symbol: Symbol, span: Span, void: int = 0) -> bool:
        """Say whether a cue stands in a clause of the phrase; one that uses a token of `void` counts for nothing."""
        touched = {clause for first, end in span.ranges for clause in self.clauses.touched(first, end)}
        free = (cue for cue in self._free(symbol, span) if not cue.used & void)
        return any(self.clauses.of[cue.first] in touched for cue in free)

    def _used(self, symbol: Symbol) -> int:
        used = 0
        for cue in self.chart.of(symbol):
            used |= cue.used
        return used

    def _opens_next(self, symbol: Symbol, span: Span) -> bool:
        """Say whether a cue opens the clause right after the phrase's: "boede på gaden da han var ung"."""
        stop = self.clauses.stop(span.end - 1)
        joined = not self.chart.note.opens_part(stop) and stop not in self.clauses.unmarked
        return joined and any(cue.first == stop for cue in self._free(symbol, span))

    def _before(self, symbol: Symbol, span: Span) -> bool:
        """Say whether a cue stands before a part of the phrase in the same clause."""
        return any(
            cue.first < first and self.clauses.of[cue.end - 1] == self.clauses.of[first]
            for cue in self._free(symbol, span)
            for first, _ in span.ranges
        )

    def _right_before(self, symbol: Symbol, span: Span) -> bool:
        """Say whether a cue reaches the phrase as a denial would."""
        return len(span.ranges) == 1 and any(self.denials.reaches(cue, span) for cue in self._free(symbol, span))

    def _earlier(self, symbol: Symbol, span: Span) -> bool:
        """Say whether a cue stands before the phrase in the same part of the sentence."""
        part = self.chart.note.part[span.first]
        return any(
            cue.first < span.first and self.chart.note.part[cue.first] == part and not cue.used & self.denials.void
            for cue in self._free(symbol, span)
        )

    def _near(self, symbol: Symbol, span: Span) -> bool:
        """Say whether a cue stands in the part of the sentence of the phrase, or in the part right after."""
        part = self.chart.note.part
        return any(
            part[span.end - 1] <= part[cue.first] <= part[span.end - 1] + 1 for cue in self._free(symbol, span)
        )
