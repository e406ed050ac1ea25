"""The bot signs in by secret, certificate or managed identity, and a refusal names nobody."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
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
    async def identity(request: web.Request) -> web.Response:
        if (
            request.query.get("client_id") != MANAGED.id
            or request.query["resource"] != "https://api.botframework.com"
        ):
            return web.json_response({"statusCode": 400, "message": "ukendt identitet"}, status=400)
        return web.json_response(
            {"access_token": "fra-maskinen", "expires_on": str(int(time.time()) + 3600), "resource": "r"}
        )

    app = web.Application()
    app.router.add_get("/token", identity)
    async with on_loopback(app) as url:
        monkeypatch.setenv("IDENTITY_ENDPOINT", f"{url}/token")
        monkeypatch.setenv("IDENTITY_HEADER", "hemmelig")
        token = await asyncio.to_thread(ManagedIdentitySignIn(MANAGED).fetch)
        assert token.text == "fra-maskinen"
        assert 3500 < token.seconds <= 3600
        other = AppIdentity("99999999", "22222222-2222", "UserAssignedMSI", SecretStr(""))
        with pytest.raises(SignInError) as caught:
            await asyncio.to_thread(ManagedIdentitySignIn(other).fetch)
        assert "ukendt identitet" not in str(caught.value)
