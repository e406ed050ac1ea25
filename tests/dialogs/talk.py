"""Talking with the bot as a person does, and holding every answer to what must always be true."""

from __future__ import annotations

import json
import re
from collections.abc import Coroutine, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count
from typing import Final, TypeVar
from zoneinfo import ZoneInfo

from dialogs.assessing.drafts import new_draft
from dialogs.cards import plain
from dialogs.cards.card import MOST_BYTES
from dialogs.conversation import Conversation
from dialogs.desk import Desk
from dialogs.members.enrolling import Newcomer
from dialogs.ports.decisions import Decision, Logged
from dialogs.ports.drafts import Draft, StatedFact
from dialogs.ports.members import Team
from dialogs.ports.people import Person
from dialogs.turns import Chosen, Reply, Scope, Turn
from dialogs.view import Fold
from dialogs.written import FOLDS
from knowledge.guide import Guide
from knowledge.values import Value
from tests.dialogs.pressing import Card
from tests.dialogs.readable import objections
from tests.fakes import MemorySession, MemoryStore

T = TypeVar("T")
PRESSED: Final = re.compile(r"\[[^\]]+\]")

SUNDAY: Final = datetime(2026, 11, 22, 10, 0, tzinfo=ZoneInfo("Europe/Copenhagen"))
ANNE: Final = Person("slagelse", "anne", "Anne Holm")
"""A caseworker in AM."""
BO: Final = Person("slagelse", "bo", "Bo Riis")
"""Her colleague in HP."""
CARLA: Final = Person("slagelse", "carla", "Carla Juhl")
"""Her team lead."""
DORTE: Final = Person("norddjurs", "anne", "Dorte Bech")
"""An outsider: another tenant, and an id that happens to be Anne's."""
ERIK: Final = Person("slagelse", "erik", "Erik Toft")
"""A stranger: in the same municipality, but no member."""
AM: Final = Team("slagelse", "am-voksne", "AM Voksne", "AM")
HP: Final = Team("slagelse", "hp-voksne", "HP Voksne", "HP")
_STAFF: Final = {
    ANNE: Newcomer("caseworker", AM),
    BO: Newcomer("caseworker", HP),
    CARLA: Newcomer("team_lead", AM),
    DORTE: Newcomer("caseworker", Team("norddjurs", "am", "Jobcenter")),
}


class House:
    """The bot with its store: people come in and talk, ids count up, and the clock stands where it is put."""

    def __init__(self, guide: Guide, store: MemoryStore | None = None, first: int = 1) -> None:
        numbers = count(first)
        self.guide = guide
        self.conversation = Conversation(lambda _: guide, lambda: f"id-{next(numbers)}", _STAFF.get)
        self.store = store or MemoryStore()
        self.now = SUNDAY
        self.answers_are_lost = False

    def fork(self) -> House:
        """Return a house where everything stands as it does here, to go another way in."""
        forked = House(self.guide, self.store.copied(), first=1000)
        forked.now = self.now
        return forked

    def talk(self, person: Person = ANNE, place: str = "chat", scope: Scope = Scope.PERSONAL) -> Talk:
        """Open a chat for a person; the same place is the same chat."""
        return Talk(self, person, place, scope)

    def peek(self, person: Person = ANNE) -> Kept:
        """Return what is stored of a person."""
        return finished(self._peek(person))

    async def _peek(self, person: Person) -> Kept:
        async with self.store.turn(person.tenant, "", None, self.now) as session:
            return Kept(await session.drafts(person), await session.mine(person))


@dataclass(frozen=True)
class Kept:
    """What is stored of a person, newest first."""

    drafts: tuple[Draft, ...]
    logged: tuple[Logged, ...]

    @property
    def draft(self) -> Draft:
        """The newest open draft."""
        return self.drafts[0]

    @property
    def values(self) -> dict[str, object]:
        """The values of its facts."""
        return {id: stated.value for id, stated in self.draft.facts.items()}

    @property
    def decision(self) -> Decision:
        """The newest decision."""
        return self.logged[0].decision


@dataclass
class Talk:
    """One person's chat."""

    house: House
    person: Person
    place: str
    scope: Scope
    reply: Reply = field(default_factory=Reply)
    cards: list[Card] = field(default_factory=list)
    """Every card that was shown, newest last; an earlier one can still be pressed."""

    def given(self, **facts: Value) -> str:
        """Let an assessment with these facts be under way, as if she had written them; return its card."""
        stated = {id: StatedFact(value, on=self.house.now.date()) for id, value in facts.items()}
        finished(self._keep(stated))
        return self.write("vis")

    async def _keep(self, facts: Mapping[str, StatedFact]) -> Draft:
        turn = Turn(self.person, self.place, self.scope, self.house.now)
        async with self.house.store.turn(self.person.tenant, self.place, None, turn.now) as session:
            id = f"given-{len(self.house.store.contents.drafts)}"
            return await session.keep(replace(new_draft(id, turn, self.house.guide.model.loaded), facts=facts))

    def fork(self) -> Talk:
        """Return this chat in a house where everything stands as it does here."""
        return replace(self, house=self.house.fork(), cards=list(self.cards))

    def write(self, text: str, attachments: int = 0, activity: str | None = None) -> str:
        """Write a line; return what is seen."""
        return self._take(text, None, attachments, activity)

    def press(self, title: str, card: Card | None = None, **filled: str) -> str:
        """Press a button of the newest card, or of an earlier one; return what is seen.

        Inputs are filled in by their ids here for brevity; `verify` does it by their labels.
        """
        shown = card or self.card
        labels = {found["id"]: label for label, found in shown.inputs.items()}
        return self.choose(shown.press(title, {labels[id]: value for id, value in filled.items()}))

    def choose(self, chosen: Chosen, activity: str | None = None) -> str:
        """Do what a button carries, whether or not it was ever shown."""
        return self._take("", chosen, 0, activity)

    def desk(self) -> Desk:
        """Return a desk as a turn has it, with the assessment under way."""
        turn = Turn(self.person, self.place, self.scope, self.house.now, "vis")
        session = MemorySession(self.house.store.contents, self.person.tenant, seen=False)
        draft = next(iter(self.kept.drafts), None)
        return Desk(self.house.guide, session, turn, lambda: "new", draft)

    @property
    def card(self) -> Card:
        """The newest card."""
        return self.cards[-1]

    @property
    def kept(self) -> Kept:
        """What is stored of this person."""
        return self.house.peek(self.person)

    def verify(self, transcript: str) -> None:
        """Play a transcript and hold every answer to it.

        `> text` is written. `[Button]`, or `[Button | Label: value | …]`, is pressed on the newest card. The lines
        below it must all be seen, in this order; `... text` must not be seen.
        """
        seen = ""
        for line in filter(None, map(str.strip, transcript.splitlines())):
            if line.startswith("> "):
                seen = squeezed(self.write(line[2:]))
            elif PRESSED.fullmatch(line):
                seen = squeezed(self._press_line(line))
            elif line.startswith("... "):
                assert squeezed(line[4:]) not in seen, f"{line[4:]!r} should not be seen here:\n{seen}"
            else:
                before, found, seen = seen.partition(squeezed(line))
                assert found, f"{line!r} is not seen here:\n{before}"

    def _press_line(self, line: str) -> str:
        title, *fields = line.strip("[]").split(" | ")
        filled = dict(field.split(": ", 1) for field in fields)
        return self.choose(self.card.press(title, filled))

    def _take(self, text: str, chosen: Chosen | None, attachments: int, activity: str | None) -> str:
        turn = Turn(self.person, self.place, self.scope, self.house.now, text, chosen, attachments)
        before = _versions(self.house.store)
        self.reply = finished(self._turn(turn, activity))
        self.house.now += timedelta(seconds=20)
        self._hold(before)
        if self.reply.view:
            self.cards.append(Card.of(self.reply.view))
        return seen(self.reply)

    async def _turn(self, turn: Turn, activity: str | None) -> Reply:
        async with self.house.store.turn(self.person.tenant, self.place, activity, turn.now) as session:
            reply = await self.house.conversation.handle(turn, session)
        if not self.house.answers_are_lost:
            await self.house.store.delivered(self.person.tenant, self.place, activity)
        return reply

    def _hold(self, before: Mapping[str, int]) -> None:
        """Hold the turn to what is true of every turn."""
        view, drafts = self.reply.view, _drafts(self.house.store)
        assert (view is None) != (self.reply.text is None), "exactly one visible answer"
        for draft in drafts:
            assert draft.version - before.get(draft.id, 0) in (0, 1), "a turn saves a draft once at most"
        if view is None:
            return
        assert plain.text(view).strip()
        shown_card = Card.of(view).content
        assert len(json.dumps(shown_card, ensure_ascii=False).encode()) <= MOST_BYTES
        assert objections(shown_card) == []
        assert self.reply.draft == view.draft
        if view.draft:
            assert {block.id for block in view.blocks if isinstance(block, Fold)} <= FOLDS.keys(), "all can be typed"
            shown = next((draft for draft in drafts if draft.id == view.draft), None)
            assert shown, "a card shows a draft that is stored"
            assert shown.version == view.version, "a card is not stale when it comes"


def seen(reply: Reply) -> str:
    """Return what a person sees of a reply, as text."""
    return plain.text(reply.view) if reply.view else reply.text or ""


def squeezed(text: str) -> str:
    """Return a text without the breaks and columns of its lines."""
    return " ".join(text.split())


def everything(house: House) -> str:
    """Return all that is stored, as one text to look into."""
    return repr(house.store.contents)


def finished(work: Coroutine[None, None, T]) -> T:
    """Run a coroutine to its end; with the store in memory nothing ever waits, so it needs no event loop."""
    try:
        work.send(None)
    except StopIteration as end:
        return end.value  # type: ignore[no-any-return]
    raise AssertionError("the turn waited for something outside")


def _drafts(store: MemoryStore) -> tuple[Draft, ...]:
    return tuple(store.contents.drafts.values())


def _versions(store: MemoryStore) -> dict[str, int]:
    return {draft.id: draft.version for draft in _drafts(store)}
