"""What the notices and reminders of handovers say when they are sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from dialogs.cards import plain
from dialogs.ports.handovers import Handover, State
from dialogs.ports.post import Audience, Parcel, Recipient
from dialogs.together.composing import HandoverComposer
from dialogs.together.notices import NOTICE, REMINDER
from tests.dialogs.ports.test_handovers import MESSAGE, handover
from tests.dialogs.talk import SUNDAY, finished
from tests.fakes import MemoryStore


def composed(one: Handover, key: str, kind: str = NOTICE, now: datetime = SUNDAY, reader: str = "bo") -> str | None:
    store = MemoryStore()
    store.contents.shared.handovers["slagelse", one.id] = one
    parcel = Parcel(Recipient("slagelse", Audience.PERSON, reader), kind, f"handover:{one.id}:{key}", now, now)
    letter = finished(HandoverComposer(store).compose(parcel, now))
    if letter is None:
        return None
    assert letter.about == (one.case,)
    return plain.text(letter.view)


@pytest.mark.parametrize(
    ("states", "said"),
    [
        ((State.SENT,), "AM har sendt en overdragelse af sag V-2222 til HP. Svar senest 6. december 2026."),
        ((State.SENT, State.RECEIVED), "Bo Riis har modtaget sag V-2222. Ansvaret er nu hos HP."),
        ((State.SENT, State.RETURNED), "Bo Riis har returneret sag V-2222. Ansvaret er stadig hos AM."),
        ((State.SENT, State.WITHDRAWN), "AM har trukket overdragelsen af sag V-2222 tilbage."),
    ],
)
def test_each_step_is_told_without_anything_of_the_citizen(states, said):
    text = " ".join((composed(handover(*states), states[-1].value) or "").split())
    assert said in text
    assert MESSAGE.why not in text
    assert MESSAGE.wish not in text


def test_a_step_that_another_has_followed_is_not_told_any_more():
    assert composed(handover(State.SENT, State.WITHDRAWN), "sent") is None


def test_a_planned_day_and_an_answer_that_is_late_are_reminded_of():
    planned = replace(handover(State.PLANNED), planned_for=date(2027, 3, 1))
    assert "planlagt til 1. marts 2027" in (composed(planned, "2027-02-15", REMINDER) or "")
    late = SUNDAY + timedelta(days=20)
    assert "svarfristen var 6. december 2026" in " ".join((composed(handover(), "d", REMINDER, late) or "").split())


def test_a_planned_one_has_no_button_for_the_side_that_may_not_see_it_yet():
    planned = replace(handover(State.PLANNED), planned_for=date(2027, 3, 1))
    button = "[Overdragelse V-2222]"
    assert button not in (composed(planned, "planned") or button)
    assert button in (composed(planned, "2027-02-15", REMINDER, reader="anne") or "")
    assert button in (composed(handover(), "sent") or "")


@pytest.mark.parametrize("states", [(State.SENT, State.RECEIVED), (State.SENT,)])
def test_there_is_nothing_to_remind_of_once_it_is_answered_or_while_there_is_time(states):
    assert composed(handover(*states), "2026-12-07", REMINDER) is None


def test_a_handover_that_was_deleted_is_not_told():
    parcel = Parcel(Recipient("slagelse", Audience.PERSON, "bo"), NOTICE, "handover:gone:sent", SUNDAY, SUNDAY)
    assert finished(HandoverComposer(MemoryStore()).compose(parcel, SUNDAY)) is None
