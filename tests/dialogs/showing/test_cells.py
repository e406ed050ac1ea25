"""Text in a file that a spreadsheet opens."""

from __future__ import annotations

import pytest

from dialogs.showing.cells import harmless


@pytest.mark.parametrize("text", ["=1+1", "+45 12345678", "-", "@anna", "\tsum", "\r=1"])
def test_what_would_be_run_becomes_a_text(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "V-2222", "a=1", "§ 85", " =1"])
def test_everything_else_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text
