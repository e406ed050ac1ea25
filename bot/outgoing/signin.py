"""Signing the bot in at Entra, by client secret, by certificate or by managed identity."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import msal
import requests

from bot.identity import AppIdentity
from bot.outgoing.tokens import FetchedToken, SignInError, TokenSource

RESOURCE: Final = "https://api.botframework.com"
_LOGIN: Final = "https://login.microsoftonline.com"
_SECONDS: Final = 10
"""How long the sign-in service may take."""


class _TimedSession(requests.Session):
    """A session whose requests end."""

    def request(self, *args: Any, **kwargs: Any) -> requests.Response:
        return super().request(*args, **{"timeout": _SECONDS} | kwargs)


class TenantSignIn:
    """Client credentials of a single tenant: a secret, or an assertion signed with the certificate's key."""

    def __init__(self, app: AppIdentity, authority: str = _LOGIN) -> None:
        self._app = app
        self._authority = f"{authority}/{app.tenant}"
        self._client: msal.ConfidentialClientApplication | None = None

    def fetch(self) -> FetchedToken:
        """Fetch a token; raises as `TokenSource.fetch` does."""
        try:
            # Built here, not in the constructor: it asks the network about the authority.
            self._client = self._client or msal.ConfidentialClientApplication(
                self._app.id,
                client_credential=_credential(self._app),
                authority=self._authority,
                instance_discovery=False,  # the authority is ours, not read from anywhere
                timeout=_SECONDS,
            )
            self._client.remove_tokens_for_client()  # else msal gives the last one again, also one that was refused
            answer = self._client.acquire_token_for_client(scopes=[f"{RESOURCE}/.default"])
        except Exception as error:  # on what is no answer of Entra's, msal fails in any way
            raise SignInError("unreachable") from error
        return _token(answer)


class ManagedIdentitySignIn:
    """The identity that Azure gives the machine."""

    def __init__(self, app: AppIdentity) -> None:
        self._identity = msal.UserAssignedManagedIdentity(client_id=app.id)
        self._http = _TimedSession()

    def fetch(self) -> FetchedToken:
        """Fetch a token; raises as `TokenSource.fetch` does."""
        try:
            # A new client has no last token to give again.
            client = msal.ManagedIdentityClient(self._identity, http_client=self._http)
            answer = client.acquire_token_for_client(resource=RESOURCE)
        except Exception as error:
            raise SignInError("unreachable") from error
        return _token(answer)


def sign_in(app: AppIdentity) -> TokenSource:
    """Return the way this app signs in."""
    return ManagedIdentitySignIn(app) if app.type == "UserAssignedMSI" else TenantSignIn(app)


def _credential(app: AppIdentity) -> str | dict[str, str]:
    pem = app.certificate.get_secret_value()
    return {"private_key": pem, "public_certificate": pem} if pem else app.password.get_secret_value()


def _token(answer: Mapping[str, Any]) -> FetchedToken:
    """Read the answer; of a refusal only its number is kept, since its text names tenants and apps."""
    if "access_token" not in answer:
        raise SignInError(_reason(answer))
    try:
        return FetchedToken(str(answer["access_token"]), float(answer["expires_in"]))
    except (KeyError, TypeError, ValueError) as error:
        raise SignInError from error


def _reason(refusal: Mapping[str, Any]) -> str:
    """Return Entra's error number, which its documentation explains, else its error word."""
    codes = refusal.get("error_codes")
    if isinstance(codes, list) and codes and isinstance(codes[0], int):
        return f"AADSTS{codes[0]}"
    word = str(refusal.get("error", ""))
    return word if word.isascii() and word.replace("_", "").isalpha() else "no_token"
