"""What the values of a fact are called in a column of that fact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bot.review.columns import key
from dialogs.wording import words
from knowledge.form.pack import Fact
from knowledge.values import Value


def names_of(fact: Fact) -> dict[str, Value]:
    """Return the values of a choice or a yes/no by everything that they are called in a cell, as `key` writes it."""
    if fact.type == "yes_no":
        return dict(_yes_and_no(fact))
    short = _short(fact)
    counted = Counter(short.values())
    names = {name: id for id, name in short.items() if name and counted[name] == 1}
    return {
        **names,
        **{key(value.label): value.id for value in fact.values},
        **{key(v.id): v.id for v in fact.values},
    }


def _yes_and_no(fact: Fact) -> Iterator[tuple[str, Value]]:
    yield from ((key(text), True) for text in (*words("review.yes"), fact.when_yes))
    yield from ((key(text), False) for text in (*words("review.no"), fact.when_no))


def _short(fact: Fact) -> dict[str, str]:
    """Return the labels without the words that the column says already: "§ 85 søgt" in a column § 85 is "søgt"."""
    labels = {value.id: key(value.label).split() for value in fact.values}
    said = {*key(fact.label).split(), *(word for word, count in _counted(labels).items() if count == len(labels))}
    return {id: " ".join(word for word in label if word not in said) for id, label in labels.items()}


def _counted(labels: dict[str, list[str]]) -> Counter[str]:
    return Counter(word for label in labels.values() for word in set(label))
