"""A handover of the wrong case goes back with the decision that it rests on."""

from __future__ import annotations

from dialogs.ports.handovers import State
from tests.dialogs.talk import BO, House, Talk, squeezed
from tests.dialogs.together.cast import send


def misfiled(talk: Talk) -> str:
    talk.write("forkert sag")
    return squeezed(talk.press("Skjul beslutningen", right_case="2026-999"))


def told(house: House, id: str) -> list[str]:
    parcels = [row.parcel for row in house.store.contents.post.rows.values()]
    return [one.key.rsplit(":", 1)[1] for one in parcels if one.kind == "handover" and one.recipient.id == id]


def test_a_handover_of_the_wrong_case_is_withdrawn_with_its_decision_and_the_receiver_is_told(house, logged):
    logged.write("overdrag 2026-117")
    send(logged, to="Bo Riis")
    logged.write("sag 2026-117")
    assert "Overdragelsen til HP Voksne (Bo Riis) er trukket tilbage, og modtageren får besked." in misfiled(logged)
    assert told(house, "bo") == ["sent", "withdrawn"]
    bo = house.talk(BO, "hp")
    assert "V-2222" not in bo.write("mine")
    seen = squeezed(bo.write("overdragelse V-2222"))
    assert "Trukket tilbage 22. november 2026 af Anne Holm: Logget på forkert sag" in seen
    assert "[Modtag]" not in seen


def test_where_the_wrong_case_was_taken_already_she_is_told_whom_to_ring(house, logged):
    logged.write("overdrag 2026-117")
    send(logged, to="Bo Riis")
    house.talk(BO, "hp").write("modtag V-2222")
    logged.write("sag 2026-117")
    assert "HP Voksne (Bo Riis) har modtaget sag V-2222 på det grundlag. Ring" in misfiled(logged)
    (handover,) = house.store.contents.shared.handovers.values()
    assert handover.state is State.RECEIVED


def test_a_decision_that_was_not_handed_over_is_hidden_as_before(logged):
    logged.write("sag 2026-117")
    said = misfiled(logged)
    assert "Overdragelsen" not in said
    assert "Ring" not in said
