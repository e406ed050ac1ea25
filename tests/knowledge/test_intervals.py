"""Questions for how often something is followed up."""

from __future__ import annotations

import pytest

from knowledge.form.loading import load_pack
from knowledge.intervals import asks_when_to_follow_up, followed_up


@pytest.mark.parametrize(
    "question",
    [
        "Hvornår følger jeg op på § 85?",
        "hvor tit skal der følges op på bostøtte?",
        "hvad er fristen for opfølgning på 107?",
        "hvor ofte er der opfølgning på § 103",
    ],
)
def test_a_question_for_when_to_follow_up_is_known(question: str) -> None:
    assert asks_when_to_follow_up(question)


@pytest.mark.parametrize(
    "text", ["hvem har § 85?", "opfølgning aftalt i maj", "hvornår er han på førtidspension?", "følg op på 85"]
)
def test_anything_else_is_not(text: str) -> None:
    assert not asks_when_to_follow_up(text)


def test_the_own_model_answers_where_it_can() -> None:
    egedal = load_pack("egedal")
    found = followed_up("Hvornår følger jeg op på § 85?", egedal, (egedal,))
    assert [one.label for one in found.own] == ["§ 85: hver 4. måned"]
    assert found.others == ()


def test_the_daily_name_of_a_paragraph_is_understood() -> None:
    egedal = load_pack("egedal")
    assert followed_up("hvor tit skal jeg følge op på bostøtten?", egedal, (egedal,)).paragraphs == ("85",)


def test_other_municipalities_stand_beside_a_silent_model() -> None:
    slagelse, egedal = load_pack("slagelse"), load_pack("egedal")
    found = followed_up("hvor tit følges der op på § 85?", slagelse, (slagelse, egedal))
    assert found.own == ()
    assert [(pack.municipality, one.months) for pack, one in found.others] == [("Egedal", 4)]
