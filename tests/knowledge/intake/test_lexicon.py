from __future__ import annotations

from collections.abc import Iterator

import pytest

from knowledge.form.lexicon import Lexicon
from knowledge.form.loading import load_pack
from knowledge.intake.phrases.patterns import Group, OneOf, PatternError, Sequence, Shape, Word, parse
from knowledge.values import Value
from tests.knowledge.intake_reader import read

LEXICON = load_pack("danmark").lexicon
NUMBERS = {"tal": "7", "mange_tal": "9", "aarstal": "2015"}
AFFIXED = {Shape.BEGINS: "{}sag", Shape.ENDS: "x{}", Shape.HOLDS: "x{}x"}


def spoken(sequence: Sequence) -> Iterator[str]:
    """Yield the words of the shortest text that a phrase describes, with the first of all alternatives."""
    for element in sequence:
        item = element.item
        if element.optional:
            continue
        if isinstance(item, Word):
            yield AFFIXED.get(item.shape, "{}").format(item.text)
        elif isinstance(item, OneOf):
            yield from spoken(item.options[0])
        elif item.name in NUMBERS:
            yield NUMBERS[item.name]
        else:
            yield from spoken(parse(LEXICON.groups[item.name][0]).parts[0])


def told() -> Iterator[tuple[str, Value, str]]:
    for fact, words in LEXICON.facts.items():
        for name, phrases in words.values.items():
            value: Value = name == "ja" if words.yes_no else name
            yield from ((fact, value, phrase) for phrase in phrases)


@pytest.mark.parametrize("fact", LEXICON.facts)
def test_every_phrase_of_a_value_is_read_as_that_value(fact: str) -> None:
    unread = []
    for _, value, phrase in (one for one in told() if one[0] == fact):
        text = "her " + " ".join(" ".join(spoken(part)) for part in parse(phrase).parts)
        facts = read(text).facts
        if fact not in facts or facts[fact].value != value:
            unread.append((phrase, text))
    assert unread == []


def test_every_value_of_the_lexicon_is_one_that_the_fact_can_have() -> None:
    facts = {fact.id: fact for fact in load_pack("danmark").facts}
    for id, words in LEXICON.facts.items():
        values = {"ja", "nej"} if facts[id].type == "yes_no" else {value.id for value in facts[id].values}
        named = {*words.values, *(value for unclear in words.unclear for value in unclear.readings)}
        named |= {value for map in (words.denied, words.past, words.suspected) for value in map.values() if value}
        if words.statuses:
            named |= {status.value for status in words.statuses.values if status.value}
        assert named <= values, id


@pytest.mark.parametrize("phrase", ["har (sag", "(a|)", "[kun]", "sag ..", "har )", "& sag", "...", "(|a)"])
def test_a_phrase_that_cannot_be_understood_is_refused(phrase: str) -> None:
    with pytest.raises(PatternError):
        parse(phrase)


def test_a_group_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="no group <centre>"):
        Lexicon.model_validate({"facts": {"gaeld": {"values": {"ja": ["gæld i <centre>"]}}}})


def test_a_phrase_is_understood_part_by_part() -> None:
    pattern = parse("har [en] (åben|kørende) sag .. <hp> & -misbrug")
    assert len(pattern.parts) == 2
    assert pattern.groups == {"hp"}
    first, second = pattern.parts
    assert [element.optional for element in first] == [False, True, False, False, False]
    assert isinstance(first[4].item, Group)
    assert second[0].item == Word("misbrug", Shape.ENDS)
