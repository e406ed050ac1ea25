"""A deputy, and days away."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dialogs.ports.members import Leave
from tests.dialogs.talk import BO
from tests.dialogs.together.cast import member


def test_a_deputy_sees_what_the_absent_colleague_works_on(house, logged):
    logged.verify("""
        > ferie 23/11-24/12
        Du har ingen stedfortræder. Skriv fx »stedfortræder Bo Riis«.
        Noteret: du er væk fra 23. november 2026 til 24. december 2026.
        > stedfortræder Bo Riis
        Bo Riis er din stedfortræder
        > stedfortræder
        Din stedfortræder er Bo Riis.
    """)
    assert member(house, "anne").leave == Leave(date(2026, 11, 23), date(2026, 12, 24))
    bo = house.talk(BO, "hp")
    assert "Der er ingen sag" in bo.write("sag 2026-117"), "not before she is away"
    house.now += timedelta(days=1)
    assert "Sag V-2222" in bo.write("sag 2026-117")
    logged.verify("""
        > ferie slut
        Velkommen tilbage. Fraværet er slettet.
        > stedfortræder ingen
        Du har ingen stedfortræder nu.
    """)
    assert "Der er ingen sag" in bo.write("sag 2026-117")


@pytest.mark.parametrize("written", ["ferie", "ferie 24/12-1/12-2020", "ferie 31/2"])
def test_days_that_are_none_are_asked_for_again(house, logged, written):
    assert "Skriv hvornår, fx »ferie 1/12-24/12«" in logged.write(written)
    assert member(house, "anne").leave is None
