"""A case that Anne has logged, in a house where her colleagues have been in."""

from __future__ import annotations

import pytest

from dialogs.ports.members import Member
from tests.dialogs.steps import DECIDED
from tests.dialogs.talk import AM, BO, CARLA, SUNDAY, House, Talk
from tests.dialogs.together.cast import ALMA


@pytest.fixture
def logged(house: House, anne: Talk) -> Talk:
    """Anne's chat, where she has just logged."""
    house.store.contents.teams["slagelse", AM.id] = AM
    house.store.contents.members["slagelse", "alma"] = Member(ALMA, AM.id, "caseworker", SUNDAY)
    anne.given(**DECIDED)
    anne.press("Log beslutning")
    anne.press("Gem", case="2026-117")
    house.talk(BO, "hp").write("mine")
    house.talk(CARLA, "lead").write("mine")
    return anne
