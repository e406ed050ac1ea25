"""What words stand for: the groups of the thesaurus, found in a query and in the text of an intervention."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from knowledge.form.pack import Pack
from knowledge.form.thesaurus import WordGroup
from knowledge.search.tokens import tokens
from knowledge.text import words

_BROADER: Final = 0.5
_STEPS: Final = 2
_GAP: Final = 4
"""A phrase's next word stands less than this far on."""
_UNSEEN: Final = frozenset(
    words("at de den der det en er et for han har hun i jeg kan man med og om på sig som til var vi")
)

Stems = Mapping[str, float]
"""Stems that a word may stand for, each with how sure that is."""


class Mention(NamedTuple):
    """A group of the thesaurus that a text speaks of, by the words at these places."""

    group: str
    at: tuple[int, ...]
    strength: float


class Concepts:
    """Recognises the words and phrases of the thesaurus."""

    def __init__(self, groups: Iterable[WordGroup]) -> None:
        self._groups = {group.id: group for group in groups}
        self._single: dict[str, list[str]] = defaultdict(list)
        """The groups of a stem that says it all."""
        self._phrases: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = defaultdict(dict)
        """By their first and second stem, what follows the first one, with the group."""
        self.words: set[str] = set()
        """Every folded word of the thesaurus."""
        self.stems: set[str] = set()
        self.alone: set[str] = set()
        """Stems that point to a group by themselves."""
        self._ours: set[str] = set()
        self._theirs: set[str] = set()
        """Folded words that say by themselves that another desk is meant."""
        for group in self._groups.values():
            for phrase in group.words:
                self._learn(phrase, group.id)

    @classmethod
    def of(cls, packs: Iterable[Pack]) -> Concepts:
        """Return the concepts of several packs; groups that they share are taken once."""
        return cls({group.id: group for pack in packs for group in pack.thesaurus}.values())

    def _learn(self, phrase: str, group: str) -> None:
        """Take a phrase without its articles and pronouns, unless hardly anything is left of it without them."""
        written = tokens(phrase)
        seen = [token for token in written if token.folded not in _UNSEEN]
        found = seen if len(seen) > 1 else written
        if not found:
            return
        folded = {token.folded for token in found}
        self.words.update(folded)
        if not self.elsewhere(group):
            self._ours.update(folded)
        elif len(found) == 1:
            self._theirs.update(folded)
        stems = tuple(token.stem for token in found)
        self.stems.update(stems)
        if len(stems) == 1:
            self.alone.add(stems[0])
            self._single[stems[0]].append(group)
            return
        orders = [stems]
        if len(stems) == 2 and not any(token.silent for token in found):
            orders.append(stems[::-1])
        for first, *rest in orders:
            self._phrases[first].setdefault(rest[0], []).append((tuple(rest), group))

    def elsewhere(self, group: str) -> bool:
        """Say whether the group is the business of another desk."""
        return self._groups[group].elsewhere

    def only_elsewhere(self, word: str) -> bool:
        """Say whether a folded word is another desk's as written, whatever its stem is (`rollator`, `rolle`)."""
        return word in self._theirs and word not in self._ours

    def widened(self, group: str) -> dict[str, float]:
        """Return the group and those that hold it, each with how much it counts."""
        found = {group: 1.0}
        edge = [group]
        for step in range(1, _STEPS + 1):
            edge = [wider for one in edge for wider in self._groups[one].broader if wider in self._groups]
            for wider in edge:
                found.setdefault(wider, _BROADER**step)
        return found

    def mentions(self, text: Sequence[Stems]) -> Iterator[Mention]:
        """Yield the groups that a text speaks of; the text is given as the possible stems of its words."""
        for place, stems in enumerate(text):
            near = {stem for others in text[place + 1 : place + 1 + _GAP] for stem in others}
            for stem, sure in stems.items():
                for group in self._single.get(stem, ()):
                    yield Mention(group, (place,), sure)
                begun = self._phrases.get(stem, {})
                for second in sorted(begun.keys() & near):
                    for phrase, group in begun[second]:
                        if rest := _follow(phrase, text, place):
                            yield Mention(group, (place, *rest[0]), min(sure, rest[1]))


def _follow(phrase: tuple[str, ...], text: Sequence[Stems], place: int) -> tuple[tuple[int, ...], float] | None:
    """Return where the rest of a phrase stands and how sure it is."""
    at: list[int] = []
    sure = 1.0
    for stem in phrase:
        for near in range(place + 1, min(place + 1 + _GAP, len(text))):
            if stem in text[near]:
                place = near
                sure = min(sure, text[near][stem])
                at.append(near)
                break
        else:
            return None
    return tuple(at), sure
