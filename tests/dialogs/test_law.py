"""Changes of the law, where they touch what is shown."""

from __future__ import annotations

from datetime import date

from dialogs.law import law_fold, law_view
from dialogs.plain import text
from dialogs.view import View
from knowledge.evaluation import assess
from knowledge.law import touching_citizen
from tests.dialogs.talk import squeezed

TODAY = date(2026, 11, 22)


def test_the_calendar_says_what_it_is_not(guide):
    seen = squeezed(text(law_view(guide.model, TODAY)))
    assert "Til orientering og ikke juridisk rådgivning" in seen
    assert "Ændret 1. juli 2025" in seen


def test_what_is_to_come_stands_before_what_has_come(guide):
    seen = text(law_view(guide.model, TODAY))
    assert seen.index("Forventes ændret") < seen.index("Ændret")


def test_what_was_expected_and_did_not_come_is_not_called_changed(guide):
    late = squeezed(text(law_view(guide.model, date(2030, 1, 1))))
    assert "Skulle være ændret" in late
    assert "ikke bekræftet" in late


def test_only_what_touches_the_citizen_stands_on_the_card(guide):
    touched = touching_citizen(assess(guide.model, {"ydelse": "uddannelseshjaelp"}))
    assert touched
    assert touching_citizen(assess(guide.model, {})) == ()
    (fold,) = law_fold(touched, TODAY, open_=True)
    assert "uddannelseshjælp" in text(View("S", (fold,))).lower()


def test_where_nothing_is_touched_there_is_no_fold():
    assert list(law_fold((), TODAY, open_=False)) == []
