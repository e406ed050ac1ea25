"""Numbers written as Danish words: "femogtyve", "fem og tyve", "halvtreds"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from knowledge.intake.phrases.context_words import Numbers
from knowledge.intake.phrases.tokens import Break, Token


@dataclass(frozen=True, slots=True)
class Number:
    """A number below 1000: its value and the tokens from `first` up to `end`."""

    value: int
    first: int
    end: int


def number_words(numbers: Numbers) -> dict[str, int]:
    """Return every number below 100 as it is written in one word, folded."""
    written = {**numbers.others, **numbers.tens, **numbers.units}
    for unit, one in numbers.units.items():
        for ten, many in numbers.tens.items():
            written[f"{unit}og{ten}"] = one + many
    return written


def numbers_in(tokens: Sequence[Token], words: Mapping[str, int], numbers: Numbers) -> list[Number]:
    """Find the numbers of a text, in figures and words."""
    found: list[Number] = []
    index = 0
    while index < len(tokens):
        number = _parted(tokens, index, numbers) or _single(tokens, index, words)
        if number:
            found.append(number)
        index = number.end if number else index + 1
    return found


def _single(tokens: Sequence[Token], index: int, words: Mapping[str, int]) -> Number | None:
    token = tokens[index]
    value = token.number if token.number is not None else words.get(token.word)
    return Number(value, index, index + 1) if value is not None and value < 1000 else None


def _parted(tokens: Sequence[Token], index: int, numbers: Numbers) -> Number | None:
    """Read "fem og tyve" as one number."""
    three = tokens[index : index + 3]
    if len(three) < 3 or three[1].word != "og" or max(three[1].before, three[2].before) > Break.SPACE:
        return None
    unit, ten = numbers.units.get(three[0].word), numbers.tens.get(three[2].word)
    return Number(unit + ten, index, index + 3) if unit and ten else None
