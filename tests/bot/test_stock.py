"""Each defect of the SDK over real HTTP: shown on its own adapter, and that ours does not have it.

The same request goes to the application of the SDK's samples and to ours, with the same keys and the same connector.
The numbers are those of the defects in the list of them: B of the platform, A of speed.
"""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import orjson
import pytest
from botbuilder.core import TurnContext
from botbuilder.core.teams import TeamsActivityHandler
from botframework.connector.auth import JwtTokenExtractor
from botframework.connector.auth.jwt_token_extractor import _OpenIdMetadata
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from tests.bot.activities import activity, execute, message, submit, typeahead
from tests.bot.conftest import Guarded
from tests.bot.servers import on_loopback
from tests.bot.stock import Credentials, Echo, stock_app

_OPENID = "http://keys.invalid/openid"
Post = Callable[[], Awaitable[tuple[int, bytes]]]


@dataclass
class Both:
    """Our bot, and where the SDK's own stands."""

    ours: Guarded
    stock_url: str

    async def answers(self, body: bytes, **how: Any) -> tuple[int, int]:
        """Return with which status the SDK answers these bytes, and with which we do."""
        return (await self.theirs(body, **how))[0], (await self.ours.raw(body, **how))[0]

    async def theirs(self, body: bytes, **how: Any) -> tuple[int, bytes]:
        """Post bytes to the SDK's own."""
        url, self.ours.url = self.ours.url, self.stock_url
        try:
            return await self.ours.raw(body, **how)
        finally:
            self.ours.url = url

    def bearer(self, **changes: Any) -> dict[str, str]:
        """Return the header with a token, changed as told."""
        return {"Authorization": f"Bearer {self.ours.token(**changes)}"}

    def body(self, values: dict[str, Any]) -> bytes:
        """Return an activity that wants its answer at our connector."""
        return orjson.dumps({**values, "serviceUrl": self.ours.service_url})


@pytest.fixture
async def both(guarded: Guarded) -> AsyncIterator[Both]:
    """Both bots, with the same keys; the SDK's cannot fetch them itself from a server on its own event loop (B4)."""
    known = _OpenIdMetadata(_OPENID)
    known.keys, known.last_updated = guarded.keys.keys, known.last_updated.now()
    JwtTokenExtractor.metadataCache[_OPENID] = known
    async with on_loopback(stock_app(_OPENID)) as url:
        yield Both(guarded, url)
    del JwtTokenExtractor.metadataCache[_OPENID]


async def test_both_answer_what_is_as_it_should_be(both: Both) -> None:
    assert await both.answers(both.body(message("hej")), **both.bearer()) == (201, 200)
    assert both.ours.connector.said == ["Echo: hej", "svar på hej"]


@pytest.mark.parametrize(
    ("body", "content_type", "ours"),
    [(b"{}", None, 415), (b"{", "application/json", 400), (b"[]", "application/json", 400)],
    ids=["no content type", "broken JSON", "a list"],
)
async def test_b1_a_body_that_is_no_activity_is_the_senders_fault(
    both: Both, body: bytes, content_type: str | None, ours: int
) -> None:
    assert await both.answers(body, content_type=content_type, **both.bearer()) == (500, ours)


@pytest.mark.parametrize(
    "changes",
    [{"exp": int(time.time()) - 3600}, {"iss": None}, {"kid": "k9"}],
    ids=["expired", "without issuer", "unknown key"],
)
async def test_b2_b3_a_bad_token_is_refused_and_no_error_of_ours(both: Both, changes: dict[str, Any]) -> None:
    assert await both.answers(both.body(message("hej")), **both.bearer(**changes)) == (500, 401)


async def test_b2_a_token_by_another_key_is_refused_and_no_error_of_ours(
    both: Both, other_key: RSAPrivateKey
) -> None:
    assert await both.answers(both.body(message("hej")), **both.bearer(key=other_key)) == (500, 401)


async def test_b2_a_key_that_does_not_sign_for_teams_is_refused_and_no_error_of_ours(
    both: Both, other_key: RSAPrivateKey
) -> None:
    both.ours.keys.publish("k2", other_key, endorsements=("webchat",))
    assert await both.answers(both.body(message("hej")), **both.bearer(kid="k2", key=other_key)) == (500, 401)


@pytest.mark.parametrize("header", ["Bearer vrøvl".encode().decode("latin-1"), "Bearer a.b.c"])
async def test_b2_what_is_no_token_at_all_is_refused_and_no_error_of_ours(both: Both, header: str) -> None:
    assert await both.answers(both.body(message("hej")), Authorization=header) == (500, 401)


async def test_b3_a_new_key_of_microsofts_locks_nobody_out(both: Both, other_key: RSAPrivateKey) -> None:
    both.ours.keys.keys = []
    both.ours.keys.publish("k2", other_key)
    signed = both.bearer(kid="k2", key=other_key)
    assert await both.answers(both.body(message("hej")), **signed) == (500, 200)


async def test_b6_a_connector_that_is_busy_is_asked_again(both: Both) -> None:
    both.ours.connector.statuses["POST"], both.ours.connector.retry_after = [429], "0"
    assert (await both.theirs(both.body(message("hej")), **both.bearer()))[0] == 500
    assert len(both.ours.connector.calls) == 1
    both.ours.connector.statuses["POST"] = [429]
    assert (await both.ours.raw(both.body(message("hej")), **both.bearer()))[0] == 200
    assert len(both.ours.connector.calls) == 3


@pytest.mark.parametrize(
    ("invoke", "theirs"),
    [(typeahead("bo"), 501), (activity("invoke", name="adaptiveCard/action"), 500), (execute({"x": 1}), 501)],
    ids=["typeahead (B10)", "a card action without value (B11)", "a card action (B19)"],
)
async def test_b10_b11_b19_an_invoke_is_always_answered(both: Both, invoke: dict[str, Any], theirs: int) -> None:
    assert await both.answers(both.body(invoke), **both.bearer()) == (theirs, 200)


async def test_a6_answers_that_are_wanted_in_the_response_come_there(both: Both) -> None:
    wanted = message("hej", deliveryMode="expectReplies")
    assert await both.answers(both.body(wanted), **both.bearer()) == (500, 200)
    assert both.ours.connector.calls == []


async def test_b16_another_tenant_is_kept_out(both: Both) -> None:
    stranger = message("hej", channelData={"tenant": {"id": "fremmed"}})
    assert await both.answers(both.body(stranger), **both.bearer()) == (201, 403)
    assert both.ours.dialog.turns == []


async def test_b18_a_pressed_button_has_a_text(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    async def strip(self: Echo, turn_context: TurnContext) -> None:
        turn_context.activity.text.strip()

    monkeypatch.setattr(Echo, "on_message_activity", strip)
    assert await both.answers(both.body(submit({"x": 1})), **both.bearer()) == (500, 200)


async def test_the_sdk_opens_a_connection_for_every_answer_and_ours_keeps_one(both: Both) -> None:
    opened = both.ours.connector.connections
    for theirs, expected in ((True, 5), (False, 1)):
        opened.clear()
        for number in range(5):
            body = both.body(message("hej", id=str(number)))
            await (both.theirs if theirs else both.ours.raw)(body, **both.bearer())
        assert len(opened) == expected


async def test_b5_the_sdk_makes_new_credentials_for_every_answer_and_ours_signs_in_once(both: Both) -> None:
    before = Credentials.made
    for number in range(3):
        await both.answers(both.body(message("hej", id=str(number))), **both.bearer())
    assert Credentials.made - before >= 3
    assert both.ours.source.fetched == 1


async def test_b15_somebody_who_joins_costs_no_question_to_the_connector(both: Both) -> None:
    joined = activity("conversationUpdate", membersAdded=[{"id": "29:bo"}])
    async with on_loopback(stock_app(_OPENID, TeamsActivityHandler())) as both.stock_url:
        await both.theirs(both.body(joined), **both.bearer())
    assert [(call.method, call.path.partition("/members/")[2]) for call in both.ours.connector.calls] == [
        ("GET", "29%3Abo")
    ]
    both.ours.connector.every.clear()
    assert await both.ours.post(joined, **both.bearer()) == (200, b"")
    assert both.ours.connector.calls == []
