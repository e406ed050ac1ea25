"""Every step at which a conversation can stand, and how one comes there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from dialogs.ports.people import Person
from tests.dialogs.talk import ANNE, House, Talk

MEMBER: Final = {"alder": 42, "ydelse": "kontanthjaelp", "sag_i_hp": True}
DECIDED: Final = {
    **MEMBER,
    "paragraf_85": "ansoegt",
    "social_mentor": "ingen",
    "misbrug": "mistanke",
    "kort_intensiv_indsats": False,
    "mange_indsatser_uden_effekt": False,
}


def _nothing(talk: Talk) -> None:
    """Nothing has been written."""


def _empty(talk: Talk) -> None:
    talk.write("ny")


def _yes_no(talk: Talk) -> None:
    talk.given(**MEMBER)


def _choice(talk: Talk) -> None:
    talk.given(sag_i_hp=True)


def _decided(talk: Talk) -> None:
    talk.given(**DECIDED)


def _at(title: str) -> Callable[[Talk], None]:
    def reach(talk: Talk) -> None:
        talk.given(**DECIDED)
        talk.press(title)

    return reach


def _half_filled(talk: Talk) -> None:
    talk.given(**DECIDED)
    talk.write("log beslutning")
    talk.write("2026-117")
    talk.write("opfølgning 1/3")


def _other(talk: Talk) -> None:
    talk.given(**MEMBER)
    talk.write("51 år, sygedagpenge, gæld")


def _logged(talk: Talk) -> None:
    talk.given(**DECIDED)
    talk.press("Log beslutning")
    talk.press("Gem", case="2026-117")


def _handing(talk: Talk) -> None:
    _logged(talk)
    talk.press("Overdrag")


def _two_drafts(talk: Talk) -> None:
    talk.given(**MEMBER)
    talk.write("ny")
    talk.write("51 år, sygedagpenge")


STEPS: Final[Mapping[str, Callable[[Talk], None]]] = {
    "nothing": _nothing,
    "empty": _empty,
    "yes_no": _yes_no,
    "choice": _choice,
    "decided": _decided,
    "fix": _at("Ret oplysninger"),
    "more": _at("Flere oplysninger"),
    "log": _at("Log beslutning"),
    "half_filled": _half_filled,
    "differ": _at("Jeg vurderer anderledes"),
    "cancel": _at("Annullér"),
    "other": _other,
    "logged": _logged,
    "handing": _handing,
    "two_drafts": _two_drafts,
}


def reached(house: House, step: str, person: Person = ANNE) -> Talk:
    """Return a chat that stands at a step."""
    talk = house.talk(person)
    STEPS[step](talk)
    return talk
