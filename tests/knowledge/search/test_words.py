import pytest

from knowledge.form.thesaurus import WordGroup, missing_groups
from knowledge.search.compounds import Splitter
from knowledge.search.concepts import Concepts
from knowledge.search.tokens import tokens
from knowledge.search.vocabulary import Vocabulary
from knowledge.text import words

KNOWN = Splitter(
    words("gæld rådgivning virksomhed konsulent frivillighed katalog kvinde krise center støtte skole bus")
)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("gaeldsraadgivning", ("gaeld", "raadgiv")),
        ("virksomhedskonsulenten", ("virksomhed", "konsulent")),
        ("frivillighedskatalog", ("frivillig", "katalog")),
        ("kvindekrisecentret", ("kvind", "kris", "cent")),
        ("bostoette", ("bo", "stoet")),
    ],
)
def test_compounds_are_taken_apart(word: str, parts: tuple[str, ...]) -> None:
    assert KNOWN.split(word) == parts


@pytest.mark.parametrize("word", ["gaeld", "bostedsattest", "xyz", "raadgiver", ""])
def test_words_that_are_no_known_compound_stay_whole(word: str) -> None:
    assert KNOWN.split(word) == ()


VOCABULARY = Vocabulary(words("ingeborg revisitering passe gæld ydelse mentalisering sundhedsforhold"))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ingebrog", "ingeborg"),
        ("revisitring", "revisitering"),
        ("mentaliserng", "mentalisering"),
        ("goeld", "gaeld"),
    ],
)
def test_misspelt_words_are_mended(typed: str, meant: str) -> None:
    assert VOCABULARY.misspelt(typed)[0][0] == meant


@pytest.mark.parametrize("typed", ["pas", "su", "byggetilladelse", "", "85", "ejendomsvurdering"])
def test_other_words_are_not_bent_into_known_ones(typed: str) -> None:
    assert VOCABULARY.misspelt(typed) == []


def test_the_beginning_of_a_word_is_enough_when_it_is_long_enough() -> None:
    assert VOCABULARY.beginning_with("mental") == ["mentalisering"]
    assert VOCABULARY.beginning_with("men") == []


CONCEPTS = Concepts(
    (
        WordGroup(id="angst", words=["angst", "tør ikke gå ud"], broader=["psykisk"]),
        WordGroup(id="psykisk", words=["psykisk sygdom"]),
        WordGroup(id="moede", words=["samle alle"]),
    )
)


def mentioned(text: str) -> set[str]:
    return {mention.group for mention in CONCEPTS.mentions([{token.stem: 1.0} for token in tokens(text)])}


def test_words_and_phrases_point_to_their_group() -> None:
    assert mentioned("angst") == {"angst"}
    assert mentioned("tør ikke gå ud") == {"angst"}
    assert mentioned("tør slet ikke mere gå ud") == {"angst"}
    assert mentioned("gå ud") == set()


def test_a_group_is_widened_to_the_one_that_holds_it_but_less_surely() -> None:
    assert CONCEPTS.widened("angst") == {"angst": 1.0, "psykisk": 0.5}


def test_groups_that_do_not_exist_are_named() -> None:
    assert missing_groups([WordGroup(id="a", words=[], broader=["b", "a"])]) == ("b",)
