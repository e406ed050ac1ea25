from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.search import Catalogue, Concepts
from knowledge.text import fold
from tests.knowledge.search_catalogue import ENTRIES, THESAURUS, catalogue, entry

CATALOGUE = catalogue()
CONSONANTS = "bcdfghjklmnpqrstvwxz"
NOISE = st.lists(st.text(CONSONANTS, min_size=4, max_size=12), min_size=1, max_size=6).map(" ".join)
WORDS = sorted({word for one in ENTRIES for _, text in one.texts() for word in text.split()})
TITLES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(NOISE)
def test_noise_finds_nothing_good(noise: str) -> None:
    assert not CATALOGUE.find(noise).good_match


@given(st.text(max_size=200))
def test_any_text_is_answered(text: str) -> None:
    assert len(CATALOGUE.find(text, 2).hits) <= 2


@settings(max_examples=40, deadline=None)
@given(TITLES, st.sampled_from(ENTRIES))
def test_an_added_intervention_never_removes_an_exact_hit(title: str, wanted: object) -> None:
    grown = Catalogue((*ENTRIES, entry(title, "Nylev", tier=1)), Concepts(THESAURUS))
    for one in ENTRIES:
        if one is wanted:
            hits = grown.find(one.intervention.title).hits
            assert (one.intervention.id, one.municipality) in {(hit.id, hit.municipality) for hit in hits}
