"""The suggestion as a decision records it."""

from __future__ import annotations

from dialogs.deciding.suggestion import digest, outcome_of_role, rules, suggestion
from knowledge.rules.evaluation import assess
from tests.dialogs.steps import DECIDED, MEMBER


def test_it_holds_what_is_shown_and_the_warnings(guide):
    said = suggestion(assess(guide.model, {**DECIDED, "gaeld": True}))
    assert said == {
        "segment": "faellesmaengde",
        "center": "AM",
        "paragraf_85_ansvar": "AM",
        "prioritet": "normal",
        "underkategorier": ("oekonomi",),
        "advarsler": (),
    }


def test_what_is_open_is_there_without_an_outcome(guide):
    assert suggestion(assess(guide.model, MEMBER))["prioritet"] is None


def test_what_is_not_shown_is_not_there(guide):
    assert "paragraf_85_ansvar" not in suggestion(assess(guide.model, MEMBER))


def test_the_rules_are_the_rows_behind_what_is_shown(guide):
    behind = rules(assess(guide.model, {**MEMBER, "gaeld": True}))
    assert {"medlemskab.sag_i_hp", "underkategorier.oekonomi"} <= set(behind)
    assert not any(rule.startswith("paragraf_85_ansvar") for rule in behind)


def test_the_digest_tells_every_other_suggestion_and_model_apart(guide):
    one = assess(guide.model, DECIDED)
    assert digest(one) == digest(assess(guide.model, dict(reversed(DECIDED.items()))))
    others = [{**DECIDED, "gaeld": True}, {**DECIDED, "misbrug": "hindrende"}, MEMBER, {}]
    assert len({digest(one), *(digest(assess(guide.model, other)) for other in others)}) == 5


def test_what_she_chose_goes_before_what_was_suggested(guide):
    assessment = assess(guide.model, DECIDED)
    assert outcome_of_role(assessment, "priority", {}) == "normal"
    assert outcome_of_role(assessment, "priority", {"prioritet": "hoej"}) == "hoej"
    assert outcome_of_role(assessment, "no_such_role", {}) is None
