"""The same conversation by other municipalities' models."""

from __future__ import annotations

import pytest

from dialogs.cards import card
from knowledge.guide import Guide
from knowledge.intake.reader import Reader
from knowledge.loading import load
from knowledge.model import compile_pack
from tests.dialogs.pressing import Json
from tests.dialogs.schema import faults
from tests.dialogs.talk import House, Talk


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
