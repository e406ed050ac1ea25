"""The bot as in production, on loopback and with Microsoft played by others: `python -m tests.production.bot`.

Settings come from the environment; `TEST_MICROSOFT` is the root URL of `tests.production.microsoft`. It prints its
own root URL and serves until its input ends.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import requests

from bot.bootstrap import open_conversation, opened_store
from bot.collector import look_seldom, settle
from bot.logs import set_up_logging
from bot.outgoing.tokens import FetchedToken, SignInError
from bot.settings import Settings, read_settings
from bot.teams import teams_app
from dialogs.conversation import Conversation
from tests.bot.servers import on_loopback
from tests.production.until import until_input_ends


class LoopbackSignIn:
    """Fetches access tokens where we are told."""

    def __init__(self, microsoft: str) -> None:
        self._microsoft = microsoft

    def fetch(self) -> FetchedToken:
        """Fetch a token."""
        try:
            answer = requests.post(f"{self._microsoft}/token", timeout=5).json()
        except requests.RequestException as error:
            raise SignInError("unreachable") from error
        return FetchedToken(answer["access_token"], answer["expires_in"])


@asynccontextmanager
async def serving(settings: Settings, conversation: Conversation) -> AsyncIterator[str]:
    """Serve, and yield the root URL."""
    microsoft = os.environ["TEST_MICROSOFT"]
    async with (
        opened_store(settings) as store,
        teams_app(
            settings,
            store,
            conversation,
            checks={"keys": store.check},
            openid_url=f"{microsoft}/openid",
            token_source=LoopbackSignIn(microsoft),
        ) as app,
        on_loopback(app) as url,
    ):
        settle()
        yield url


async def main() -> None:
    """Serve."""
    look_seldom()
    set_up_logging()
    settings = read_settings(os.environ, serving=True)
    async with serving(settings, open_conversation(settings)) as url:
        print(url, flush=True)
        await until_input_ends()


if __name__ == "__main__":
    asyncio.run(main())
