"""What goes over the wire when the bot writes of its own accord."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from bot.outgoing.channel import CardMessage, DeliveryError
from bot.outgoing.outbound import Outbound, open_session
from bot.post.teams_carrier import TeamsCarrier
from bot.sdk.authentication import PooledConnectors
from dialogs.ports.post import Audience, Recipient, Reference
from tests.bot.servers import FakeConnector, on_loopback

ANNA = Recipient("tenant-1", Audience.PERSON, "entra-anna")
CARD = CardMessage({"type": "AdaptiveCard", "body": []}, "Ugens overblik")


@dataclass
class House:
    connector: FakeConnector
    carrier: TeamsCarrier
    place: Reference


@pytest.fixture
async def house() -> AsyncIterator[House]:
    connector = FakeConnector()
    async with on_loopback(connector.app()) as url, open_session() as session:
        carrier = TeamsCarrier(PooledConnectors(Outbound(session, None), lambda to: to.startswith(url), tries=1))
        yield House(connector, carrier, Reference(ANNA, "a:1/2", f"{url}/emea/", "28:bot"))


async def test_a_card_says_by_whom_it_is_and_rings(house: House) -> None:
    assert await house.carrier.send(house.place, CARD) == "sent-1"
    (call,) = house.connector.calls
    assert (call.method, call.path) == ("POST", "/emea/v3/conversations/a%3A1%2F2/activities")
    assert call.body == {
        "type": "message",
        "summary": "Ugens overblik",
        "from": {"id": "28:bot"},
        "conversation": {"id": "a:1/2"},
        "channelData": {"notification": {"alert": True}},
        "attachments": [{"contentType": "application/vnd.microsoft.card.adaptive", "content": CARD.content}],
    }


async def test_an_answer_without_an_id_is_no_failure(house: House) -> None:
    house.connector.ids = False
    assert await house.carrier.send(house.place, CARD) is None


async def test_a_chat_is_opened_by_the_entra_id_as_the_members_id(house: House) -> None:
    assert await house.carrier.open(house.place) == "sent-1"
    (call,) = house.connector.calls
    assert (call.method, call.path) == ("POST", "/emea/v3/conversations")
    assert call.body == {
        "isGroup": False,
        "bot": {"id": "28:bot"},
        "members": [{"id": "entra-anna"}],
        "tenantId": "tenant-1",
        "channelData": {"tenant": {"id": "tenant-1"}},
    }


async def test_a_chat_that_gets_no_id_is_not_open(house: House) -> None:
    house.connector.ids = False
    with pytest.raises(DeliveryError) as caught:
        await house.carrier.open(house.place)
    assert (caught.value.failure, caught.value.code) == ("unreachable", "no_conversation")


async def test_nothing_is_repeated_and_what_the_platform_said_is_passed_on(house: House) -> None:
    house.connector.statuses["POST"], house.connector.retry_after = [429], "17"
    with pytest.raises(DeliveryError) as caught:
        await house.carrier.send(house.place, CARD)
    assert (caught.value.failure, caught.value.status, caught.value.retry_after) == ("busy", 429, 17.0)
    assert len(house.connector.calls) == 1


async def test_a_stored_address_elsewhere_is_never_called(house: House) -> None:
    elsewhere = Reference(ANNA, "a:1", "https://example.invalid/", "28:bot")
    with pytest.raises(DeliveryError) as caught:
        await house.carrier.send(elsewhere, CARD)
    assert (caught.value.failure, caught.value.code) == ("refused", "host")
