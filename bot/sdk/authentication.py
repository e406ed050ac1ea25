"""The SDK's authentication, wrapped: its rules for tokens stay, its clients and credentials are replaced by ours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from botbuilder.schema import Activity, CallerIdConstants
from botframework.connector.auth import (
    AuthenticationConfiguration,
    AuthenticationConstants,
    BotFrameworkAuthentication,
    BotFrameworkAuthenticationFactory,
    ClaimsIdentity,
    PasswordServiceClientCredentialFactory,
)
from botframework.connector.auth.authenticate_request_result import AuthenticateRequestResult
from botframework.connector.auth.connector_factory import ConnectorFactory
from botframework.connector.auth.jwt_token_extractor import JwtTokenExtractor

from bot.inbound.openid import OpenIdKeys
from bot.outgoing.channel import DeliveryError
from bot.outgoing.outbound import TRIES, Outbound
from bot.sdk.connector import Connector

ISSUER: Final[str] = AuthenticationConstants.TO_BOT_FROM_CHANNEL_TOKEN_ISSUER
OPENID_URL: Final[str] = AuthenticationConstants.TO_BOT_FROM_CHANNEL_OPENID_METADATA_URL
_MOST_CONNECTORS: Final = 64


class PooledConnectors(ConnectorFactory):
    """One connector per service URL, all on one session; `answers` says which URLs may be called at all."""

    def __init__(self, outbound: Outbound, answers: Callable[[str], bool], tries: int = TRIES) -> None:
        self._outbound = outbound
        self._tries = tries
        self._answers = answers
        self._connectors: dict[str, Connector] = {}

    async def create(self, service_url: str, audience: str | None = None) -> Connector:
        """Return the connector of a service URL.

        Raises:
            DeliveryError: nothing may be sent there. A stored address is checked here too, by today's list of hosts.
        """
        if service_url not in self._connectors:
            if not self._answers(service_url):
                raise DeliveryError("refused", code="host")
            if len(self._connectors) >= _MOST_CONNECTORS:
                self._connectors.clear()
            self._connectors[service_url] = Connector(service_url, self._outbound, self._tries)
        return self._connectors[service_url]


class PooledAuthentication(BotFrameworkAuthentication):
    """Lets the SDK's own authentication judge, and hands out the pooled connectors."""

    def __init__(self, judge: BotFrameworkAuthentication, connectors: PooledConnectors) -> None:
        self._judge = judge
        self._connectors = connectors

    async def authenticate_request(self, activity: Activity, auth_header: str | None) -> AuthenticateRequestResult:
        """Judge a request; raises whatever the SDK raises."""
        result = await self._judge.authenticate_request(activity, auth_header)
        result.connector_factory = self._connectors
        return result

    async def authenticate_streaming_request(
        self, auth_header: str, channel_id_header: str
    ) -> AuthenticateRequestResult:
        """Judge a streaming request; we open no stream, so none is ever let in."""
        raise PermissionError("streaming is not served")

    def create_connector_factory(self, claims_identity: ClaimsIdentity) -> ConnectorFactory:
        """Return the pooled connectors."""
        return self._connectors

    async def create_user_token_client(self, claims_identity: ClaimsIdentity) -> None:
        """Return no client: nobody signs in through the bot."""
        return


def anonymous(connectors: PooledConnectors) -> PooledAuthentication:
    """Return an authentication that lets everybody in, for local mode."""
    judge = BotFrameworkAuthenticationFactory.create(credential_factory=PasswordServiceClientCredentialFactory())
    return PooledAuthentication(judge, connectors)


def authenticated(
    app_id: str, keys: OpenIdKeys, connectors: PooledConnectors, openid_url: str = OPENID_URL
) -> PooledAuthentication:
    """Return an authentication that lets in what the Bot Connector signed for this app.

    The SDK keeps one metadata object per URL for the whole process; ours is put there.
    """
    JwtTokenExtractor.metadataCache[openid_url] = keys
    judge = BotFrameworkAuthenticationFactory.create(
        validate_authority=True,
        to_channel_from_bot_login_url=AuthenticationConstants.TO_CHANNEL_FROM_BOT_LOGIN_URL_PREFIX,
        to_channel_from_bot_oauth_scope=AuthenticationConstants.TO_CHANNEL_FROM_BOT_OAUTH_SCOPE,
        to_bot_from_channel_token_issuer=ISSUER,
        oauth_url=AuthenticationConstants.OAUTH_URL,
        to_bot_from_channel_open_id_metadata_url=openid_url,
        to_bot_from_emulator_open_id_metadata_url=AuthenticationConstants.TO_BOT_FROM_EMULATOR_OPENID_METADATA_URL,
        caller_id=CallerIdConstants.public_azure_channel,
        credential_factory=PasswordServiceClientCredentialFactory(app_id),
        auth_configuration=AuthenticationConfiguration(),
    )
    return PooledAuthentication(judge, connectors)
