"""`vejviser app-package`: the file that a Teams administrator uploads."""

from __future__ import annotations

import re
from argparse import Namespace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.commands.failures import CommandError
from bot.commands.files import write_file
from bot.commands.json_lines import print_json
from bot.commands.parser import Commands, add_json
from dialogs.wording import say

if TYPE_CHECKING:
    from bot.app_package.manifest import App

_FILE: Final = Path("vejviser-teams.zip")
_GUID: Final = re.compile(r"[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}")
_VERSION: Final = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)", re.ASCII)
_HTTPS: Final = re.compile(r"https://[^\s/?#]+\.[^\s/?#]+\S*")
_LONGEST_PUBLISHER: Final = 32
_NOWHERE: Final = "https://kommunen.example/"
"""Teams wants an address; this one says that none was given (RFC 2606)."""


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add("app-package", run, "app_package")
    parser.add_argument("--out", metavar="FIL", type=Path, default=_FILE, help=say("cli.app_package.out"))
    parser.add_argument("--app-id", metavar="ID", help=say("cli.app_package.app_id"))
    parser.add_argument("--publisher", metavar="NAVN", help=say("cli.app_package.publisher"))
    parser.add_argument("--website", metavar="ADRESSE", help=say("cli.app_package.website"))
    parser.add_argument("--privacy", metavar="ADRESSE", help=say("cli.app_package.privacy"))
    parser.add_argument("--terms", metavar="ADRESSE", help=say("cli.app_package.terms"))
    parser.add_argument("--app-version", metavar="NUMMER", help=say("cli.app_package.app_version"))
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Write the package, checked against Microsoft's schema."""
    from bot.app_package.checking import faults
    from bot.app_package.manifest import manifest
    from bot.app_package.packing import packed

    app = _app(arguments)
    described = manifest(app)
    if found := faults(described):
        raise CommandError(say("cli.app_package.faults", faults="; ".join(found)))
    write_file(arguments.out, packed(described))
    if arguments.json:
        print_json({"file": str(arguments.out), "app_id": app.id, "version": app.version, "website": app.website})
        return 0
    print(say("cli.app_package.written", file=arguments.out, id=app.id, version=app.version))
    if app.website == _NOWHERE:
        print(say("cli.app_package.no_website"))
    return 0


def _app(arguments: Namespace) -> App:
    from bot.app_package.manifest import App

    website = _address(arguments.website or _NOWHERE)
    return App(
        _app_id(arguments.app_id),
        _version(arguments.app_version or version("vejviser")),
        _publisher(arguments.publisher or say("manifest.name")),
        website,
        _address(arguments.privacy or website),
        _address(arguments.terms or website),
    )


def _publisher(name: str) -> str:
    if len(name) > _LONGEST_PUBLISHER:
        raise CommandError(say("cli.app_package.publisher_too_long", count=len(name), most=_LONGEST_PUBLISHER))
    return name


def _address(url: str) -> str:
    if not _HTTPS.fullmatch(url):
        raise CommandError(say("cli.app_package.not_an_address", value=url))
    return url


def _version(number: str) -> str:
    if not _VERSION.fullmatch(number):
        raise CommandError(say("cli.app_package.not_a_version", value=number))
    return number


def _app_id(given: str | None) -> str:
    from bot.commands.shelf import open_settings

    app = None if given else open_settings().app
    id = given.strip().lower() if given else app.id if app else ""
    if not id:
        raise CommandError(say("cli.app_package.no_id"))
    if not _GUID.fullmatch(id):
        raise CommandError(say("cli.app_package.not_an_id", value=id))
    return id
