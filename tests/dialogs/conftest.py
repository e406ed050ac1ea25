"""One guide for all tests of the dialogs, and a house of its own for each."""

from __future__ import annotations

from collections.abc import Callable

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
def standing(guide: Guide) -> Callable[[str], Talk]:
    """Return a chat of Anne's that stands at a step, each time a new one."""
    stood = {step: reached(House(guide), step) for step in STEPS}
    return lambda step: stood[step].fork()


@pytest.fixture(params=STEPS)
def at_step(request: pytest.FixtureRequest, standing: Callable[[str], Talk]) -> Talk:
    """Anne's chat at each step in turn."""
    return standing(request.param)
