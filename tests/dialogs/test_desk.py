"""One turn at work."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from dialogs.turns import Chosen
from tests.dialogs.steps import MEMBER


@pytest.mark.parametrize(
    ("now", "today"),
    [
        (datetime(2026, 11, 22, 22, 59, tzinfo=UTC), date(2026, 11, 22)),
        (datetime(2026, 11, 22, 23, 1, tzinfo=UTC), date(2026, 11, 23)),
        (datetime(2026, 7, 1, 22, 1, tzinfo=UTC), date(2026, 7, 2)),
    ],
)
def test_today_is_today_in_copenhagen(house, anne, now, today):
    house.now = now
    assert anne.desk().today == today


def test_what_is_typed_gets_a_new_card_and_the_old_one_shrinks(anne):
    anne.given(**MEMBER)
    anne.write("gæld")
    assert not anne.reply.replaces
    assert anne.reply.collapsed.actions == ()
    assert "Kontanthjælp" not in str(anne.reply.collapsed)


def test_what_is_pressed_changes_the_card_where_it_stands(anne):
    anne.given(**MEMBER)
    anne.press("Ja")
    assert anne.reply.replaces
    assert anne.reply.collapsed is None


@pytest.mark.parametrize("lookup", ["find gæld", "mine", "hjælp"])
def test_what_is_no_assessment_leaves_the_card_of_the_assessment_alone(anne, lookup):
    anne.given(**MEMBER)
    anne.write(lookup)
    assert (anne.reply.draft, anne.reply.collapsed) == (None, None)


def test_details_come_below_so_that_the_list_stays(anne):
    anne.write("find gæld")
    title = next(title for title in anne.card.titles if title.startswith("Detaljer"))
    anne.press(title)
    assert not anne.reply.replaces


def test_remarks_stand_under_the_heading(anne):
    anne.given(**MEMBER)
    lines = anne.write("gæld").splitlines()
    assert lines[0] == "Foreløbigt forslag"
    assert lines[3] == "Tilføjet: Gæld."


def test_a_new_draft_is_kept_before_its_card_is_shown(anne):
    anne.choose(Chosen("new"))
    assert anne.reply.view.version == 1
    assert anne.reply.view.draft == anne.kept.draft.id
