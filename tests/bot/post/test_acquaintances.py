"""Where people and channels are reached is learnt from what comes in, and written only when it is news."""

from __future__ import annotations

from typing import Any

import orjson
import pytest

from bot.inbound.reading import read
from bot.post.acquaintances import Acquaintances
from dialogs.ports.post import Audience, Recipient, Reference
from tests.bot.activities import BIRTHE, BOT, SERVICE, TENANT, activity, in_channel, message, typeahead
from tests.bot.conftest import NOW, Teams
from tests.fakes import MemoryStore

ME = Recipient(TENANT, Audience.PERSON, BIRTHE)
TEAM = "19:hold@thread.tacv2"
CHANNEL = Recipient(TENANT, Audience.CHANNEL, "19:kanal@thread.tacv2")
IN_TEAM = {"channelData": {"tenant": {"id": TENANT}, "team": {"id": TEAM}}}


class Counting(Acquaintances):
    """Counts what it had to write."""

    def __init__(self) -> None:
        self.seconds, self.written = 0.0, 0
        super().__init__(lambda: self.seconds)

    async def turn(self, store: MemoryStore, values: dict[str, Any]) -> None:
        async with store.turn(TENANT, "samtale", None, NOW) as session:
            met = await self.note(read(orjson.dumps(values)), session, NOW)
        if met:
            self.saved(met)
            self.written += 1


async def known(store: MemoryStore, recipient: Recipient = ME) -> Reference | None:
    return await store.outbox.reference(recipient)


@pytest.mark.parametrize("values", [message("hej"), activity("installationUpdate", action="add")])
async def test_who_writes_or_installs_is_known_from_then_on(values: dict[str, Any]) -> None:
    store = MemoryStore()
    await Counting().turn(store, values)
    assert await known(store) == Reference(ME, "a:birthe", SERVICE, BOT)


async def test_a_thread_in_a_channel_tells_of_the_channel_and_its_team() -> None:
    store = MemoryStore()
    await Counting().turn(store, message("find mentor", **in_channel(**IN_TEAM)))
    assert await known(store, CHANNEL) == Reference(CHANNEL, CHANNEL.id, SERVICE, BOT, TEAM)
    assert await known(store) is None


@pytest.mark.parametrize(
    "values",
    [
        message("hej", conversation={"id": "19:gruppe@thread.v2", "conversationType": "groupChat"}),
        typeahead("ment"),
        activity("typing"),
    ],
)
async def test_a_group_chat_a_lookup_elsewhere_or_typing_tells_of_no_place(values: dict[str, Any]) -> None:
    store = MemoryStore()
    await Counting().turn(store, values)
    assert store.contents.post.references == {}


async def test_a_place_is_written_once_and_again_when_teams_has_moved_it() -> None:
    store, met = MemoryStore(), Counting()
    for _ in range(3):
        await met.turn(store, message("hej"))
    assert met.written == 1
    await met.turn(store, message("hej", serviceUrl="http://127.0.0.1:2/dk/"))
    place = await known(store)
    assert (met.written, place and place.service_url) == (2, "http://127.0.0.1:2/dk/")


async def test_a_place_is_compared_again_after_an_hour() -> None:
    store, met = MemoryStore(), Counting()
    await met.turn(store, message("hej"))
    met.seconds = 3601.0
    await met.turn(store, message("hej"))
    assert met.written == 2


async def test_who_uninstalls_is_forgotten_and_known_again_by_installing_again() -> None:
    store, met = MemoryStore(), Counting()
    await met.turn(store, message("hej"))
    await met.turn(store, activity("installationUpdate", action="remove"))
    assert await known(store) is None
    await met.turn(store, activity("installationUpdate", action="add"))
    assert await known(store) is not None


async def test_a_turn_that_is_not_saved_leaves_the_news_for_the_next_one() -> None:
    store, met = MemoryStore(), Counting()
    store.unavailable = "at_end"
    with pytest.raises(Exception, match="set so by the test"):
        await met.turn(store, message("hej"))
    store.unavailable = None
    await met.turn(store, message("hej"))
    assert await known(store) is not None


async def test_the_running_bot_says_nothing_when_it_is_taken_out_and_forgets_the_place(teams: Teams) -> None:
    await teams.post(message("hej"))
    assert await known(teams.store) is not None
    said = len(teams.connector.calls)
    assert await teams.post(activity("installationUpdate", action="remove", id="2")) == (200, b"")
    assert (await known(teams.store), len(teams.connector.calls)) == (None, said)
