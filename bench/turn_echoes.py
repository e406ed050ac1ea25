"""What a guided turn is measured beside, each an echo in a process of its own: `python -m bench.turn_echoes bare`.

- `bare`: aiohttp alone, one pooled session, no token checked: the floor.
- `stock`: the SDK's own adapter as its samples set it up.
- `agents`: its successor, the Microsoft 365 Agents SDK, likewise.

`stock` and `agents` check tokens with `TEST_MICROSOFT`'s keys; access tokens for what they send are ready at once.
"""

from __future__ import annotations

import asyncio
import os
import sys
import warnings
from collections.abc import Callable
from typing import Any, Final
from urllib.parse import quote

import aiohttp
from aiohttp import web

from tests.bot.servers import on_loopback
from tests.production.until import until_input_ends

_APP_ID: Final = "11111111-1111-1111-1111-111111111111"


def bare(_: str) -> web.Application:
    """Return an echo on aiohttp alone."""

    async def messages(request: web.Request) -> web.Response:
        incoming = await request.json()
        conversation, activity = quote(incoming["conversation"]["id"], safe=""), incoming["id"]
        url = f"{incoming['serviceUrl']}v3/conversations/{conversation}/activities/{activity}"
        answer = {"type": "message", "text": f"Echo: {incoming['text']}", "replyToId": activity}
        async with request.app[session].post(url, json=answer) as response:
            await response.read()
        return web.Response()

    session = web.AppKey("session", aiohttp.ClientSession)

    async def pooled(app: web.Application) -> Any:
        async with aiohttp.ClientSession() as app[session]:
            yield

    app = web.Application()
    app.router.add_post("/api/messages", messages)
    app.cleanup_ctx.append(pooled)
    return app


def stock(microsoft: str) -> web.Application:
    """Return an echo on the SDK's own adapter."""
    from tests.bot.stock import stock_app

    return stock_app(f"{microsoft}/openid")


def agents(microsoft: str) -> web.Application:
    """Return an echo on the successor SDK."""
    from microsoft_agents.hosting.aiohttp import CloudAdapter, jwt_authorization_middleware
    from microsoft_agents.hosting.core import ActivityHandler, AgentAuthConfiguration, TurnContext
    from microsoft_agents.hosting.core.authorization import AnonymousTokenProvider, Connections
    from microsoft_agents.hosting.core.authorization.jwt import jwt_token_validator

    jwt_token_validator.BOTFRAMEWORK_JWKS_URIS["https://api.botframework.com"] = f"{microsoft}/keys"
    configuration = AgentAuthConfiguration(client_id=_APP_ID, tenant_id="22222222-2222-2222-2222-222222222222")

    class SignedIn(AnonymousTokenProvider):
        async def get_access_token(self, *_: object, **__: object) -> str:
            return "hemmelig"

    class OneConnection(Connections):
        def get_connection(self, *_: object) -> SignedIn:
            return SignedIn()

        def get_default_connection(self) -> SignedIn:
            return SignedIn()

        def get_token_provider(self, *_: object) -> SignedIn:
            return SignedIn()

        def get_token_provider_from_activity(self, *_: object) -> SignedIn:
            return SignedIn()

        def get_default_connection_configuration(self) -> AgentAuthConfiguration:
            return configuration

    class Echo(ActivityHandler):
        async def on_message_activity(self, turn_context: TurnContext) -> None:
            await turn_context.send_activity(f"Echo: {turn_context.activity.text}")

    adapter, handler = CloudAdapter(connection_manager=OneConnection()), Echo()

    async def messages(request: web.Request) -> web.Response | None:
        return await adapter.process(request, handler)

    app = web.Application(middlewares=[jwt_authorization_middleware])
    app["agent_configuration"] = configuration
    app.router.add_post("/api/messages", messages)
    return app


_ECHOES: Final[dict[str, Callable[[str], web.Application]]] = {"bare": bare, "stock": stock, "agents": agents}


async def main(name: str) -> None:
    """Serve."""
    warnings.simplefilter("ignore")
    async with on_loopback(_ECHOES[name](os.environ["TEST_MICROSOFT"])) as url:
        print(url, flush=True)
        await until_input_ends()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
