"""`vejviser playground`: the bot and Microsoft 365 Agents Playground on this machine."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from typing import Final

from bot.commands.failures import CommandError
from bot.commands.parser import Commands
from dialogs.wording import say

_PORT: Final = 56150
_DISPLAYS: Final = ("DISPLAY", "WAYLAND_DISPLAY")


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add("playground", run)
    parser.add_argument("--port", type=int, default=_PORT, help=say("cli.playground.port"))
    parser.add_argument("--user", metavar="NAVN", help=say("cli.playground.user"))
    parser.add_argument("--no-browser", action="store_true", help=say("cli.playground.no_browser"))


def run(arguments: Namespace) -> int:
    """Run both until the process is told to stop."""
    import asyncio

    from bot.playground.installing import NoNodeError, NotInstalledError, install
    from bot.playground.people import NobodyError
    from bot.playground.running import PlaygroundStoppedError

    try:
        command = install(fetching=lambda: print(say("cli.playground.fetching"), flush=True))
        browse = not arguments.no_browser and _has_display()
        asyncio.run(_play(command, arguments.port, arguments.user, browse=browse))
    except NoNodeError:
        raise CommandError(say("cli.error.no_node")) from None
    except NobodyError as error:
        raise CommandError(say("cli.playground.nobody", name=arguments.user, people=error)) from None
    except NotInstalledError:
        raise CommandError(say("cli.error.no_playground")) from None
    except (PlaygroundStoppedError, TimeoutError) as error:
        raise CommandError(say("cli.error.playground_stopped", said=error)) from None
    except asyncio.CancelledError:
        return 0
    return 0


async def _play(command: tuple[str, str], port: int, user: str | None, *, browse: bool) -> None:
    import asyncio
    import webbrowser

    from bot.bootstrap import open_conversation, serving
    from bot.playground.running import running
    from bot.settings import read_settings
    from bot.stopping import when_told_to_stop

    task = asyncio.current_task()
    assert task is not None
    when_told_to_stop(task.cancel)
    settings = read_settings({**os.environ, "VEJVISER_LOCAL": "1"}, serving=True)
    async with (
        serving(settings, open_conversation(settings)) as bot,
        running(command, f"{bot}/api/messages", port, user=user) as playground,
    ):
        print(say("cli.playground.open", address=playground.url), flush=True)
        if browse:
            await asyncio.to_thread(webbrowser.open, playground.url)
        await playground.ended()


def _has_display() -> bool:
    """Whether a window can open; without one a browser in the terminal might, on top of this."""
    return sys.platform in ("win32", "darwin") or any(os.environ.get(name) for name in _DISPLAYS)
