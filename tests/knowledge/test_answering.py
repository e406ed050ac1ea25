"""Questions to the model: which word, row or table they are about."""

from __future__ import annotations

from functools import cache

import pytest

from knowledge.answering import topic_of
from knowledge.form.loading import load
from knowledge.rules.compiling import compile_pack
from knowledge.rules.model import Model
from tests.knowledge.small_models import model_of, table, yes_no


@cache
def slagelse() -> Model:
    return compile_pack(load("slagelse"))


def about(question: str, defining: bool = False, model: Model | None = None) -> str | None:
    """The id of what a question is about, a row before its table."""
    topic = topic_of(model or slagelse(), question, defining)
    if topic is None:
        return None
    if topic.terms:
        return "ord:" + "+".join(term.id for term in topic.terms)
    return topic.row.row.id if topic.row else topic.table.table.id if topic.table else None


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("hvem har 85 når han får fp fra 1/3?", "paragraf_85_ansvar"),
        ("Hvem betaler bostøtten?", "paragraf_85_ansvar"),
        ("kan jeg give mentor samtidig med bostøtte", "advarsler.dobbeltbevilling"),
        ("hvordan prioriteres han", "prioritet"),
        ("hvem skal have sagen?", "center"),
        ("hvad koster en parkeringsbøde", None),
    ],
)
def test_a_question_is_about_the_table_or_row_whose_words_it_has(question: str, answer: str | None) -> None:
    assert about(question) == answer


def test_a_question_for_a_definition_is_about_the_word() -> None:
    assert about("hvad er fællesmængden egentlig", defining=True) == "ord:faellesmaengde"


def test_a_question_for_a_difference_is_about_both_words() -> None:
    difference = about("hvad er forskellen på § 107 og § 108", defining=True)
    assert difference and len(difference.split("+")) == 2


def test_without_a_table_that_fits_a_word_is_enough() -> None:
    assert about("fællesmængden?") == "ord:faellesmaengde"


def test_a_table_comes_before_a_word_unless_a_definition_is_asked_for() -> None:
    assert about("hvem hører til fællesmængden") == "medlemskab"
    assert about("hvem hører til fællesmængden", defining=True) == "ord:faellesmaengde"


def test_letters_are_compared_in_every_spelling() -> None:
    assert about("HVEM BEVILGER BOSTOETTE") == "paragraf_85_ansvar"


class TestSmallModel:
    MODEL = model_of(
        yes_no("sag"),
        tables=[
            table("kort", ({"sag": True}, "x"), asked_by=["støtte"]),
            table("lang", ({"sag": True}, "x"), asked_by=["støtte hverdag"]),
            table("tegn", ({"sag": True}, "x"), asked_by=["§"]),
            table("tal", ({"sag": True}, "x"), asked_by=["107"]),
        ],
    )

    def test_of_several_that_fit_the_longest_wins(self) -> None:
        assert about("hvem giver støtte i hverdagen", model=self.MODEL) == "lang"

    def test_all_words_of_an_entry_must_stand_in_the_question(self) -> None:
        assert about("hvem giver støtte", model=self.MODEL) == "kort"

    def test_a_number_must_stand_as_it_is(self) -> None:
        assert about("hvad med 1079", model=self.MODEL) is None
        assert about("hvad med 107", model=self.MODEL) == "tal"

    def test_an_entry_without_words_fits_nothing(self) -> None:
        assert about("hvad er klokken", model=self.MODEL) is None
