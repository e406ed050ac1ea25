"""What will change by itself."""

from __future__ import annotations

from datetime import date

import pytest

from dialogs.showing.foresight import later_blocks
from dialogs.view import Items
from knowledge.rules.evaluation import assess
from tests.dialogs.steps import MEMBER

TODAY = date(2026, 11, 22)


def lines(guide, **facts):
    blocks = later_blocks(assess(guide.model, facts), TODAY)
    return [(item.label, item.text) for block in blocks if isinstance(block, Items) for item in block.items]


def test_a_pension_to_come_moves_the_grant_on_its_date(guide):
    facts = {"foertidspension": "bevilget_senere", "foertidspension_fra": date(2027, 3, 1), "paragraf_85": "bevilget"}
    ((when, what),) = lines(guide, **facts)
    assert when == "Fra 1. marts 2027"
    assert "HP har § 85" in what


def test_a_pension_without_a_date_is_told_so(guide):
    ((when, _),) = lines(guide, foertidspension="bevilget_senere", paragraf_85="bevilget")
    assert when == "Fra den dag pensionen gælder"


def test_a_date_that_has_passed_is_not_to_come(guide):
    facts = {"foertidspension": "bevilget_senere", "foertidspension_fra": date(2026, 3, 1), "paragraf_85": "bevilget"}
    assert lines(guide, **facts) == []


def test_a_birthday_that_opens_the_matter_again_says_so(guide):
    ((when, what),) = lines(guide, alder=17)
    assert when == "Når borgeren fylder 18"
    assert what.startswith("Målgruppe")
    assert what.endswith("skal vurderes igen")


def test_a_birthday_that_changes_the_priority_says_to_what(guide):
    facts = {**MEMBER, "alder": 29, "mange_indsatser_uden_effekt": False, "kort_intensiv_indsats": False}
    assert lines(guide, **facts) == [("Når borgeren fylder 30", "Prioritet: Normal")]


@pytest.mark.parametrize("facts", [MEMBER, {"alder": 29}, {}])
def test_a_birthday_that_changes_nothing_is_not_mentioned(guide, facts):
    assert lines(guide, **facts) == []
