"""`vejviser chat`: the same conversation in the terminal."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from getpass import getuser
from pathlib import Path
from typing import Final

from bot.commands.failures import CommandError
from bot.commands.files import read_file
from bot.commands.parser import Commands, add_pack
from bot.commands.shelf import open_settings
from dialogs.wording import say, words

_TENANT: Final = "terminal"
_END: Final = "cli.chat.goodbye"


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add("chat", run)
    parser.add_argument("--script", metavar="FIL", type=Path, help=say("cli.chat.script"))
    parser.add_argument("--resume", action="store_true", help=say("cli.chat.resume"))
    add_pack(parser)


def run(arguments: Namespace) -> int:
    """Talk until the lines end."""
    import asyncio

    asyncio.run(_talk(arguments.script, arguments.pack, arguments.resume))
    return 0


async def _talk(script: Path | None, pack: str | None, resume: bool) -> None:
    from bot.bootstrap import open_conversation, opened_store
    from bot.commands.terminal import Terminal
    from dialogs.ports.people import Person

    settings = replace(open_settings(pack), local=True)
    lines = _script(script) if script else _typed()
    async with opened_store(settings) as store:
        terminal = Terminal(open_conversation(settings, indexed=False), store, Person(_TENANT, getuser(), getuser()))
        await terminal.talk(lines, resume, greet=script is None)


def _script(file: Path) -> Iterator[str]:
    """Return the lines of a file, each printed as it would stand on the screen when it is taken."""
    try:
        lines = read_file(file).decode("utf-8").splitlines()
    except UnicodeDecodeError:
        raise CommandError(say("cli.file.not_utf8", file=file)) from None
    return _echoed(lines)


def _echoed(lines: list[str]) -> Iterator[str]:
    for line in lines:
        print(f"> {line}\n")
        yield line


def _typed() -> Iterator[str]:
    """Yield what is typed, until the input ends or a line says goodbye."""
    with suppress(EOFError):
        while (line := input("\n> ")).strip().casefold() not in words(_END):
            print()
            yield line
    print()
