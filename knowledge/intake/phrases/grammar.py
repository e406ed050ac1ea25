"""The phrases of the lexicon made ready: words and groups as numbers, phrases as rules over them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from knowledge.intake.phrases.patterns import Element, Group, OneOf, Reach, Shape, Word, parse
from knowledge.intake.phrases.patterns import Sequence as Elements
from knowledge.intake.phrases.vocabulary import Symbol, Vocabulary

NUMBER, MANY, YEAR = "tal", "mange_tal", "aarstal"
BUILT_IN_GROUPS = frozenset({NUMBER, MANY, YEAR})
"""Groups that every phrase may use: any number, a number of five or more, a year of four digits."""
_GROUP_LENGTH = 5
_MANY = 5
"""Our reading: no source says how many interventions are many."""


@dataclass(frozen=True, slots=True)
class Step:
    """One symbol of a rule."""

    symbol: Symbol
    reach: Reach
    optional: bool


@dataclass(frozen=True)
class Rule:
    """When all parts stand in one sentence, the target stands there."""

    target: Symbol
    parts: tuple[tuple[Step, ...], ...]
    neighbours: bool = False

    @cached_property
    def required(self) -> frozenset[Symbol]:
        """Return the symbols without which the rule cannot hold."""
        return frozenset(step.symbol for part in self.parts for step in part if not step.optional)


class Grammar:
    """Compiles phrases. `add` gives each set of phrases a symbol; `ready` must be called once before use."""

    def __init__(self, groups: dict[str, list[str]]) -> None:
        self.vocabulary = Vocabulary()
        self.rules: tuple[Rule, ...] = ()
        self._symbols: dict[object, Symbol] = {}
        self._aliases: dict[Symbol, set[Symbol]] = defaultdict(set)
        self._rules: list[Rule] = []
        self._length: dict[Symbol, int] = {}
        self._reached: dict[Symbol, tuple[Symbol, ...]] = {}
        self._built_in = {name: self._symbol(Group(name)) for name in BUILT_IN_GROUPS}
        for name, phrases in groups.items():
            self._add(self._symbol(Group(name)), phrases)

    def add(self, phrases: Iterable[str]) -> Symbol:
        """Return the symbol that stands wherever one of the phrases stands."""
        target = self._symbol(object())
        self._add(target, phrases)
        return target

    def add_number(self, word: str, value: int) -> None:
        """Let a word stand for a number."""
        self.vocabulary.add_form(word, self.numbers(value))

    def numbers(self, value: int, year: bool = False) -> tuple[Symbol, ...]:
        """Return what a number stands for."""
        names = (NUMBER, YEAR) if year else (NUMBER, MANY) if value >= _MANY else (NUMBER,)
        return tuple(self._built_in[name] for name in names)

    def ready(self) -> None:
        """Order the rules so that each comes after those that it builds on."""
        self.rules = tuple(_ordered(self._rules, self._aliases))
        self._reached = {symbol: self._closure(symbol) for symbol in self._symbols.values()}

    def rarest(self, symbols: Iterable[Symbol]) -> Symbol:
        """Return the symbol that is likely to stand in the fewest texts: the one that the longest words stand for."""
        return max(symbols, key=lambda symbol: self._length.get(symbol, _GROUP_LENGTH))

    def reached(self, symbols: Iterable[Symbol]) -> set[Symbol]:
        """Return the symbols with all that they stand for in turn."""
        return {reached for symbol in symbols for reached in self._reached[symbol]}

    def _closure(self, symbol: Symbol) -> tuple[Symbol, ...]:
        found: set[Symbol] = set()
        waiting = [symbol]
        while waiting:
            if (one := waiting.pop()) not in found:
                found.add(one)
                waiting.extend(self._aliases.get(one, ()))
        return tuple(found)

    def _symbol(self, key: object) -> Symbol:
        return self._symbols.setdefault(key, len(self._symbols))

    def _add(self, target: Symbol, phrases: Iterable[str]) -> None:
        for phrase in phrases:
            pattern = parse(phrase)
            self._connect(target, pattern.parts, pattern.neighbours)

    def _connect(self, target: Symbol, parts: Sequence[Elements], neighbours: bool = False) -> None:
        steps = tuple(tuple(self._step(element) for element in part) for part in parts)
        if len(steps) > 1 or len(steps[0]) > 1:
            self._rules.append(Rule(target, steps, neighbours))
        else:
            self._aliases[steps[0][0].symbol].add(target)
        if len(parts) == 1 and (joined := _joined(parts[0])):
            self._aliases[self._item(joined)].add(target)

    def _step(self, element: Element) -> Step:
        return Step(self._item(element.item), element.reach, element.optional)

    def _item(self, item: Word | Group | OneOf) -> Symbol:
        known = item in self._symbols
        symbol = self._symbol(item)
        if not known and isinstance(item, Word):
            self._length[symbol] = len(item.text)
            self.vocabulary.add(item, symbol)
        elif not known and isinstance(item, OneOf):
            for option in item.options:
                self._connect(symbol, [option])
        return symbol


def _joined(sequence: Elements) -> Word | None:
    """Return the word that two plain words make when they are written in one ("socialmentor")."""
    words = [element.item for element in sequence if isinstance(element.item, Word) and _plain(element)]
    if len(sequence) != 2 or len(words) != 2:
        return None
    return Word(words[0].text + words[1].text, Shape.INFLECTED)


def _plain(element: Element) -> bool:
    item = element.item
    inflected = isinstance(item, Word) and item.shape is Shape.INFLECTED and len(item.text) > 4
    return inflected and element.reach is Reach.NEXT and not element.optional


def _ordered(rules: Sequence[Rule], aliases: dict[Symbol, set[Symbol]]) -> Iterator[Rule]:
    by_target: dict[Symbol, list[Rule]] = defaultdict(list)
    for rule in rules:
        by_target[rule.target].append(rule)
    sources: dict[Symbol, set[Symbol]] = defaultdict(set)
    for source, targets in aliases.items():
        for target in targets:
            sources[target].add(source)
    done: set[Symbol] = set()

    def visit(symbol: Symbol) -> Iterator[Rule]:
        if symbol in done:
            return
        done.add(symbol)
        for source in sources[symbol]:
            yield from visit(source)
        for rule in by_target[symbol]:
            for part in rule.parts:
                for step in part:
                    yield from visit(step.symbol)
        yield from by_target[symbol]

    for target in list(by_target):
        yield from visit(target)
