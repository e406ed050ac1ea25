"""The same conversation by other municipalities' models."""

from __future__ import annotations

from datetime import date

import pytest

from dialogs.cards.card import card
from knowledge.form.loading import load
from knowledge.guide import Guide
from knowledge.intake.reader import Reader
from knowledge.rules.compiling import compile_pack
from tests.dialogs.pressing import Json
from tests.dialogs.schema import faults
from tests.dialogs.talk import House, Talk, squeezed


@pytest.fixture(scope="module", params=["norddjurs", "danmark"])
def elsewhere(request, guide) -> Guide:
    """Another model with the catalogues that there are; they need not be loaded again."""
    model = compile_pack(load(request.param))
    own = model.loaded.pack
    return Guide(model, Reader(own), (own, *(pack for pack in guide.packs if pack.id != own.id)))


def test_the_whole_job_can_be_done(elsewhere):
    talk: Talk = House(elsewhere).talk()
    talk.write("42 år, kth, sag i HP, drikker hver dag så han ikke kan passe praktik")
    for _ in range(20):
        assert faults(card(talk.reply.view)) == []
        if "Ved ikke" not in talk.card.titles:
            break
        talk.press("Ved ikke")
    talk.verify("""
        > hvorfor
        > jeg vurderer anderledes
        > tilbage
        > log beslutning
        > 2026-117
        > gem
        Beslutningen er logget
        > notat
        NOTAT
        2026-117 · Vejviser V-2222
        - Alder: 42 år
        Dette er en intern faglig vurdering, ikke en afgørelse.
        ... ukendt
        ... ?:
        > tekst til borgeren
        Det her er ikke en afgørelse.
        > sag 2026-117
        Sag V-2222
    """)
    assert talk.kept.decision.pack == elsewhere.model.loaded.pack.id


def test_where_nothing_is_settled_the_reasons_say_so(elsewhere):
    talk = House(elsewhere).talk()
    talk.write("ny 42 år")
    assert "- Hvorfor?" in talk.write("hvorfor")
    assert talk.reply.view.blocks


def test_everything_can_be_answered_and_corrected(elsewhere):
    talk = House(elsewhere).talk()
    talk.write("ny")
    for _ in range(12):
        if "Svar" in talk.card.titles:
            talk.press("Svar", **{found["id"]: something(found) for found in talk.card.inputs.values()})
        elif "Ja" in talk.card.titles:
            talk.press("Ja")
    talk.write("ret oplysninger")
    talk.press("Gem")
    assert talk.kept.draft.step == ""
    assert talk.kept.draft.facts


def something(found: Json) -> str:
    """Return an answer for an input."""
    if found["type"] == "Input.ChoiceSet":
        return str(found["choices"][0]["title"])
    return "2027-03-01" if found["type"] == "Input.Date" else "30"


def by_model(pack: str, guide: Guide) -> Talk:
    """Return a talk by another model, with the catalogues that there are."""
    model = compile_pack(load(pack))
    own = model.loaded.pack
    return House(Guide(model, Reader(own), (own, *(other for other in guide.packs if other.id != own.id)))).talk()


def in_egedal(guide: Guide) -> Talk:
    talk = by_model("egedal", guide)
    for line in ("36 år, kontanthjælp, har søgt § 85", "ingen af delene", "ja", "jobcenteret"):
        talk.write(line)
    return talk


def test_egedal_goes_through_its_dogmas_and_proposes_day_and_coordinator(guide):
    talk = in_egedal(guide)
    assert "De fem dogmer: Tidlig forebyggelse · Hverdagsliv" in squeezed(talk.write("log beslutning"))
    seen = squeezed(talk.write("2026-117"))
    assert "§ 85: hver 4. måned. Det er 22. marts 2027." in seen
    assert "Tovholder i Jobcenter (kan udelades)" in seen
    talk.write("gem")
    assert talk.kept.decision.follow_up == date(2027, 3, 22)


def test_the_proposed_day_can_be_refused_or_changed_by_a_word(guide):
    talk = in_egedal(guide)
    talk.write("log beslutning")
    talk.write("2026-117")
    assert "22. marts 2027" not in talk.write("opfølgning ingen").split("Tovholder")[-1]
    talk.write("gem")
    assert talk.kept.decision.follow_up is None


def test_a_card_with_its_day_emptied_is_logged_without_one(guide):
    talk = in_egedal(guide)
    talk.press("Log beslutning")
    talk.press("Gem", case="2026-117", follow_up="")
    assert talk.kept.decision.follow_up is None


def test_kolding_shows_its_rules_of_life_and_stops_nobody(guide):
    talk = by_model("kolding", guide)
    assert "De fem leveregler: Tal et sprog alle mennesker forstår" in squeezed(talk.write("42 år, kth, gæld"))
    for line in ("log beslutning", "2026-117", "gem"):
        seen = talk.write(line)
    assert "Beslutningen er logget" in seen


def test_a_models_own_answer_comes_before_the_word_that_all_share(guide):
    talk = by_model("egedal", guide)
    assert "Den mest tungtvejende indsats er i Center for Social Service" in squeezed(
        talk.write("hvem er tovholder?")
    )
    assert "Tidlig forebyggelse, Hverdagsliv" in squeezed(talk.write("hvad er dogmerne?"))


def test_the_card_of_an_intervention_says_how_often_it_is_followed_up(guide):
    seen = by_model("egedal", guide).write("detaljer § 85-gruppeforløb fremfor individuelle forløb")
    assert "§ 85: hver 4. måned" in squeezed(seen)
