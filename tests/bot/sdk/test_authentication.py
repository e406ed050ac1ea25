"""Connectors are handed out only for where answers may go."""

from __future__ import annotations

import pytest

from bot.inbound.admission import Admission
from bot.outgoing.channel import DeliveryError
from bot.outgoing.outbound import Outbound, open_session
from bot.sdk.authentication import PooledConnectors

HOUSE = Admission(local=False, tenants=frozenset({"t"}), service_hosts=("smba.trafficmanager.net",))


async def test_one_service_url_has_one_connector() -> None:
    async with open_session() as session:
        connectors = PooledConnectors(Outbound(session, None), HOUSE.answers)
        first = await connectors.create("https://smba.trafficmanager.net/emea/")
        assert await connectors.create("https://smba.trafficmanager.net/emea/") is first


@pytest.mark.parametrize(
    "url", ["https://angriber.example/", "http://smba.trafficmanager.net/", "file:///etc/passwd", ""]
)
async def test_nothing_is_sent_to_another_host_wherever_its_address_came_from(url: str) -> None:
    async with open_session() as session:
        with pytest.raises(DeliveryError, match="refused"):
            await PooledConnectors(Outbound(session, None), HOUSE.answers).create(url)
