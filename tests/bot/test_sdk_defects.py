"""What the SDK gets wrong, shown on the SDK itself, and that our way around it holds.

botbuilder-core 4.17.1 is pinned and will not be mended. A test that fails here on the SDK's side says that a new
release has changed something, and that the way around may go.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from copy import deepcopy
from importlib.metadata import version
from threading import Event
from typing import Any, cast

import aiohttp
import orjson
import pytest
from azure.core.exceptions import SerializationError
from botbuilder.core import ActivityHandler, CloudAdapterBase, ConversationState, MemoryStorage, TurnContext
from botbuilder.core.adapters import TestAdapter as SimpleAdapter
from botbuilder.core.bot_state import CachedBotState
from botbuilder.schema import (
    Activity,
    Attachment,
    ChannelAccount,
    ConversationAccount,
    Entity,
    Mention,
)
from botframework.connector.auth import (
    AuthenticationConfiguration,
    BotFrameworkAuthenticationFactory,
    JwtTokenExtractor,
    PasswordServiceClientCredentialFactory,
)
from botframework.connector.auth.jwt_token_extractor import _OpenIdMetadata
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from bot.environment import SettingsError
from bot.inbound.openid import OpenIdKeys, UnknownKeyError
from bot.inbound.reading import read
from bot.outgoing.channel import CardMessage, DeliveryError, TextMessage
from bot.outgoing.outbound import Outbound, open_session
from bot.post.teams_carrier import TeamsCarrier
from bot.sdk.adapter import TeamsAdapter, TurnChannel
from bot.sdk.authentication import OPENID_URL, PooledConnectors, anonymous, authenticated
from bot.sdk.codec import encode
from bot.settings import read_settings
from dialogs.ports.failures import StaleDraftError
from dialogs.ports.post import Audience, Recipient, Reference
from storage.codec import to_bytes
from tests.bot.activities import BOT, TENANT, activity, message
from tests.bot.conftest import APP_ID, Guarded
from tests.bot.servers import FakeConnector, KeyServer, on_loopback, slow_keys
from tests.fakes import MemoryStore
from tests.storage.cast import NOW, SLAGELSE, draft


def parsed(values: dict[str, Any]) -> Activity:
    return Activity().deserialize(values)


class SdkAdapter(CloudAdapterBase):  # type: ignore[misc]
    """The SDK's adapter as it comes."""


async def sdk_answer(values: dict[str, Any], handler: ActivityHandler) -> Any:
    anonymous = BotFrameworkAuthenticationFactory.create(credential_factory=PasswordServiceClientCredentialFactory())
    result = await anonymous.authenticate_request(parsed(values), None)
    return await SdkAdapter(anonymous).process_activity(result, parsed(values), handler.on_turn)


def test_the_pinned_release_is_the_one_that_these_tests_describe() -> None:
    assert version("botbuilder-core") == "4.17.1"


async def test_b3_the_sdk_breaks_on_a_key_it_does_not_know_and_ours_asks_anew(
    microsoft_key: RSAPrivateKey, other_key: RSAPrivateKey
) -> None:
    server = KeyServer()
    server.publish("k1", microsoft_key)
    theirs = _OpenIdMetadata("unused")
    theirs.keys, theirs.last_updated = server.keys, theirs.last_updated.now()
    with pytest.raises(IndexError):
        await theirs.get("k2")
    async with on_loopback(server.app()) as url, aiohttp.ClientSession() as session:
        ours = OpenIdKeys(session, f"{url}/openid")
        await ours.get("k1")
        server.publish("k2", other_key)
        assert await ours.get("k2")
        with pytest.raises(UnknownKeyError):
            await ours.get("k3")


async def test_b3_b4_ours_stands_where_the_sdk_looks_for_its_own() -> None:
    async with open_session() as session:
        keys = OpenIdKeys(session, OPENID_URL)
        authenticated(APP_ID, keys, PooledConnectors(Outbound(session, None), bool))
        assert JwtTokenExtractor.get_open_id_metadata(OPENID_URL) is keys
        del JwtTokenExtractor.metadataCache[OPENID_URL]


async def test_b4_the_sdk_holds_everybody_up_while_it_fetches_keys_and_ours_nobody(
    microsoft_key: RSAPrivateKey,
) -> None:
    published = KeyServer()
    published.publish("k1", microsoft_key)
    enough = Event()
    with slow_keys(published.keys, enough, 0.05) as url:
        assert await _moments_for_others(_OpenIdMetadata(f"{url}/openid").get("k1"), enough) == 0
    with slow_keys(published.keys, enough, 60.0) as url:
        async with aiohttp.ClientSession() as session:
            assert await _moments_for_others(OpenIdKeys(session, f"{url}/openid", seconds=60).get("k1"), enough) > 5


async def _moments_for_others(work: Awaitable[object], enough: Event) -> int:
    """Return how often somebody else had the loop while something was done; six times are enough."""
    moments = 0

    async def somebody_else() -> None:
        nonlocal moments
        while True:
            await asyncio.sleep(0.002)
            moments += 1
            if moments == 6:
                enough.set()

    other = asyncio.create_task(somebody_else())
    await work
    other.cancel()
    return moments


async def test_b5_the_sdk_makes_new_credentials_in_every_turn() -> None:
    factory = PasswordServiceClientCredentialFactory(APP_ID, "hemmelig", TENANT)
    arguments = (APP_ID, "https://api.botframework.com", "https://login.microsoftonline.com/", True)
    assert await factory.create_credentials(*arguments) is not await factory.create_credentials(*arguments)


async def test_b5_a6_ours_hands_out_the_same_connector_and_no_client_for_user_tokens() -> None:
    async with open_session() as session:
        connectors = PooledConnectors(Outbound(session, None), bool)
        assert await connectors.create("https://a/", "x") is await connectors.create("https://a/", "y")
        assert await connectors.create("https://a/") is not await connectors.create("https://b/")


async def test_b7_b8_the_sdk_tells_nothing_of_what_it_sends_unasked_and_ours_the_id_or_the_failure() -> None:
    connector = FakeConnector(statuses={"POST": [404]})
    async with on_loopback(connector.app()) as url, open_session() as session:
        theirs = SdkAdapter(
            BotFrameworkAuthenticationFactory.create(credential_factory=PasswordServiceClientCredentialFactory())
        )
        theirs.on_turn_error = _swallow
        reference = TurnContext.get_conversation_reference(parsed(message("hej", serviceUrl=f"{url}/")))
        for _ in ("refused", "taken"):
            assert await theirs.continue_conversation(reference, _greet, APP_ID) is None
        assert connector.said == ["hej"] * 2

        connector.statuses = {"POST": [404]}
        ours = TeamsCarrier(PooledConnectors(Outbound(session, None), lambda _: True, tries=1))
        place = Reference(Recipient(TENANT, Audience.PERSON, "person"), "a:1", f"{url}/", BOT)
        with pytest.raises(DeliveryError):
            await ours.send(place, TextMessage("hej"))
        assert await ours.send(place, TextMessage("hej")) == "sent-4"
        assert TeamsAdapter(anonymous(PooledConnectors(Outbound(session, None), bool))).on_turn_error is None


async def _greet(context: TurnContext) -> None:
    await context.send_activity("hej")


async def _swallow(_: TurnContext, __: Exception) -> None:
    """Do nothing, as handlers do that then try to write to the same dead conversation."""


def test_b9_the_sdk_loses_the_tenant_and_ours_reads_it_from_channel_data() -> None:
    assert parsed(message("hej")).conversation.tenant_id is None
    assert read(orjson.dumps(message("hej"))).tenant == TENANT


async def test_b10_b19_the_sdk_answers_type_ahead_and_card_actions_with_501() -> None:
    for name in ("application/search", "adaptiveCard/action"):
        action = {"action": {"type": "Action.Execute", "verb": "x", "data": {}}}
        answer = await sdk_answer(activity("invoke", name=name, value=action), ActivityHandler())
        assert answer.status == 501


async def test_b11_the_sdk_puts_an_exception_into_the_body_of_a_card_action_without_value() -> None:
    answer = await sdk_answer(activity("invoke", name="adaptiveCard/action"), ActivityHandler())
    with pytest.raises(SerializationError):
        answer.body.serialize()


async def test_b12_the_sdks_state_lets_the_last_writer_win_and_our_store_refuses_it() -> None:
    state, adapter = ConversationState(MemoryStorage()), SimpleAdapter()
    counter = state.create_property("counter")
    turns = [TurnContext(adapter, parsed(message("hej"))) for _ in range(2)]
    for turn in turns:
        await counter.set(turn, (await counter.get(turn, lambda: 0)) + 1)
    for turn in turns:
        await state.save_changes(turn)
    later = TurnContext(adapter, parsed(message("hej")))
    assert await counter.get(later) == 1
    async with MemoryStore().turn(SLAGELSE, "samtale-1", "1", NOW) as session:
        await session.keep(draft())
        with pytest.raises(StaleDraftError):
            await session.keep(draft())


def test_b13_the_sdks_state_pickles_whatever_it_holds_and_our_store_takes_values_only() -> None:
    assert "py/object" in CachedBotState({"who": KeyServer()}).hash
    with pytest.raises(TypeError):
        to_bytes({"who": cast(Any, KeyServer())})


async def test_b17_the_sdk_lets_everybody_in_where_no_app_is_set_and_ours_refuses_to_start() -> None:
    judge = BotFrameworkAuthenticationFactory.create(
        credential_factory=PasswordServiceClientCredentialFactory("", "")
    )
    assert (await judge.authenticate_request(parsed(message("hej")), None)).claims_identity.is_authenticated
    with pytest.raises(SettingsError):
        read_settings({}, serving=True)


def test_b14_the_sdk_drops_what_it_does_not_know_and_ours_keeps_it() -> None:
    entity = Entity(type="mention", additional_properties={"text": "<at>Bo</at>"})
    entity.additional_properties = {"text": "<at>Bo</at>"}
    assert "text" not in entity.serialize()
    assert encode(entity) == {"type": "mention", "text": "<at>Bo</at>"}


def test_b14_ours_writes_the_keys_that_the_sdks_own_serialiser_writes() -> None:
    sent = Activity(
        type="message",
        text="Blåbærgrød",
        text_format="plain",
        conversation=ConversationAccount(id="a:birthe"),
        from_property=ChannelAccount(id=BOT, name="Vejviser"),
        recipient=ChannelAccount(id="29:birthe"),
        attachments=[Attachment(content_type="application/vnd.microsoft.card.adaptive", content={"body": [1]})],
        entities=[Mention(type="mention", text="<at>Bo</at>", mentioned=ChannelAccount(id="29:bo"))],
        summary="Nyt",
        reply_to_id="1",
        service_url="https://smba.trafficmanager.net/emea/",
        channel_id="msteams",
    )
    theirs = sent.serialize()
    theirs["entities"] = [{"type": "mention", "text": "<at>Bo</at>", "mentioned": {"id": "29:bo"}}]
    assert encode(sent) == theirs


async def test_the_sdk_copies_what_is_sent_piece_by_piece_and_ours_is_its_own_copy() -> None:
    class Context:
        async def send_activity(self, activity: Activity) -> None:
            assert deepcopy(activity) is activity

    theirs = Activity(type="message", attachments=[Attachment(content={"body": []})])
    assert deepcopy(theirs).attachments[0].content is not theirs.attachments[0].content
    await TurnChannel(Context()).send(CardMessage({"body": []}, "Nyt"))


def test_b18_the_sdk_gives_a_pressed_button_no_text_and_ours_an_empty_one() -> None:
    pressed = activity(value={"x": 1})
    assert parsed(pressed).text is None
    assert read(orjson.dumps(pressed)).text == ""


def test_the_sdk_breaks_on_a_mention_without_its_parts_and_ours_leaves_it() -> None:
    broken = message("<at>Vejviser</at> hej", entities=[{"type": "mention"}])
    with pytest.raises((KeyError, TypeError, AttributeError)):
        TurnContext.remove_recipient_mention(parsed(broken))
    assert read(orjson.dumps(broken)).text == "Vejviser hej"


async def test_the_sdk_lets_in_a_token_that_never_ends_and_ours_does_not(guarded: Guarded) -> None:
    endless = guarded.token(exp=None)
    url = f"{guarded.url}/openid-of-the-sdk"
    JwtTokenExtractor.metadataCache[url] = _OpenIdMetadata(url)
    JwtTokenExtractor.metadataCache[url].keys = guarded.keys.keys
    JwtTokenExtractor.metadataCache[url].last_updated = JwtTokenExtractor.metadataCache[url].last_updated.now()
    judge = BotFrameworkAuthenticationFactory.create(
        to_bot_from_channel_token_issuer="https://api.botframework.com",
        to_bot_from_channel_open_id_metadata_url=url,
        credential_factory=PasswordServiceClientCredentialFactory(APP_ID),
        auth_configuration=AuthenticationConfiguration(),
    )
    incoming = parsed({**message("hej"), "serviceUrl": guarded.service_url})
    assert (await judge.authenticate_request(incoming, f"Bearer {endless}")).claims_identity.is_authenticated
    assert await guarded.say(endless) == 401
