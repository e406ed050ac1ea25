"""Changes of the law, where they touch what is shown."""

from __future__ import annotations

from datetime import date

import pytest

from dialogs.cards.plain import text
from dialogs.showing.law import law_fold, law_view
from dialogs.view import View
from knowledge.law import touching_citizen
from knowledge.rules.evaluation import assess
from tests.dialogs.talk import Talk, squeezed

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


def test_the_calendar_groups_by_what_is_to_come_what_is_new_and_what_has_held_for_longer(guide):
    seen = text(law_view(guide.model, TODAY))
    places = [seen.index(heading) for heading in ("Ventes", "nyt det seneste år", "fra tidligere")]
    assert places == sorted(places)
    assert (
        seen.index("1. januar 2027") < places[1] < seen.index("1. juli 2026") < places[2] < seen.index("1. juli 2025")
    )


@pytest.mark.parametrize(
    ("line", "change"),
    [
        ("hvem har § 85?", "Ændret 1. juli 2026: Servicelovens § 85 a er støtte"),
        ("hvad er 85 a?", "Ændret 1. juli 2026: Servicelovens § 85 a er støtte"),
        ("hvad er uddannelseshjælp?", "Ændret 1. juli 2025: Der er én kontanthjælp"),
        ("find § 85", "Ændret 1. juli 2026: Servicelovens § 85 a er støtte"),
        ("find 2.12", "Ændret 1. januar 2020: Målgruppenumre som 2.2 og 2.12"),
        ("find 2.12", "Forventes ændret 1. januar 2027"),
        ("find ressourceforløb", "Ændret 1. juli 2026: Ressourceforløb og revalidering er lukket"),
        ("find rehabiliteringsteam", "Ændret 1. juli 2026: Ressourceforløb og revalidering er lukket"),
    ],
)
def test_an_answer_and_hits_say_what_has_changed(anne: Talk, line: str, change: str) -> None:
    assert change in squeezed(anne.write(line))


@pytest.mark.parametrize("line", ["find værested", "find § 107", "find gæld", "hvad er fællesmængden?", "find § 8"])
def test_what_no_change_touches_is_shown_without(anne: Talk, line: str) -> None:
    seen = squeezed(anne.write(line))
    assert "ændret 1." not in seen.lower()


def test_the_card_of_an_intervention_says_what_touches_whom_it_is_for(anne: Talk) -> None:
    anne.write("find Projekt Motivation")
    assert "Ændret 1. juli 2025" in squeezed(anne.press(anne.card.titles[0]))
