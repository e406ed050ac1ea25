import pytest

from knowledge.search.stemming import stem
from knowledge.text import words


@pytest.mark.parametrize(
    "forms",
    [
        "center centeret centret centre centrene",
        "rådgiver rådgivere rådgiverne rådgivning rådgivningen",
        "vejleder vejledning vejledningen",
        "hjemløs hjemløse hjemløses hjemløshed",
        "virksomhed virksomheder virksomheds virksomhederne",
        "tilbud tilbuddet tilbuddene tilbuds",
        "plads pladsen pladser",
        "møde mødet møder møderne",
        "barn barnet børn børnene",
        "koordinator koordinering koordinere koordinerende koordination",
        "familie familien familier familiens",
        "social socialt sociale",
        "bus bussen busser",
    ],
)
def test_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len({stem(word) for word in words(forms)}) == 1


@pytest.mark.parametrize(
    "pair", ["pas passe", "virksomhed virksom", "læge lægge", "læge planlægning", "sted stedet stadig", "mål mad"]
)
def test_different_words_keep_different_stems(pair: str) -> None:
    first, *_, last = words(pair)
    assert stem(first) != stem(last)


@pytest.mark.parametrize("word", ["", "a", "og", "107", "2x4"])
def test_short_words_and_numbers_stay_as_they_are(word: str) -> None:
    assert stem(word) == word
