"""Reading and writing the files that a command names."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from bot.commands.failures import CommandError
from dialogs.wording import say

_REASONS: Final[tuple[tuple[type[OSError], str], ...]] = (
    (FileNotFoundError, "missing"),
    (IsADirectoryError, "is_folder"),
    (PermissionError, "not_allowed"),
    (OSError, "unreadable"),
)


def read_file(file: Path) -> bytes:
    """Return what is in a file.

    Raises:
        CommandError: it cannot be read; the message says why.
    """
    try:
        return file.read_bytes()
    except OSError as error:
        raise cannot_read(file, error) from None


def cannot_read(file: Path, error: OSError) -> CommandError:
    """Return what says why a file cannot be read."""
    reason = next(reason for kind, reason in _REASONS if isinstance(error, kind))
    return CommandError(say(f"cli.file.{reason}", file=file))


def write_file(file: Path, content: bytes) -> None:
    """Write a file, in place of one that was there before.

    Raises:
        CommandError: it cannot be written; the message says so.
    """
    try:
        file.write_bytes(content)
    except OSError:
        raise CommandError(say("cli.file.unwritable", file=file)) from None
