"""Questions for how often something is followed up: "hvornår følger jeg op på § 85?"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from knowledge.form.pack import FollowUp, Pack
from knowledge.search.paragraphs import find_paragraphs
from knowledge.text import fold

_WHEN: Final = re.compile(r"\b(?:hvornaar|hvor (?:tit|ofte|laenge|lang tid)|hvilken frist|frist\w*|interval\w*)\b")
_FOLLOW: Final = re.compile(r"\bopfoelg\w*|\b(?:foelge[rs]?|fulgt|foelg)\b.*\bop\b|\bsta(?:tus|tusmoede)\b")

_CALLED: Final = {"bostoett": "85", "botilbud": "107", "bosted": "107", "samvaerstilbud": "104", "vaerksted": "103"}
"""What a paragraph is called in daily speech, folded, as far as it tells."""


@dataclass(frozen=True, slots=True)
class Followed:
    """What the models say of the question: one's own, and those of other municipalities with their packs."""

    paragraphs: tuple[str, ...]
    """The numbers asked for; empty where the question names none."""
    own: tuple[FollowUp, ...]
    others: tuple[tuple[Pack, FollowUp], ...]


def asks_when_to_follow_up(question: str) -> bool:
    """Say whether a question asks when or how often something is followed up."""
    folded = fold(question)
    return bool(_WHEN.search(folded) and _FOLLOW.search(folded))


def followed_up(question: str, own: Pack, packs: Iterable[Pack]) -> Followed:
    """Return the intervals for the paragraphs that a question names, or all of them where it names none."""
    found = find_paragraphs(question.lower(), bare_numbers=True)
    named = [number for word, number in _CALLED.items() if word in fold(question)]
    numbers = tuple(dict.fromkeys([*(one.number for one in found), *named]))
    mine = tuple(one for one in own.follow_ups if _is_meant(one, numbers))
    shared = {one.id for one in own.follow_ups}
    others = {
        (one.id, one.label): (pack, one)
        for pack in packs
        if pack.id != own.id and pack.municipality != own.municipality
        for one in pack.follow_ups
        if one.id not in shared and _is_meant(one, numbers)
    }
    return Followed(numbers, mine, tuple(others.values()))


def _is_meant(one: FollowUp, numbers: tuple[str, ...]) -> bool:
    """Say whether an interval is for one of the paragraphs; "sel:107,2" is for § 107."""
    if not numbers:
        return True
    paragraph = re.search(r"\d+[a-h]?", one.paragraph or "")
    return paragraph is not None and paragraph[0] in numbers
