"""What intake returns, and what it works with on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from knowledge.intake.phrases.chart import Span
from knowledge.values import Value

Certainty = Literal["exact", "misspelt"]
"""Whether the words stand as the lexicon has them, or with a misspelling forgiven. Both are certain."""


@dataclass(frozen=True, slots=True)
class ReadFact:
    """A value and the exact words that it was read from."""

    value: Value
    words: str
    certainty: Certainty = "exact"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A fact that the text speaks of without settling it.

    `contradiction`: the text tells several values. `unclear`: it tells one of these, or perhaps none.
    """

    fact: str
    kind: Literal["contradiction", "unclear"]
    readings: tuple[ReadFact, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from a text. The text itself is not kept.

    `facts` holds only what is certain, `questions` the contradictions and doubts, `not_used` the pieces of the text
    that nothing was read from. `mentions` are facts that the text brings up without telling them. `acute` is the id
    of the acute entry whose words stand in the text.
    """

    facts: Mapping[str, ReadFact]
    questions: tuple[Doubt, ...]
    not_used: tuple[str, ...]
    mentions: frozenset[str]
    cpr_found: bool
    is_question: bool
    acute: str | None
    assumed: Mapping[str, Value] = field(default_factory=dict)
    """In a question also what its premise supposes ("… hvis han får fp?"); for its answer, never for the citizen."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase that tells a fact; with several `values` it leaves open which, with none it brings the fact up."""

    fact: str
    values: tuple[Value, ...]
    span: Span
    certain: bool = True
    now: bool = False
