"""The command line: `vejviser`, also `python -m bot`."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from bot.collector import look_seldom
from bot.commands.failures import UsageError, sentence, unexpected
from bot.commands.registry import build_parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 not done, 2 not understood."""
    look_seldom()
    _write_danish_anywhere()
    try:
        arguments = build_parser().parse_args(argv)
        return int(arguments.run(arguments))
    except UsageError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        _point_output_nowhere()
        return 141
    except Exception as error:  # noqa: BLE001 (the edge: whatever it is, a person gets one sentence)
        print(sentence(error) or unexpected(error), file=sys.stderr)
        return 1


def _write_danish_anywhere() -> None:
    """Write UTF-8 whatever the locale says: JSON must be, and a lone surrogate must not stop a list."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _point_output_nowhere() -> None:
    """Keep the interpreter from failing once more when it flushes a pipe that nobody reads."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
