"""What can be decided in a table."""

from __future__ import annotations

from dialogs.deciding.outcomes import choosable
from knowledge.rules.evaluation import assess


def ids(guide, table):
    return [outcome.id for outcome in choosable(guide.model.loaded.pack, guide.model.tables[table].table)]


def test_who_has_the_case_may_be_any_centre_once(guide):
    assert ids(guide, "center") == ["AM", "uafklaret", "HP", "RU", "BU", "SO"]


def test_elsewhere_only_the_outcomes_of_the_table(guide):
    for table in guide.model.tables.values():
        if table.table.role != "centre":
            assert ids(guide, table.table.id) == [outcome.id for outcome in table.table.outcomes]


def test_a_model_itself_never_gives_the_case_to_a_centre_that_it_does_not_name(guide):
    possible = assess(guide.model, {}).conclusions["center"].possible
    assert set(possible) <= {"AM", "uafklaret"}
