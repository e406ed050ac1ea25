"""`vejviser chat`: the same conversation in the terminal."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import suppress
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from bot.commands.failures import CommandError
from bot.commands.parser import Commands, add_command, add_pack
from dialogs.wording import say

if TYPE_CHECKING:
    from dialogs.conversation import Conversation
    from dialogs.ports import Store
    from dialogs.turns import Person, Reply

_TENANT: Final = "terminal"


def add(commands: Commands) -> None:
    """Add the command."""
    parser = add_command(commands, "chat", run)
    parser.add_argument("--script", metavar="FIL", type=Path, help=say("cli.chat.script"))
    parser.add_argument("--resume", action="store_true", help=say("cli.chat.resume"))
    add_pack(parser)


def run(arguments: Namespace) -> int:
    """Talk until the lines end."""
    import asyncio

    lines = _script(arguments.script) if arguments.script else _typed()
    asyncio.run(_talk(lines, arguments.pack, arguments.resume))
    return 0


def _script(file: Path) -> Iterator[str]:
    """Yield the lines of a file, and print each as it would stand on the screen."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(say("cli.error.file", file=file, reason=error)) from None
    for line in lines:
        print(f"> {line}\n")
        yield line


def _typed() -> Iterator[str]:
    """Yield what is typed until the end of the input, or a line that says goodbye."""
    from dialogs.wording import words

    if sys.stdin.isatty():
        print(say("cli.chat.goodbye_how", words=", ".join(words("cli.chat.goodbye"))) + "\n")
    with suppress(EOFError):
        while (line := input("> ")).strip().casefold() not in words("cli.chat.goodbye"):
            print()
            yield line
    print()


async def _talk(lines: Iterator[str], pack: str | None, resume: bool) -> None:
    from bot.commands.packing import settings
    from bot.commands.storing import opened_store
    from dialogs.conversation import Conversation
    from dialogs.turns import Person
    from knowledge.guide import open_guide

    person = Person(_TENANT, getuser(), getuser())
    guide = open_guide(pack or settings().pack, settings().pack_folders)
    async with opened_store() as store:
        await _Terminal(Conversation(guide, lambda: uuid4().hex), store, person).talk(lines, resume)
