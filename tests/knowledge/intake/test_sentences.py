"""How sentences are parted, and which words a fact is said to stand on."""

from __future__ import annotations

import pytest

from tests.knowledge.intake_reader import doubted, facts, read


@pytest.mark.parametrize(
    ("text", "fact", "words"),
    [
        ("har ingen sag hos hp", "sag_i_hp", "ingen sag hos hp"),
        ("gæld: nej", "gaeld", "gæld: nej"),
        ("kth, ingen bostøtte længere", "paragraf_85", "ingen bostøtte længere"),
        ("bostøtten er ikke bevilget", "paragraf_85", "bostøtten er ikke bevilget"),
    ],
)
def test_the_words_of_a_denied_fact_hold_the_denial(text: str, fact: str, words: str) -> None:
    assert read(text).facts[fact].words == words


def test_what_stands_before_a_question_is_told() -> None:
    reading = read("hun er 42 år på kontanthjælp med sag i HP, hvem har § 85?")
    assert reading.is_question
    assert {fact: one.value for fact, one in reading.facts.items()} == {
        "alder": 42,
        "ydelse": "kontanthjaelp",
        "sag_i_hp": True,
    }


def test_a_dictated_sentence_needs_no_commas() -> None:
    told = facts("han er enogfyrre får kontanthjælp røg hash som ung bor i egen lejlighed")
    assert told == {"alder": 41, "ydelse": "kontanthjaelp", "misbrug": "tidligere", "hjemloes": False}


def test_a_dictated_denial_ends_with_its_clause() -> None:
    told = facts("fyrre år drikker ikke har ikke gæld har ikke børn bor i egen lejlighed")
    assert told == {"alder": 40, "misbrug": "intet", "gaeld": False, "hjemloes": False}
    assert facts("han har ingen bolig sover på sofaer")["hjemloes"] is True


def test_a_subject_with_its_verb_begins_a_clause_after_an_and() -> None:
    text = "han er på kontanthjælp og aktivitetsparat han har ingen bolig sover på sofaer"
    assert facts(text) == {"ydelse": "kontanthjaelp", "visitation": "aktivitetsparat", "hjemloes": True}


@pytest.mark.parametrize("when", ["som ung", "da han var yngre", "da hun var 19"])
def test_when_it_was_follows_what_it_says_of(when: str) -> None:
    assert facts(f"boede på gaden {when}") == {}
    assert facts(f"boede på gaden {when}, har fast bolig i dag") == {"hjemloes": False}


def test_what_was_before_in_a_piece_of_its_own_leaves_the_present_alone() -> None:
    assert facts("bor på gaden, tidligere i plejefamilie")["hjemloes"] is True


def test_what_the_doctor_believes_stays_a_belief_without_commas() -> None:
    assert "gaeld" not in facts("lægen tror hun har gæld")


def test_a_denial_does_not_turn_a_denial_that_follows_it() -> None:
    assert facts("ingen misbrug ingen gæld ingen bostøtte")["paragraf_85"] == "ingen"


@pytest.mark.parametrize("text", ["røget fed siden 15 år gl", "da hun var 12 år gammel", "drukket fra 17 år"])
def test_an_age_of_long_ago_is_not_the_age(text: str) -> None:
    assert "alder" not in facts(text)


def test_several_mentors_that_are_over_are_efforts_and_no_grant() -> None:
    text = "har haft 3 mentorer uden effekt"
    assert "social_mentor" not in facts(text)
    assert doubted(text) == {"mange_indsatser_uden_effekt": {True}}


@pytest.mark.parametrize(
    ("text", "supposed"),
    [
        (
            "hvem har § 85 når borgeren får førtidspension?",
            {"foertidspension": "gaeldende", "ydelse": "foertidspension"},
        ),
        ("hvem betaler bostøtten hvis han er på kontanthjælp?", {"ydelse": "kontanthjaelp"}),
        ("hvem har § 85 når pensionen er hvilende", {"foertidspension": "hvilende"}),
    ],
)
def test_the_premise_of_a_question_is_supposed(text: str, supposed: dict[str, str]) -> None:
    assert read(text).assumed == supposed


def test_what_a_question_supposes_is_no_fact_of_the_citizen() -> None:
    assert "foertidspension" not in facts("k 42 kth med bostøtte, hvem har den hvis hun får fp?")


def test_a_birthday_that_only_bounds_a_time_is_not_the_age() -> None:
    assert facts("19 årig pige, anbragt på opholdssted til hun fyldte 18, nu i egen lejlighed") == {
        "alder": 19,
        "hjemloes": False,
    }


def test_a_refusal_that_is_followed_by_a_new_application_is_no_longer_the_status() -> None:
    assert facts("fp afslag 2023, ny ansøgning sendt i sidste uge")["foertidspension"] == "ansoegt"


def test_what_the_citizen_is_said_to_claim_is_asked() -> None:
    assert "misbrug" not in facts("han påstår at han er clean")


def test_a_grown_up_child_is_no_challenge_with_children() -> None:
    assert "boern_udfordring" not in facts("k 45 kth, sønnen på 22 ryger hash")
    assert facts("k 45 kth, sønnen på 12 ryger hash")["boern_udfordring"] is True


def test_what_a_parent_rings_about_is_the_citizen() -> None:
    assert facts("opringning fra mor: datter 24 på udd.hjælp") == {"alder": 24, "ydelse": "uddannelseshjaelp"}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("fp gældende", "gaeld"),
        ("gæld: ukendt", "gaeld"),
        ("ligger på sofaen hele dagen", "hjemloes"),
        ("kvinde 34, eks drikker", "misbrug"),
        ("siger han ikke drikker, men nabo siger andet", "misbrug"),
    ],
)
def test_what_only_looks_like_a_fact_stays_unread(text: str, fact: str) -> None:
    assert fact not in facts(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ak.parat kth'er", {"visitation": "aktivitetsparat", "ydelse": "kontanthjaelp"}),
        ("bor. på ress. forløb, bost. 2 t/u", {"ydelse": "ressourceforloeb", "paragraf_85": "bevilget"}),
        ("LY, ingen misb.", {"ydelse": "ledighedsydelse", "misbrug": "intet"}),
        ("søgte ly hos en ven", {}),
        ("åben sag hp", {"sag_i_hp": True}),
        ("ingen sag HP", {"sag_i_hp": False}),
        ("de har meddelt os at HP ikke opretter sag", {"sag_i_hp": False}),
        ("har aldrig fået bostøtte", {"paragraf_85": "ingen"}),
        ("bostøtte ja, social mentor nej", {"paragraf_85": "bevilget", "social_mentor": "ingen"}),
        ("sygedagpenge, jobafklaring på vej", {"ydelse": "sygedagpenge"}),
        ("meget komplekse og sammensatte problemer", {"kompleksitet": "meget_kompleks"}),
        ("stofmisbrug ikke et tema", {"misbrug": "intet"}),
        ("gæld ja misbrug nej HP nej", {"gaeld": True, "misbrug": "intet", "sag_i_hp": False}),
        ("ingen problemer andet end lidt gæld", {"gaeld": True}),
        ("bor på skift hos skiftende veninder", {"hjemloes": True}),
    ],
)
def test_short_notes_are_read_as_they_are_meant(text: str, told: dict[str, object]) -> None:
    assert facts(text) == told


@pytest.mark.parametrize("text", ["HP har ikke svaret", "HP har intet hørt fra hende", "HP har ingen plads"])
def test_what_a_centre_has_not_done_is_no_closed_case(text: str) -> None:
    assert facts(text) == {}


@pytest.mark.parametrize("text", ["HP har intet på hende", "HP har ikke kendskab til ham", "HP har ingen sag"])
def test_a_centre_that_has_nothing_has_no_case(text: str) -> None:
    assert facts(text) == {"sag_i_hp": False}


@pytest.mark.parametrize("text", ["havde egen lejlighed indtil i maj", "har ikke længere egen lejlighed"])
def test_a_home_of_before_is_no_home_now(text: str) -> None:
    assert facts(text) == {}


def test_what_holds_only_if_something_shows_is_not_so_yet() -> None:
    text = "Psykiatrien er i gang med udredning. Hvis den viser det vi tror er hun i målgruppen for HP."
    assert "uafklaret_behov" not in facts(text)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("kan blive kompleks hvis konen flytter", "kompleksitet"),
        ("bostøtten har ikke haft effekt", "paragraf_85"),
        ("har ikke haft gavn af bostøtten", "paragraf_85"),
        ("har haft god gavn af bostøtten", "paragraf_85"),
    ],
)
def test_what_may_come_and_what_helped_are_no_status(text: str, fact: str) -> None:
    assert fact not in facts(text)


def test_what_misuse_does_not_cause_tells_nothing_of_the_misuse() -> None:
    assert facts("manglende fremmøde skyldes ikke misbrug men angst") == {}


def test_a_worried_parent_may_be_the_citizens_own() -> None:
    assert "boern_udfordring" not in facts("Borger (23). Mor er bekymret for sønnens forbrug af hash.")


@pytest.mark.parametrize("text", ["fp bevilget i maj", "fik tilkendt fp i juni"])
def test_a_month_of_granting_may_be_when_it_was_decided(text: str) -> None:
    assert doubted(text) == {"foertidspension": {"gaeldende", "bevilget_senere"}}


def test_a_centre_that_is_named_without_a_case_has_none() -> None:
    assert facts("HP men ingen sag endnu") == {"sag_i_hp": False}


def test_whose_relative_it_is_does_not_make_it_the_citizens_own() -> None:
    assert facts("Borgers bror er alkoholiker og bor på gaden. Borger selv: 30 år") == {"alder": 30}


@pytest.mark.parametrize("way", ["på vej i", "på vej over i", "på vej til"])
def test_a_benefit_that_somebody_is_on_the_way_to_is_not_hers_yet(way: str) -> None:
    assert facts(f"{way} jobafklaring, indtil videre sygedagpenge") == {"ydelse": "sygedagpenge"}


@pytest.mark.parametrize("text", ["mail fra far. Søn 31 er presset", "Mor ringer bekymret om sin datter på 24"])
def test_what_is_hard_for_a_grown_child_is_no_challenge_with_children(text: str) -> None:
    assert "boern_udfordring" not in facts(text)


def test_what_was_granted_years_ago_has_not_ended_for_that_reason() -> None:
    assert "paragraf_85" not in facts("Bevilget bostøtte for 2 år siden")
    assert facts("bostøtten ophørte for 2 år siden") == {"paragraf_85": "ophoert"}
