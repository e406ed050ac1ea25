"""The SDK's own adapter and endpoint as its samples set them up: what ours is measured and tested beside.

It checks tokens against a key server on loopback. Access tokens for what it sends are ready at once, which is more
than it gets in production.
"""

from __future__ import annotations

from typing import ClassVar, Final

from aiohttp import web
from botbuilder.core import ActivityHandler, TurnContext
from botbuilder.integration.aiohttp import CloudAdapter
from botframework.connector.auth import (
    AuthenticationConfiguration,
    AuthenticationConstants,
    BotFrameworkAuthenticationFactory,
    MicrosoftAppCredentials,
    PasswordServiceClientCredentialFactory,
)

APP_ID: Final = "11111111-1111-1111-1111-111111111111"


class Credentials(MicrosoftAppCredentials):  # type: ignore[misc]
    """Credentials that hold an access token already, and count how many of them were made."""

    made: ClassVar[int] = 0

    def __init__(self, *how: object) -> None:
        super().__init__(*how)
        Credentials.made += 1

    def get_access_token(self, force_refresh: bool = False) -> str:
        return "hemmelig"


class _Credentials(PasswordServiceClientCredentialFactory):  # type: ignore[misc]
    async def create_credentials(self, *_: object, **__: object) -> Credentials:
        return Credentials(APP_ID, "hemmelig")


class Echo(ActivityHandler):  # type: ignore[misc]
    """Answers what was written."""

    async def on_message_activity(self, turn_context: TurnContext) -> None:
        """Answer one message."""
        await turn_context.send_activity(f"Echo: {turn_context.activity.text}")


def stock_adapter(openid_url: str) -> CloudAdapter:
    """Return the adapter for production, with Microsoft's keys announced at a URL."""
    authentication = BotFrameworkAuthenticationFactory.create(
        to_channel_from_bot_login_url="https://login.microsoftonline.com/botframework.com",
        to_channel_from_bot_oauth_scope=AuthenticationConstants.TO_CHANNEL_FROM_BOT_OAUTH_SCOPE,
        to_bot_from_channel_token_issuer=AuthenticationConstants.TO_BOT_FROM_CHANNEL_TOKEN_ISSUER,
        oauth_url=AuthenticationConstants.OAUTH_URL,
        to_bot_from_channel_open_id_metadata_url=openid_url,
        to_bot_from_emulator_open_id_metadata_url=openid_url,
        credential_factory=_Credentials(APP_ID, "hemmelig"),
        auth_configuration=AuthenticationConfiguration(),
    )
    return CloudAdapter(authentication)


def stock_app(openid_url: str, bot: ActivityHandler | None = None) -> web.Application:
    """Return the application of the SDK's samples."""
    adapter, handler = stock_adapter(openid_url), bot or Echo()

    async def messages(request: web.Request) -> web.Response:
        response: web.Response = await adapter.process(request, handler)
        return response

    app = web.Application()
    app.router.add_post("/api/messages", messages)
    return app
