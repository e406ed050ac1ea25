"""The bot signs in with its secret in its own tenant, and a refusal names nobody."""

from __future__ import annotations

import asyncio
import time

import pytest
from aiohttp import web
from pydantic import SecretStr

from bot.settings import AppIdentity
from bot.signin import ManagedIdentitySignIn, SecretSignIn, sign_in
from bot.tokens import SignInError
from tests.bot.servers import on_loopback

APP = AppIdentity("11111111-1111", "22222222-2222", "SingleTenant", SecretStr("hemmelig"))
MANAGED = AppIdentity("11111111-1111", "22222222-2222", "UserAssignedMSI", SecretStr(""))


def test_the_kind_of_app_decides_how_it_signs_in() -> None:
    assert isinstance(sign_in(APP), SecretSignIn)
    assert isinstance(sign_in(MANAGED), ManagedIdentitySignIn)


def test_a_sign_in_service_that_is_not_there_is_a_sign_in_error() -> None:
    with pytest.raises(SignInError):
        SecretSignIn(APP, "https://127.0.0.1:1").fetch()


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
