"""The card of one intervention: what its source says, and what the municipality itself keeps up to date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dialogs.cards import plain
from dialogs.cards.card import MOST_BYTES, card
from dialogs.lookup.intervention import about_view, short_line
from dialogs.view import Item, Items
from knowledge.form.interventions import Dated, Local
from knowledge.guide import Guide
from tests.dialogs.schema import faults
from tests.dialogs.talk import squeezed

TODAY = date(2026, 11, 22)
NEW, OLD = date(2026, 3, 1), date(2025, 11, 21)
ONE = "stoettekontakt"


def kept(guide: Guide, **local: object) -> Guide:
    """Return the guide of a municipality that keeps this up to date about one of its interventions."""
    packs = tuple(
        pack.model_copy(
            update={
                "interventions": [
                    one.model_copy(update={"local": Local(**local)}) if one.id == ONE else one  # type: ignore[arg-type]
                    for one in pack.interventions
                ]
            }
        )
        for pack in guide.packs
    )
    return replace(guide, packs=packs)


def items(guide: Guide) -> dict[str, Item]:
    blocks = about_view(guide, ONE, TODAY).blocks
    return {item.label: item for block in blocks if isinstance(block, Items) for item in block.items}


def test_the_card_has_status_source_year_and_freshness(guide: Guide) -> None:
    seen = squeezed(plain.text(about_view(guide, ONE, TODAY)))
    for part in ("Støttekontakt", "Status forslag", "Kommune Slagelse", "Kildens år 2015", "Kilde:", "afsnit"):
        assert part in seen
    assert "Aktualitet ikke bekræftet siden kilden fra 2015" in seen


def test_what_was_assured_within_a_year_is_fresh(guide: Guide) -> None:
    found = items(kept(guide, assured=NEW))["Aktualitet"]
    assert (found.text, found.tone) == ("bekræftet 1. marts 2026", "good")


def test_what_was_assured_more_than_a_year_ago_says_so(guide: Guide) -> None:
    found = items(kept(guide, assured=OLD))["Aktualitet"]
    assert (found.text, found.tone) == ("sidst bekræftet 21. november 2025, for mere end et år siden", "warning")


def test_a_year_to_the_day_is_still_fresh(guide: Guide) -> None:
    assert items(kept(guide, assured=date(2025, 11, 22)))["Aktualitet"].tone == "good"


def test_whom_to_ring_stands_with_the_day_it_was_told(guide: Guide) -> None:
    found = items(kept(guide, contact=Dated(value="Lone, 58 57 00 00", date=NEW), owner="Voksenafdelingen"))
    assert (found["Ring til"].text, found["Ring til"].below) == ("Lone, 58 57 00 00", "oplyst 1. marts 2026")
    assert found["Ansvarlig"].text == "Voksenafdelingen"


def test_an_old_number_says_how_old_it_is(guide: Guide) -> None:
    found = items(kept(guide, contact=Dated(value="Lone", date=OLD)))["Ring til"]
    assert (found.below, found.tone) == ("oplyst 21. november 2025, for mere end et år siden", "warning")


def test_without_a_number_the_owner_is_named(guide: Guide) -> None:
    found = items(kept(guide, owner="Voksenafdelingen"))
    assert found["Ansvarlig"].text == "Voksenafdelingen"
    assert "Ring til" not in found


def test_waiting_time_and_capacity_have_their_own_dates(guide: Guide) -> None:
    told = {"waiting_time": Dated(value="6 uger", date=NEW), "capacity": Dated(value="12 pladser", date=OLD)}
    found = items(kept(guide, **told))
    assert (found["Ventetid"].text, found["Ventetid"].below) == ("6 uger", "oplyst 1. marts 2026")
    assert (found["Kapacitet"].text, found["Kapacitet"].tone) == ("12 pladser", "warning")


def test_an_alert_stands_before_what_the_source_says(guide: Guide) -> None:
    view = about_view(kept(guide, alert=Dated(value="Lukket i uge 52", date=NEW)), ONE, TODAY)
    assert "Lukket i uge 52 (oplyst 1. marts 2026)" in plain.text(view).split("Status")[0]


def test_an_old_alert_says_how_old_it_is(guide: Guide) -> None:
    view = about_view(kept(guide, alert=Dated(value="Lukket i uge 52", date=OLD)), ONE, TODAY)
    assert "for mere end et år siden; gælder det stadig?" in squeezed(plain.text(view)).split("Status")[0]


def test_figures_are_written_as_danes_write_them(guide: Guide) -> None:
    costs = {id: one.costs for id, (_, one) in guide.interventions.items() if any(c.amount for c in one.costs)}
    dear = next(id for id, stated in costs.items() if any((s.amount or 0) >= 10_000 for s in stated))
    amount = next(s.amount for s in costs[dear] if (s.amount or 0) >= 10_000)
    assert f"{amount:,.0f}".replace(",", ".") in plain.text(about_view(guide, dear, TODAY))


def test_an_intervention_that_is_no_longer_there_is_said_so(guide: Guide) -> None:
    assert "findes ikke i modellen længere" in plain.text(about_view(guide, "findes_ikke", TODAY))


@pytest.mark.parametrize(
    ("id", "where"),
    [(ONE, "forslag · egen kommune · 2015"), ("slagelse_open", "i drift · egen kommune")],
)
def test_the_short_line_says_status_where_and_year(guide: Guide, id: str, where: str) -> None:
    assert short_line(guide, id).startswith(where)


def test_every_intervention_there_is_makes_a_card_that_fits(guide: Guide) -> None:
    for id in guide.interventions:
        shown = card(about_view(guide, id, TODAY))
        assert faults(shown) == []
        assert len(str(shown).encode()) < MOST_BYTES
