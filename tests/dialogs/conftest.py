"""One guide for all tests of the dialogs, and a house of its own for each."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from knowledge.guide import Guide, open_guide
from tests.dialogs.steps import STEPS, reached
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


@pytest.fixture(scope="session")
def stood(guide: Guide) -> Mapping[str, Talk]:
    """Anne's chat at every step; fork it before going on."""
    return {step: reached(House(guide), step) for step in STEPS}


@pytest.fixture(params=STEPS)
def at_step(request: pytest.FixtureRequest, stood: Mapping[str, Talk]) -> Talk:
    """Anne's chat at each step in turn."""
    return stood[request.param].fork()
