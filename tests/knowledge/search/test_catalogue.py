import pytest

from knowledge.search import Catalogue, Concepts, ReasonKind
from tests.knowledge.search_catalogue import ENTRIES, THESAURUS, catalogue

CATALOGUE = catalogue()


def titles(query: str, limit: int = 3) -> list[str]:
    return [hit.title for hit in CATALOGUE.find(query, limit).hits]


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("Talentudvikler", "Talentudvikler"),
        ("talent udvikler", "Talentudvikler"),
        ("talentudviklerne", "Talentudvikler"),
        ("talntudvikler", "Talentudvikler"),
        ("åbendialog", "Åben dialog"),
        ("aaben dialog", "Åben dialog"),
        ("sammenilivet", "Sammen i livet"),
        ("gældsrådgiveren", "Gældsrådgivning"),
        ("gaeldsradgivning", "Gældsrådgivning"),
        ("hun skylder mange penge væk", "Gældsrådgivning"),
        ("inkasso", "Gældsrådgivning"),
        ("containerbolig", "Mobile beboelsesenheder"),
        ("beboelsesenhederne", "Mobile beboelsesenheder"),
        ("kraftcenteret", "Kraftcentret"),
        ("ledighedsydelse", "Virksomhedskonsulent til fleksjob"),
        ("virksomheds konsulent", "Virksomhedskonsulent til fleksjob"),
        ("2.13", "Mentorkorps"),
        ("sel 85", "Socialpædagogisk bostøtte"),
        ("104'er", "Værested Broen"),
        ("§ 107 stk. 2", "Midlertidigt botilbud"),
        ("§ 107", "Midlertidigt botilbud"),
        ("uvisiteret efter § 104", "Værested Broen"),
        ("§ 82", "Forebyggende gruppe"),
        ("hjemløse over 30", "Natcaféen"),
        ("sofasurfer på 19 år", "Ungehuset"),
    ],
)
def test_what_is_meant_comes_first(query: str, title: str) -> None:
    found = CATALOGUE.find(query)
    assert found.hits[0].title == title
    assert found.good_match


@pytest.mark.parametrize(
    "query",
    [
        *("", "   ", "?", "og til den", "xqzw vbnk", "§ 8", "§ 41", "2.21", "målgr. 2.99", "carport", "skole bus"),
        *("byggetilladelse til carport", "ejendomsvurdering", "hvor finder jeg en parkeringsplads", "🙂🙂"),
    ],
)
def test_nothing_is_a_good_match_when_nothing_fits(query: str) -> None:
    assert not CATALOGUE.find(query).good_match


@pytest.mark.parametrize("query", ["§ 8", "§ 10", "sel 10"])
def test_a_paragraph_is_never_found_by_part_of_its_number(query: str) -> None:
    assert CATALOGUE.find(query).hits == ()


def test_another_act_with_the_same_number_is_not_meant() -> None:
    assert CATALOGUE.find("barnets lov § 85").hits == ()


def test_the_own_municipality_comes_first_among_equals() -> None:
    for own in ("Birkelev", "Granby"):
        first, second = CATALOGUE.find("mentor", 2, own=own).hits
        assert first.municipality == own
        assert (first.own, second.own) == (True, False)


def test_the_age_of_the_citizen_moves_equals_only() -> None:
    for age, title in ((19, "Ungehuset"), (45, "Natcaféen")):
        assert CATALOGUE.find("hjemløs", facts={"alder": age}).hits[0].title == title
    assert CATALOGUE.find("Talentudvikler", facts={"alder": 60}).hits[0].title == "Talentudvikler"


def test_other_facts_move_equals_too() -> None:
    named = CATALOGUE.find("støtte til unge", 20).hits
    moved = CATALOGUE.find("støtte til unge", 20, facts={"ydelse": "ledighedsydelse", "hjemloes": True}).hits
    before, after = ([hit.title for hit in hits] for hits in (named, moved))
    assert after.index("Ungehuset") <= before.index("Ungehuset")
    assert CATALOGUE.find("hjemløs", facts={"hjemloes": True}).hits[0].title in ("Ungehuset", "Natcaféen")


def test_a_part_brings_the_whole_that_it_belongs_to() -> None:
    part, whole, *_ = CATALOGUE.find("app-værksted").hits
    assert (part.title, whole.title) == ("App-værksted", "Fremtidens botilbud")
    assert [reason.kind for reason in whole.matched_on] == [ReasonKind.PART]


@pytest.mark.parametrize(
    ("query", "kind", "asked", "found"),
    [
        ("Talentudvikler", ReasonKind.NAME, "Talentudvikler", "Talentudvikler"),
        ("talntudvikler nu", ReasonKind.TITLE, "talntudvikler", "Talentudvikler"),
        ("inkasso", ReasonKind.MEANING, "inkasso", "rykkere"),
        ("en skurvogn til ham", ReasonKind.EVERYDAY, "skurvogn", "skurvogn"),
        ("SEL 104", ReasonKind.PARAGRAPH, "sel 104", "sel § 104"),
        ("målgr. 2.13", ReasonKind.TARGET_GROUP_NUMBER, "målgr. 2.13", "2.13, LAB § 2 (før 2020)"),
    ],
)
def test_a_hit_says_what_it_was_found_by(query: str, kind: ReasonKind, asked: str, found: str) -> None:
    reason = CATALOGUE.find(query).hits[0].matched_on[0]
    assert (reason.kind, reason.asked, reason.found) == (kind, (asked,), (found,))


def test_several_needs_in_one_query_are_all_met() -> None:
    assert {"Gældsrådgivning", "Værested Broen"} <= set(titles("værested og gæld"))


@pytest.mark.parametrize("limit", [0, -1])
def test_no_hits_are_given_when_none_are_wanted(limit: int) -> None:
    assert CATALOGUE.find("mentor", limit).hits == ()


def test_scores_fall_and_lie_between_nothing_and_one() -> None:
    scores = [hit.score for hit in CATALOGUE.find("mentor til unge", 10).hits]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


def test_an_empty_catalogue_finds_nothing() -> None:
    found = Catalogue((), Concepts(THESAURUS)).find("gæld")
    assert (found.hits, found.good_match) == ((), False)


def test_a_very_long_query_is_read_in_part() -> None:
    assert CATALOGUE.find("gældsrådgivning " * 5000).hits[0].title == "Gældsrådgivning"


def test_every_entry_is_found_by_its_title() -> None:
    for one in ENTRIES:
        assert CATALOGUE.find(one.intervention.title).hits[0].title == one.intervention.title
