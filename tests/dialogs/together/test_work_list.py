"""What waits between the centres, on her own list and on her Monday card."""

from __future__ import annotations

import pytest

from dialogs.ports.handovers import Handover, State
from dialogs.together.work_list import work_list
from tests.dialogs.ports.test_handovers import handover
from tests.dialogs.talk import BO, House, finished


@pytest.mark.parametrize("one", [handover(State.SENT), handover(State.SENT, State.RECEIVED)], ids=["asked", "taken"])
def test_the_answer_is_known_to_tell_of_each_case_that_it_names(house: House, one: Handover) -> None:
    bo = house.talk(BO)
    bo.write("mine")
    house.store.contents.shared.handovers["slagelse", one.id] = one
    desk = bo.desk()
    assert one.case in str(finished(work_list(desk)).blocks)
    assert desk.about == {one.case}
