"""People who talk to the bot all day, each with something else in mind."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from random import Random
from typing import Any, Final

from tests.bot.activities import button, execute, extension, in_channel, mentioning, message, submit, typeahead

_CITIZENS: Final = (
    "42 år, kth, drikker hver dag så han ikke kan passe praktik, sag i HP, har søgt § 85",
    "kvinde på 27 på kontanthjælp, gæld, to børn hun ikke magter, åben sag i HP",
    "56-årig mand, førtidspension, bostøtte efter § 85, ingen sag i HP",
    "hun er 19, uddannelseshjælp, angst, søgt men ikke bevilget § 85",
    "mand, {age} år, sygedagpenge, tidligere misbrug, social mentor bevilget",
)
_ANSWERS: Final = ("ja", "nej", "ved ikke", "tilbage", "fortryd", "Hvorfor spørger du?", "bla bla")
_ASIDE: Final = (
    "hjælp",
    "mine",
    "find bostøtte til unge",
    "find § 85",
    "hvem har 85 når han får fp fra 1/3?",
    "asdf",
)
_TYPED: Final = ("b", "bo", "bost", "bostøtte", "mentor", "§ 85", "rusmiddel", "")


class Talker:
    """One person in one personal chat; `next` is the activity that she sends next."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._chance = Random(number)
        self._ids = count()
        self._said = self._day()

    def next(self) -> dict[str, Any]:
        """Return what she does next."""
        return next(self._said)

    def _day(self) -> Iterator[dict[str, Any]]:
        scripts = (self._assess, self._assess, self._decide, self._ask, self._look_up, self._press)
        while True:
            yield from self._chance.choice(scripts)()

    def _assess(self) -> Iterator[dict[str, Any]]:
        yield self._says(self._chance.choice(_CITIZENS).format(age=self._chance.randint(18, 64)))
        for _ in range(self._chance.randint(1, 5)):
            yield self._says(self._chance.choice(_ANSWERS))
        yield self._says("forfra")

    def _decide(self) -> Iterator[dict[str, Any]]:
        yield self._says(self._chance.choice(_CITIZENS).format(age=self._chance.randint(18, 64)))
        yield self._says("log beslutning")
        yield self._says(f"2026-{self._number}{self._chance.randint(100, 999)}")
        yield self._says("gem")
        yield self._says("notat")
        yield self._says("ny")

    def _ask(self) -> Iterator[dict[str, Any]]:
        yield self._says(self._chance.choice(_ASIDE))

    def _look_up(self) -> Iterator[dict[str, Any]]:
        typed = self._chance.choice(_TYPED)
        yield self._own(extension(typed))
        yield self._own(typeahead(typed))
        yield {**mentioning(f"find {typed}"), "id": self._id(), **in_channel()}

    def _press(self) -> Iterator[dict[str, Any]]:
        stale = button("answer", draft="nowhere", version=3, key=self._id())
        yield self._own(execute(stale))
        yield self._own(submit({**stale, "value": "ja"}))

    def _says(self, text: str) -> dict[str, Any]:
        return self._own(message(text))

    def _own(self, activity: dict[str, Any]) -> dict[str, Any]:
        return {
            **activity,
            "id": self._id(),
            "from": {"id": f"29:{self._number}", "name": "Birthe", "aadObjectId": f"person-{self._number}"},
            "conversation": {"conversationType": "personal", "id": f"a:{self._number}"},
        }

    def _id(self) -> str:
        return f"{self._number}-{next(self._ids)}"
