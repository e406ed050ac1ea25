"""Arguments read and explained in Danish."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable
from typing import Final, NoReturn

from bot.commands.failures import UsageError
from dialogs.wording import say

Run = Callable[[argparse.Namespace], int]

_MESSAGES: Final = (
    ("missing", re.compile(r"the following arguments are required: (?P<what>.+)")),
    ("unknown", re.compile(r"unrecognized arguments: (?P<what>.+)")),
    ("no_such_choice", re.compile(r"argument .+: invalid choice: '?(?P<what>.*?)'? \(choose from (?P<allowed>.+)\)")),
    ("needs_value", re.compile(r"argument (?P<what>\S+): expected .+ arguments?")),
    ("not_a_number", re.compile(r"argument (?P<what>\S+): invalid \w+ value: '(?P<found>.*)'")),
)
"""What argparse can say, and the sentence of ours (`cli.error.<key>`)."""


class _Formatter(argparse.HelpFormatter):
    """Begins with "Brug:" instead of "usage:"."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, say("cli.usage") if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks Danish and raises `UsageError` instead of leaving."""

    def __init__(self, **options: object) -> None:
        super().__init__(add_help=False, formatter_class=_Formatter, **options)  # type: ignore[arg-type]
        self._positionals.title = say("cli.arguments")
        self._optionals.title = say("cli.options")
        self.add_argument("-h", "--help", action="help", help=say("cli.help"))

    def error(self, message: str) -> NoReturn:
        """Raise `UsageError` with one sentence: what is wrong, and where it is explained."""
        raise UsageError(say("cli.error.see_help", problem=_in_danish(message), command=self.prog))


def _in_danish(message: str) -> str:
    for key, pattern in _MESSAGES:
        if match := pattern.fullmatch(message):
            return say(
                f"cli.error.{key}", **{name: said.replace("'", "") for name, said in match.groupdict().items()}
            )
    return say("cli.error.not_understood")


class Commands:
    """The commands of a parser."""

    def __init__(self, parser: Parser) -> None:
        self._parsers = parser.add_subparsers(title=say("cli.commands"), metavar=say("cli.command"), required=True)

    def add(self, name: str, run: Run | None = None, key: str | None = None) -> Parser:
        """Add a command, explained in the catalogue by `cli.<key>.about` and `cli.<key>.more`."""
        key = f"cli.{key or name}"
        about = say(f"{key}.about")
        parser: Parser = self._parsers.add_parser(name, help=about, description=about, epilog=say(f"{key}.more"))
        if run:
            parser.set_defaults(run=run)
        return parser


def add_pack(parser: Parser) -> None:
    """Add `--pack`; None stands for the pack in the settings, or for all of them."""
    parser.add_argument("--pack", metavar="MODEL", help=say("cli.pack"))


def add_json(parser: Parser) -> None:
    """Add `--json`."""
    parser.add_argument("--json", action="store_true", help=say("cli.json"))
