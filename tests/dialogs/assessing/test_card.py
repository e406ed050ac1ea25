"""The one evolving card of an assessment."""

from __future__ import annotations

from dataclasses import replace

from dialogs.assessing.card import assessment_view, fitting_interventions
from dialogs.ports.drafts import StatedFact
from dialogs.view import Choice, Heading, TextField
from knowledge.rules.evaluation import assess
from knowledge.values import NOT_KNOWN
from tests.dialogs.steps import DECIDED, MEMBER

DENIED = ("sag_i_hp", "uafklaret_behov", "handicap_behov", "flere_fagcentre")


def headings(talk):
    return [block.text for block in talk.reply.view.blocks if isinstance(block, Heading)]


def test_before_anything_is_said_it_says_how_to_begin(anne):
    anne.verify("""
        > ny
        Ny vurdering
        Skriv hvad du ved om borgeren
        Skriv ikke navn eller CPR-nummer.
        Hvad lever borgeren af nu?
        [Svar] [Ved ikke] [Annullér]
    """)
    assert "Log beslutning" not in anne.card.titles


def test_suggestion_facts_and_question_stand_in_that_order(anne):
    anne.given(**MEMBER)
    assert headings(anne) == [
        "Foreløbigt forslag",
        "Det forstod jeg",
        "Kan en kort, intensiv indsats få borgeren videre?",
    ]


def test_when_nothing_more_can_change_it_it_is_no_longer_preliminary(anne):
    anne.given(**DECIDED)
    assert headings(anne) == ["Forslag", "Det forstod jeg"]


def test_what_does_not_go_together_is_told_and_the_suggestion_stays_preliminary(anne):
    anne.given(ydelse="kontanthjaelp", foertidspension="gaeldende", alder=42)
    anne.verify("""
        > vis
        Foreløbigt forslag
        Forsørgelse og Førtidspension passer ikke sammen.
        Ret den ene.
        ... Jeg har ikke flere spørgsmål
    """)


def test_every_fact_stands_with_the_words_it_was_read_from_or_as_an_answer(anne):
    anne.verify("""
        > 42 år, sag i HP
        Alder 42 år – »42 år«
        Sag i Handicap & Psykiatri Åben sag i HP – »sag i HP«
        > ret alder til 43
        Alder 43 år – dit svar
    """)


def test_yes_and_no_are_buttons_and_dont_know_is_always_there(anne):
    anne.given(**MEMBER)
    assert anne.card.titles[:3] == ["Ja", "Nej", "Ved ikke"]
    assert anne.card.inputs == {}


def test_a_choice_offers_only_what_is_still_possible(anne):
    both = {"paragraf_85": "bevilget", "social_mentor": "ansoegt"}
    anne.given(**MEMBER, **both, misbrug="mistanke", kort_intensiv_indsats=NOT_KNOWN)
    (field,) = [block for block in anne.reply.view.blocks if isinstance(block, Choice)]
    assert [option.value for option in field.options] == ["nej", "ansoegt", "afslag", "bevilget_senere"]


def test_a_judgement_is_anchored_in_what_can_be_observed(anne):
    anne.given(alder=42, ydelse="sygedagpenge", **dict.fromkeys(DENIED, False))
    anne.verify("""
        > vis
        Har borgeren et misbrug, og hindrer det job eller hverdag?
        Mistanke om misbrug: Ikke bekræftet af borgeren eller i journalen.
        Misbrug der hindrer: Borgeren kan fx ikke passe aftaler
        1) Intet misbrug
    """)


def test_a_number_is_a_field_with_its_unit(anne):
    anne.given(ydelse="kontanthjaelp")
    (field,) = [block for block in anne.reply.view.blocks if isinstance(block, TextField)]
    assert (field.label, field.placeholder) == ("Alder", "år")


def test_an_answer_that_cannot_be_used_says_what_can(anne):
    anne.given(ydelse="kontanthjaelp")
    anne.verify("""
        [Svar | Alder: gammel]
        Det svar kan jeg ikke bruge til »Hvor gammel er borgeren?« Svar med et tal, fx 42, eller skriv »ved ikke«.
        > ja
        Det svar kan jeg ikke bruge til »Hvor gammel er borgeren?«
    """)
    assert anne.kept.values == {"ydelse": "kontanthjaelp"}


def test_why_it_asks_names_what_the_answer_can_settle(anne):
    anne.given(**MEMBER)
    anne.verify("""
        > hvorfor spørger du?
        Svaret er med til at afgøre:
        Prioritet: Kan blive »Høj«, »Normal«, »Overvej pause« eller »Din vurdering«
    """)


def test_reasons_are_folded_until_asked_for(anne):
    anne.given(**DECIDED)
    assert "Bygger på" not in anne.write("vis")
    assert "Bygger på" in anne.write("hvorfor")


def test_only_own_interventions_that_fit_and_are_not_ended_stand_on_it(guide):
    fitting = fitting_interventions(assess(guide.model, MEMBER))
    assert fitting
    assert all(guide.interventions[id][0].id == "slagelse" for id in fitting)
    assert all(guide.interventions[id][1].status != "ophoert" for id in fitting)
    assert fitting_interventions(assess(guide.model, {})) == ()


def test_the_summary_that_a_phone_previews_holds_no_facts(anne):
    anne.given(**DECIDED)
    assert anne.reply.view.summary == "Vurderingen er opdateret"


def test_a_card_of_many_facts_fits(anne, guide):
    anne.given(**DECIDED)
    facts = {id: StatedFact(NOT_KNOWN, "ord " * 40) for id in guide.model.facts}
    desk = anne.desk()
    desk.draft = replace(desk.draft, facts={**facts, **desk.draft.facts})
    assert len(assessment_view(desk).blocks) > 3
