"""The door: whether a request carries a token that Microsoft signed for this bot and this service URL."""

from __future__ import annotations

from typing import Final

import jwt
from botbuilder.schema import Activity
from botframework.connector.auth.authenticate_request_result import AuthenticateRequestResult

from bot.inbound.admission import RefusedError
from bot.inbound.openid import KeysUnavailableError, UnknownKeyError
from bot.sdk.authentication import ISSUER, PooledAuthentication
from bot.sdk.passes import Passes

_REASONS: Final[tuple[tuple[type[Exception], str], ...]] = (
    (UnknownKeyError, "unknown_key"),
    (KeysUnavailableError, "keys_unavailable"),
    (jwt.ExpiredSignatureError, "expired"),
    (jwt.ImmatureSignatureError, "not_yet_valid"),
    (jwt.InvalidSignatureError, "signature"),
    (jwt.InvalidAlgorithmError, "algorithm"),
    (jwt.PyJWTError, "malformed"),
)
_SAID: Final = (
    ("AppId", "audience"),
    ("'aud'", "audience"),
    ("serviceurl", "service_url"),
    ("endorsement", "channel"),
)
"""What the SDK says when it refuses; pinned, so its words do not change."""


class Door:
    """Lets in or refuses with 401. `anonymous` is for local mode: then there is nothing to check."""

    def __init__(self, authentication: PooledAuthentication, *, anonymous: bool) -> None:
        self._authentication = authentication
        self._anonymous = anonymous
        self._passes = Passes()

    def knock(self, header: str | None) -> str | None:
        """Return the credentials of a request before its body is read, if the Bot Connector could have signed them.

        The SDK would also let in tokens of the archived Emulator and of skills, and tokens that never end.

        Raises:
            RefusedError: with 401 and the reason.
        """
        if self._anonymous:
            return None
        if header and self._passes.find(header):
            return header
        scheme, _, token = (header or "").partition(" ")
        if not header:
            raise RefusedError(401, "no_token")
        if scheme.casefold() != "bearer" or not token or " " in token:
            raise RefusedError(401, "not_bearer")
        try:
            algorithm = jwt.get_unverified_header(token).get("alg")
            claims = jwt.decode(token, options={"verify_signature": False})
        except (jwt.PyJWTError, ValueError, TypeError, RecursionError) as error:
            raise RefusedError(401, "malformed") from error
        if algorithm != "RS256":
            raise RefusedError(401, "algorithm")
        if claims.get("iss") != ISSUER:
            raise RefusedError(401, "issuer")
        if "exp" not in claims:
            raise RefusedError(401, "no_end")
        return f"Bearer {token}"

    async def admit(self, credentials: str | None, activity: Activity) -> AuthenticateRequestResult:
        """Return the SDK's result for an authentic request.

        Raises:
            RefusedError: with 401 and the reason, whatever it is that is wrong.
        """
        known = self._passes.find(credentials) if credentials else None
        if known and (known.channel, known.service_url) == (activity.channel_id, activity.service_url):
            return known.result
        try:
            result = await self._authentication.authenticate_request(activity, credentials)
        except Exception as error:
            raise RefusedError(401, _reason(error)) from error
        if credentials:
            self._passes.keep(credentials, activity.channel_id, activity.service_url, result)
        return result


def _reason(error: Exception) -> str:
    for kind, reason in _REASONS:
        if isinstance(error, kind):
            return reason
    return next((reason for said, reason in _SAID if said in str(error)), "not_valid")
