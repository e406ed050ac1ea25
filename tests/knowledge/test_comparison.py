"""One invented citizen under several models."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from knowledge.answers import AnswerError
from knowledge.comparison import compare
from knowledge.form.loading import available, load, load_all
from knowledge.rules.compiling import compile_pack
from knowledge.rules.evaluation import assess
from knowledge.rules.model import Model

_EXAMPLES: Final = Path(__file__).parents[1] / "data" / "cases.jsonl"
CASES: Final = [json.loads(line) for line in _EXAMPLES.read_text(encoding="utf-8").splitlines()]
CITIZEN: Final = {
    "alder": 42,
    "ydelse": "kontanthjaelp",
    "sag_i_hp": True,
    "kompleksitet": "meget_kompleks",
    "beskaeftigelsespotentiale": "noget",
}


@cache
def model(pack: str) -> Model:
    return compile_pack(load(pack))


def test_every_model_says_of_the_citizen_what_it_says_alone() -> None:
    models = [compile_pack(loaded) for loaded in load_all(available())]
    for compared in compare(models, CITIZEN):
        alone = assess(compared.assessment.model, CITIZEN)
        assert compared.assessment.conclusions == alone.conclusions


def test_slagelse_and_norddjurs_place_the_same_citizen_by_their_own_words() -> None:
    slagelse, norddjurs = compare([model("slagelse"), model("norddjurs")], CITIZEN)
    assert slagelse.assessment.conclusions["segment"].outcome == "faellesmaengde"
    assert norddjurs.assessment.conclusions["lag"].outcome == "faelles"


def test_a_fact_that_only_one_model_knows_is_named_by_the_others() -> None:
    slagelse, gribskov = compare([model("slagelse"), model("gribskov")], {**CITIZEN, "stu": True})
    assert slagelse.ignored == ("stu",)
    assert gribskov.ignored == ()
    assert gribskov.assessment.answers["stu"] is True


def test_a_fact_that_no_model_knows_is_refused_with_the_name_that_resembles_it() -> None:
    with pytest.raises(AnswerError) as refused:
        compare([model("slagelse"), model("norddjurs")], {"kompleksited": "enkel"})
    assert [(fault.code, fault.mend) for fault in refused.value.faults] == [("unknown_fact", "kompleksitet")]


def test_a_value_that_no_model_can_read_is_refused() -> None:
    with pytest.raises(AnswerError) as refused:
        compare([model("slagelse"), model("norddjurs")], {"alder": 42, "ydelse": "lottogevinst"})
    assert [(fault.fact, fault.found) for fault in refused.value.faults] == [("ydelse", "lottogevinst")]


def test_what_was_not_asked_is_neither_known_nor_ignored() -> None:
    (compared,) = compare([model("slagelse")], {**CITIZEN, "gaeld": None, "noget_helt_andet": None})
    assert "gaeld" not in compared.assessment.answers
    assert compared.ignored == ()


def test_lacking_are_the_questions_of_open_goals_and_none_once_they_are_decided() -> None:
    (nothing_known,) = compare([model("norddjurs")], {})
    (all_known,) = compare([model("norddjurs")], CITIZEN)
    assert "kompleksitet" in [fact.id for fact in nothing_known.lacking]
    assert all_known.lacking == ()


@cache
def every_model() -> tuple[Model, ...]:
    return tuple(compile_pack(loaded) for loaded in load_all(available()))


@pytest.mark.parametrize("facts", [case["facts"] for case in CASES], ids=[case["name"] for case in CASES])
def test_each_of_the_eight_and_the_frame_answers(facts: dict[str, object]) -> None:
    """A model answers by concluding something of this citizen, or by naming what it lacks to."""
    compared = compare(every_model(), facts)
    assert len(compared) == 9
    for one in compared:
        found = one.assessment.conclusions.values()
        told = [c for c in found if c.status == "decided" and c.table.table.role not in (None, "warnings")]
        assert told or one.lacking, one.assessment.model.loaded.pack.id
        assert one.assessment.contradictions == ()
