"""One replica of the bot with its post office open, in a process of its own: `python -m tests.production.replica`.

Settings come from the environment, in local mode. It prints its own root URL and serves until its input ends.
"""

from __future__ import annotations

import asyncio
import os
from datetime import datetime

from bot.bootstrap import opened_store
from bot.clock import now
from bot.logs import set_up_logging
from bot.post.office import Rhythm
from bot.post.opening import open_mail
from bot.settings import read_settings
from bot.teams import teams_app
from dialogs.ports.post import Letter, Parcel
from dialogs.view import Heading, View
from tests.bot.scripted import ScriptedDialog
from tests.bot.servers import on_loopback
from tests.production.until import until_input_ends

IN_A_HURRY = Rhythm(look=0.3, lease=3.0, rest=1.2)


class Card:
    """Composes one card for everybody."""

    async def compose(self, parcel: Parcel, now: datetime) -> Letter:
        """Return the card."""
        return Letter(View("Nyt fra Vejviser", (Heading(parcel.key),)))


async def main() -> None:
    """Serve."""
    set_up_logging()
    settings = read_settings(os.environ)
    async with opened_store(settings) as store:
        mail = open_mail(store, {"digest": Card()}, now)
        async with (
            teams_app(settings, store, ScriptedDialog(), checks={}, mail=mail, rhythm=IN_A_HURRY) as app,
            on_loopback(app) as url,
        ):
            print(url, flush=True)
            await until_input_ends()


if __name__ == "__main__":
    asyncio.run(main())
