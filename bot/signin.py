"""Signing the bot in at Entra, by client secret or by managed identity."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import msal
import requests

from bot.settings import AppIdentity
from bot.tokens import FetchedToken, SignInError, TokenSource

RESOURCE: Final = "https://api.botframework.com"
_LOGIN: Final = "https://login.microsoftonline.com"
_SECONDS: Final = 10
"""How long the sign-in service may take."""


class _TimedSession(requests.Session):
    """A session whose requests end."""

    def request(self, *args: Any, **kwargs: Any) -> requests.Response:
        return super().request(*args, **{"timeout": _SECONDS} | kwargs)


class SecretSignIn:
    """Client credentials of a single tenant."""

    def __init__(self, app: AppIdentity, authority: str = _LOGIN) -> None:
        self._app = app
        self._authority = f"{authority}/{app.tenant}"
        self._client: msal.ConfidentialClientApplication | None = None

    def fetch(self) -> FetchedToken:
        """Fetch a token; raises as `TokenSource.fetch` does."""
        try:
            # Built here, not in the constructor: it may ask the network about the authority.
            self._client = self._client or msal.ConfidentialClientApplication(
                self._app.id,
                client_credential=self._app.password.get_secret_value(),
                authority=self._authority,
                timeout=_SECONDS,
            )
            return _token(self._client.acquire_token_for_client(scopes=[f"{RESOURCE}/.default"]))
        except (OSError, ValueError) as error:
            raise SignInError from error


class ManagedIdentitySignIn:
    """The identity that Azure gives the machine."""

    def __init__(self, app: AppIdentity) -> None:
        identity = msal.UserAssignedManagedIdentity(client_id=app.id)
        self._client = msal.ManagedIdentityClient(identity, http_client=_TimedSession())

    def fetch(self) -> FetchedToken:
        """Fetch a token; raises as `TokenSource.fetch` does."""
        try:
            return _token(self._client.acquire_token_for_client(resource=RESOURCE))
        except (OSError, ValueError, msal.ManagedIdentityError) as error:
            raise SignInError from error


def sign_in(app: AppIdentity) -> TokenSource:
    """Return the way this app signs in."""
    return ManagedIdentitySignIn(app) if app.type == "UserAssignedMSI" else SecretSignIn(app)


def _token(answer: Mapping[str, Any]) -> FetchedToken:
    """Read the answer; what it says about a refusal is left out, since it names tenants and apps."""
    if "access_token" not in answer:
        raise SignInError(str(answer.get("error", "no_token")))
    return FetchedToken(str(answer["access_token"]), float(answer.get("expires_in", 0)))
