"""What is kept of a query that found nothing: a few words of the field, and nobody's name or number."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Final

from knowledge.cpr import mask
from knowledge.person_names import may_be_name
from knowledge.search.numbers import TargetGroup, find_target_groups
from knowledge.search.paragraphs import Paragraph, find_paragraphs
from knowledge.search.tokens import tokens

_MOST: Final = 6
_LONGEST: Final = 30
"""Letters; what is longer is no word that anybody looks for."""


def telling_words(query: str, known: Container[str]) -> tuple[str, ...]:
    """Return the words by which a query is counted: folded, in the order of the alphabet, at most six.

    Digits are kept only as paragraphs (`§ 85`) and target groups (`2.12`). A word with a capital letter, or one that
    may be a name, is kept only where it is one of the `known` folded words.
    """
    text = mask(query).text
    lowered = "".join(sign.lower()[0] for sign in text)  # as long as the text, so that places stay where they are
    groups, paragraphs = find_target_groups(lowered), find_paragraphs(lowered)
    found: list[TargetGroup | Paragraph] = [*groups, *paragraphs]
    for one in found:
        text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    numbers = [*(group.number for group in groups), *map(str, paragraphs)]
    return tuple(sorted(list(dict.fromkeys([*numbers, *_words(text, known)]))[:_MOST]))


def _words(text: str, known: Container[str]) -> Iterator[str]:
    for token in tokens(text):
        word = token.folded
        if token.silent or token.faint or not word.isalpha() or not 1 < len(word) <= _LONGEST:
            continue
        if word in known or (token.written.islower() and not may_be_name(word)):
            yield word
