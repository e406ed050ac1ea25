"""What goes wrong while an answer is brought out never undoes the turn."""

from __future__ import annotations

from dataclasses import dataclass, field

import orjson

from bot.inbound.reading import read
from bot.metrics import Metrics
from bot.outgoing.channel import CardMessage, DeliveryError, Message
from bot.outgoing.delivery import Delivery
from dialogs.turns import Reply
from tests.bot.activities import button, message, submit
from tests.bot.scripted import view
from tests.fakes import MemoryStore


@dataclass
class ListeningChannel:
    """Keeps what is sent; fails to update while `deaf`."""

    deaf: bool = False
    sent: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)

    async def send(self, message: Message) -> str | None:
        assert isinstance(message, CardMessage)
        self.sent.append(message.summary)
        return f"sent-{len(self.sent)}"

    async def update(self, activity: str, message: Message) -> None:
        if self.deaf:
            raise DeliveryError("gone", 404)
        self.updated.append(activity)

    async def show_typing(self) -> None:
        raise AssertionError("a delivery shows no typing")


CARD = Reply(view=view("Vurdering", "d1"), draft="d1", collapsed=view("Fortsætter nedenfor"))


async def test_an_answer_is_out_although_that_could_not_be_saved() -> None:
    channel, store = ListeningChannel(), MemoryStore()
    store.unavailable = "at_start"
    assert await Delivery(store, Metrics()).deliver(CARD, read(orjson.dumps(message("hej"))), channel)
    assert channel.sent == ["Nyt fra Vejviser"]


async def test_a_card_that_came_new_because_its_update_failed_is_the_one_that_shrinks_next() -> None:
    channel, delivery = ListeningChannel(deaf=True), Delivery(MemoryStore(), Metrics())
    pressed = read(orjson.dumps(submit(button("svar", draft="d1"), card="væk")))
    replacing = Reply(view=CARD.view, draft="d1", replaces=True)
    assert await delivery.deliver(replacing, pressed, channel)
    channel.deaf = False
    assert await delivery.deliver(CARD, read(orjson.dumps(message("kth"))), channel)
    assert channel.updated == ["sent-1"]


async def test_a_card_of_no_draft_leaves_the_drafts_card_alone() -> None:
    channel, delivery = ListeningChannel(), Delivery(MemoryStore(), Metrics())
    await delivery.deliver(CARD, read(orjson.dumps(message("42 år"))), channel)
    await delivery.deliver(Reply(view=view("Hjælp")), read(orjson.dumps(message("hjælp"))), channel)
    assert (len(channel.sent), channel.updated) == (2, [])


async def test_whom_a_message_tells_of_is_remembered_whether_it_is_sent_or_takes_a_cards_place() -> None:
    channel, store = ListeningChannel(), MemoryStore()
    delivery = Delivery(store, Metrics())
    below = Reply(view=view("Sag V-2222"), about=("V-2222",))
    await delivery.deliver(below, read(orjson.dumps(message("sag V-2222"))), channel)
    pressed = read(orjson.dumps(submit(button("mine"), card="card-7")))
    await delivery.deliver(Reply(view=view("Mine"), about=("V-2222", "d1"), replaces=True), pressed, channel)
    assert {card: about for (_, _, card), about in store.contents.traces.items()} == {
        "sent-1": ("V-2222",),
        "card-7": ("V-2222", "d1"),
    }
