"""The door lets in what Microsoft signed for this bot and nothing else; it says no more than a status."""

from __future__ import annotations

import base64
import time

import orjson
import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from tests.bot.activities import TENANT
from tests.bot.conftest import Guarded


async def test_a_signed_request_is_let_in_and_answered_with_a_token(guarded: Guarded) -> None:
    assert await guarded.say(guarded.token()) == 200
    assert guarded.connector.said == ["svar på hej"]
    assert guarded.connector.calls[0].authorization == "Bearer token-1"


async def test_steady_state_asks_for_no_keys_no_tokens_and_opens_no_connections(guarded: Guarded) -> None:
    for number in range(20):
        assert await guarded.say(guarded.token(), id=f"a{number}") == 200
    assert guarded.keys.asked == 1
    assert guarded.source.fetched == 1
    assert len(guarded.connector.connections) == 1


async def test_a_token_that_was_good_is_not_good_for_another_service_url_or_channel(guarded: Guarded) -> None:
    token = guarded.token()
    assert await guarded.say(token) == 200
    assert await guarded.say(token, channelId="webchat", id="a2") == 401
    guarded.service_url = guarded.service_url.replace("emea", "amer")
    assert await guarded.say(token, id="a3") == 401
    assert len(guarded.dialog.turns) == 1


async def test_no_token_is_unauthorised(guarded: Guarded) -> None:
    assert await guarded.say(None) == 401


@pytest.mark.parametrize("header", ["Bearer", "Bearer ", "Bearer a b", "Basic eDp5", "Bearer x", "Bearer a.b.c", "æ"])
async def test_a_header_that_is_no_token_is_unauthorised(guarded: Guarded, header: str) -> None:
    status, body = await guarded.raw(b"{}", Authorization=header)
    assert (status, body) == (401, b"")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"exp": int(time.time()) - 400}, "expired"),
        ({"exp": None}, "no_end"),
        ({"exp": "i morgen"}, "malformed"),
        ({"nbf": int(time.time()) + 4000}, "not_yet_valid"),
        ({"aud": "33333333-3333-3333-3333-333333333333"}, "audience"),
        ({"aud": None}, "audience"),
        ({"aud": ["11111111-1111-1111-1111-111111111111"]}, "audience"),
        ({"iss": "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/"}, "issuer"),
        ({"iss": None}, "issuer"),
        ({"serviceurl": "http://127.0.0.1:9/andetsteds/"}, "service_url"),
        ({"serviceurl": None}, "service_url"),
        ({"ver": "1.0", "appid": "44444444-4444-4444-4444-444444444444"}, "not_valid"),
        ({"appid": "AnonymousSkill"}, "not_valid"),
        ({"kid": "ukendt"}, "unknown_key"),
    ],
    ids=lambda value: value if isinstance(value, str) else "+".join(value),
)
async def test_a_token_that_is_not_for_this_bot_now_is_unauthorised(
    guarded: Guarded, changes: dict[str, object], reason: str
) -> None:
    assert await guarded.say(guarded.token(**changes)) == 401
    assert guarded.dialog.turns == []
    assert f'vejviser_refused_total{{reason="{reason}"}} 1' in (await guarded.get("/metrics"))[1]


async def test_a_token_just_past_its_end_is_let_in_for_clocks_that_differ(guarded: Guarded) -> None:
    assert await guarded.say(guarded.token(exp=int(time.time()) - 60)) == 200


@pytest.mark.parametrize(
    "exp",
    [10**400, str(int(time.time()) + 4000), time.time() + 4000.5],
    ids=["far off", "as a text", "as a fraction"],
)
async def test_an_end_may_be_far_off_or_written_in_another_way(guarded: Guarded, exp: object) -> None:
    assert await guarded.say(guarded.token(exp=exp)) == 200
    assert guarded.connector.said == ["svar på hej"]


async def test_another_key_under_microsofts_key_id_is_unauthorised(
    guarded: Guarded, other_key: RSAPrivateKey
) -> None:
    assert await guarded.say(guarded.token(key=other_key)) == 401


async def test_a_changed_signature_is_unauthorised(guarded: Guarded) -> None:
    head, claims, signature = guarded.token().split(".")
    turned = signature[:-8] + ("A" * 8 if signature[-8:] != "A" * 8 else "B" * 8)
    assert await guarded.say(f"{head}.{claims}.{turned}") == 401


async def test_an_unsigned_token_is_unauthorised(guarded: Guarded) -> None:
    head, claims, _ = guarded.token().split(".")
    assert await guarded.say(f"{head}.{claims}.") == 401
    none = base64.urlsafe_b64encode(orjson.dumps({"alg": "none", "typ": "JWT", "kid": "k1"})).rstrip(b"=").decode()
    assert await guarded.say(f"{none}.{claims}.") == 401


async def test_a_token_signed_with_the_public_key_as_a_secret_is_unauthorised(guarded: Guarded) -> None:
    secret = "et-tilstrækkeligt-langt-delt-kodeord-som-alle-kender"
    assert await guarded.say(guarded.token(key=secret, alg="HS256")) == 401


async def test_a_key_that_is_not_endorsed_for_teams_is_unauthorised(
    guarded: Guarded, other_key: RSAPrivateKey
) -> None:
    guarded.keys.publish("k2", other_key, endorsements=("webchat",))
    assert await guarded.say(guarded.token(key=other_key, kid="k2")) == 401


async def test_a_key_that_appears_after_a_rollover_is_found_at_once(
    guarded: Guarded, other_key: RSAPrivateKey
) -> None:
    assert await guarded.say(guarded.token()) == 200
    guarded.keys.publish("k2", other_key)
    assert await guarded.say(guarded.token(key=other_key, kid="k2"), id="a2") == 200
    assert guarded.keys.asked == 2


async def test_made_up_key_ids_do_not_make_us_ask_again_and_again(guarded: Guarded) -> None:
    assert await guarded.say(guarded.token()) == 200
    for number in range(5):
        assert await guarded.say(guarded.token(kid=f"opfundet-{number}")) == 401
    assert guarded.keys.asked == 2


async def test_another_tenant_is_forbidden_although_its_token_is_valid(guarded: Guarded) -> None:
    assert await guarded.say(guarded.token(), channelData={"tenant": {"id": "99999999-9999"}}) == 403
    assert await guarded.say(guarded.token(), channelData={}) == 403
    assert guarded.dialog.turns == []


async def test_the_allowed_tenant_is_the_one_in_channel_data_and_not_the_conversations(guarded: Guarded) -> None:
    foreign = {"id": "a:x", "tenantId": TENANT, "conversationType": "personal"}
    assert await guarded.say(guarded.token(), conversation=foreign, channelData={"tenant": {"id": "andet"}}) == 403


async def test_a_person_without_an_entra_id_is_forbidden(guarded: Guarded) -> None:
    assert await guarded.say(guarded.token(), **{"from": {"id": "29:ukendt", "name": "Gæst"}}) == 403


async def test_a_channel_where_clients_name_their_own_tenant_is_shut(
    guarded: Guarded, other_key: RSAPrivateKey
) -> None:
    guarded.keys.publish("k2", other_key, endorsements=("webchat",))
    assert await guarded.say(guarded.token(key=other_key, kid="k2"), channelId="webchat") == 403


async def test_a_service_url_on_a_host_that_is_not_the_connectors_is_forbidden(guarded: Guarded) -> None:
    guarded.service_url = "https://angriber.example/emea/"
    assert await guarded.say(guarded.token()) == 403
