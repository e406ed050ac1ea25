"""The bot signs in by secret, certificate or managed identity, and a refusal names nobody."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from pydantic import SecretStr

from bot.identity import AppIdentity
from bot.outgoing.signin import ManagedIdentitySignIn, TenantSignIn, sign_in
from bot.outgoing.tokens import SignInError
from tests.bot.servers import on_loopback
from tests.bot.sign_in_server import SignInServer, certified

APP = AppIdentity("11111111-1111", "22222222-2222", "SingleTenant", SecretStr("hemmelig"))
MANAGED = AppIdentity("11111111-1111", "22222222-2222", "UserAssignedMSI", SecretStr(""))


def with_certificate(key: RSAPrivateKey) -> AppIdentity:
    """Return the app with a certificate of this key in place of its secret."""
    return AppIdentity(APP.id, APP.tenant, "SingleTenant", SecretStr(""), SecretStr(certified(key)))


@pytest.fixture
def entra(microsoft_key: RSAPrivateKey, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SignInServer]:
    """The sign-in service; the secret and the certificate of `microsoft_key` are registered with it."""
    pem = tmp_path / "tls.pem"
    pem.write_text(certified(microsoft_key), encoding="ascii")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(pem))
    with SignInServer(pem, APP.tenant, APP.password.get_secret_value(), microsoft_key).running() as server:
        yield server


def test_the_kind_of_app_decides_how_it_signs_in() -> None:
    assert isinstance(sign_in(APP), TenantSignIn)
    assert isinstance(sign_in(MANAGED), ManagedIdentitySignIn)


def test_a_secret_gets_a_token_for_the_connector(entra: SignInServer) -> None:
    token = TenantSignIn(APP, entra.url).fetch()
    assert (token.text, token.seconds) == ("fra-entra", 3599)
    assert entra.forms[0]["scope"] == "https://api.botframework.com/.default"


def test_whoever_asks_again_gets_a_new_token_and_not_the_one_that_he_has(entra: SignInServer) -> None:
    source = TenantSignIn(APP, entra.url)
    source.fetch()
    source.fetch()
    assert len(entra.forms) == 2


@pytest.mark.parametrize("answer", [[], {}, {"token_endpoint": 5}, "tekst", None])
def test_a_sign_in_service_that_speaks_of_something_else_is_a_sign_in_error(
    entra: SignInServer, monkeypatch: pytest.MonkeyPatch, answer: object
) -> None:
    monkeypatch.setattr(entra, "discovered", lambda: answer)
    with pytest.raises(SignInError):
        TenantSignIn(APP, entra.url).fetch()


@pytest.mark.parametrize("answer", [[], {}, "tekst", {"access_token": "x", "expires_in": "snart"}])
def test_what_is_no_token_is_a_sign_in_error(
    entra: SignInServer, monkeypatch: pytest.MonkeyPatch, answer: object
) -> None:
    monkeypatch.setattr(entra, "token", lambda _: (200, answer))
    with pytest.raises(SignInError):
        TenantSignIn(APP, entra.url).fetch()


def test_a_certificate_signs_for_the_app_and_its_key_stays_at_home(
    entra: SignInServer, microsoft_key: RSAPrivateKey
) -> None:
    token = TenantSignIn(with_certificate(microsoft_key), entra.url).fetch()
    assert token.text == "fra-entra"
    assert "client_secret" not in entra.forms[0]
    assert "PRIVATE" not in str(entra.forms)


def test_a_certificate_that_is_not_registered_is_refused_by_number_and_not_by_text(
    entra: SignInServer, other_key: RSAPrivateKey
) -> None:
    with pytest.raises(SignInError) as caught:
        TenantSignIn(with_certificate(other_key), entra.url).fetch()
    assert (caught.value.reason, str(caught.value)) == ("AADSTS7000222", "AADSTS7000222")


def test_a_sign_in_service_that_is_not_there_is_a_sign_in_error() -> None:
    with pytest.raises(SignInError, match="unreachable"):
        TenantSignIn(APP, "https://127.0.0.1:1").fetch()


async def test_a_managed_identity_gets_its_token_from_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    given = count(1)

    async def identity(request: web.Request) -> web.Response:
        if (
            request.query.get("client_id") != MANAGED.id
            or request.query["resource"] != "https://api.botframework.com"
        ):
            return web.json_response({"statusCode": 400, "message": "ukendt identitet"}, status=400)
        return web.json_response(
            {
                "access_token": f"fra-maskinen-{next(given)}",
                "expires_on": str(int(time.time()) + 3600),
                "resource": "r",
            }
        )

    app = web.Application()
    app.router.add_get("/token", identity)
    async with on_loopback(app) as url:
        monkeypatch.setenv("IDENTITY_ENDPOINT", f"{url}/token")
        monkeypatch.setenv("IDENTITY_HEADER", "hemmelig")
        source = ManagedIdentitySignIn(MANAGED)
        token = await asyncio.to_thread(source.fetch)
        assert (token.text, (await asyncio.to_thread(source.fetch)).text) == ("fra-maskinen-1", "fra-maskinen-2")
        assert 3500 < token.seconds <= 3600
        other = AppIdentity("99999999", "22222222-2222", "UserAssignedMSI", SecretStr(""))
        with pytest.raises(SignInError) as caught:
            await asyncio.to_thread(ManagedIdentitySignIn(other).fetch)
        assert "ukendt identitet" not in str(caught.value)
