"""A Bot Connector with moods, in a process of its own: `python -m tests.production.moody`.

How it takes the messages to a conversation stands in the conversation's id, `a:<person>:<mood>.<mood>…`: one mood for
each call, and after the last one all is well. It writes down what arrived, and when each call came. It prints its
root URL and serves until its input ends.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter, defaultdict
from typing import Final

from aiohttp import web

from tests.bot.servers import on_loopback
from tests.production.until import until_input_ends

ARRIVES: Final = frozenset({"well", "no_id", "late", "drop_after", "502_after", "504_after"})
"""Moods in which the message arrives, whatever the bot gets to hear."""
MOODS: Final = ("429", "429_plain", "412", "no_id", "late", "drop", "drop_after", "403", "out", "404", "404_shut")
BROKEN: Final = ("500", "502", "502_after", "503", "504", "504_after")
_PATIENCE: Final = 12.0
"""Seconds, longer than the bot waits."""


class Moody:
    """Takes messages, and remembers more than it says."""

    def __init__(self) -> None:
        self.arrived: Counter[str] = Counter()
        self.calls: dict[str, list[float]] = defaultdict(list)
        self.opened: Counter[str] = Counter()

    async def take(self, request: web.Request) -> web.StreamResponse:
        """Take a message to a conversation, as its mood is."""
        await request.read()
        conversation = request.match_info["conversation"]
        _, person, moods = conversation.split(":")
        self.calls[conversation].append(time.monotonic())
        mood = dict(enumerate(moods.split("."))).get(len(self.calls[conversation]) - 1) or "well"
        if mood in ARRIVES:
            self.arrived[person] += 1
        return await self._answer(request, mood)

    async def open(self, request: web.Request) -> web.Response:
        """Open a person's chat; `shut` in a person's name keeps it shut."""
        person = (await request.json())["members"][0]["id"]
        self.calls["open"].append(time.monotonic())
        self.opened[person] += 1
        return web.Response(status=403) if person.startswith("shut") else web.json_response({"id": f"a:{person}:"})

    async def report(self, _: web.Request) -> web.Response:
        """Say who got how many, and how close together calls came."""
        every = sorted(moment for moments in self.calls.values() for moment in moments)
        own = [moments for conversation, moments in self.calls.items() if conversation != "open"]
        return web.json_response(
            {
                "arrived": dict(self.arrived),
                "calls": len(every),
                "opened": dict(self.opened),
                "most_in_a_second": most_within(every, 1.0),
                "most_to_one_in_a_second": max((most_within(moments, 1.0) for moments in own), default=0),
                "most_to_one_in_half_a_minute": max((most_within(moments, 30.0) for moments in own), default=0),
            }
        )

    def app(self) -> web.Application:
        """Return the application."""
        app = web.Application()
        app.router.add_post("/v3/conversations/{conversation}/activities", self.take)
        app.router.add_post("/v3/conversations", self.open)
        app.router.add_get("/report", self.report)
        return app

    async def _answer(self, request: web.Request, mood: str) -> web.StreamResponse:
        match mood:
            case "well":
                return web.json_response({"id": f"sent-{self.arrived.total()}"}, status=201)
            case "no_id":
                return web.json_response({}, status=202)
            case "late":
                await asyncio.sleep(_PATIENCE)
                return web.json_response({"id": "late"})
            case "drop" | "drop_after":
                if request.transport:
                    request.transport.abort()
                return web.Response()
            case "429":
                return web.Response(status=429, headers={"Retry-After": "1"})
            case "out":
                return web.json_response({"error": {"code": "BotNotInConversationRoster"}}, status=403)
        return web.Response(status=int(mood[:3]))


def most_within(moments: list[float], seconds: float) -> int:
    """Return how many moments at most lie within so many seconds of each other."""
    most, first = 0, 0
    for last, moment in enumerate(moments):
        while moments[first] <= moment - seconds:
            first += 1
        most = max(most, last - first + 1)
    return most


async def main() -> None:
    """Serve."""
    async with on_loopback(Moody().app()) as url:
        print(url, flush=True)
        await until_input_ends()


if __name__ == "__main__":
    asyncio.run(main())
