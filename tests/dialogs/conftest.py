"""One guide for all tests of the dialogs, and a house of its own for each."""

from __future__ import annotations

import pytest

from knowledge.guide import Guide, open_guide
from tests.dialogs.talk import House, Talk


@pytest.fixture(scope="session")
def guide() -> Guide:
    """Slagelse's model and everybody's interventions."""
    opened = open_guide("slagelse")
    _ = opened.catalogue
    return opened


@pytest.fixture
def house(guide: Guide) -> House:
    return House(guide)


@pytest.fixture
def anne(house: House) -> Talk:
    """Anne's chat, which most tests are about."""
    return house.talk()
