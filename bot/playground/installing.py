"""Getting the playground: an npm package, fetched once into this folder."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Final

HOME: Final = Path(__file__).parent
_PROGRAM: Final = Path("node_modules", "@microsoft", "m365agentsplayground", "cli.js")
_OLDEST: Final = 18


class NoNodeError(Exception):
    """Node.js is not there, or too old, or has no npm."""


class NotInstalledError(Exception):
    """The playground could not be fetched."""


def install(fetching: Callable[[], None], home: Path = HOME) -> tuple[str, str]:
    """Return the command that starts the playground.

    Args:
        fetching: called before it is fetched.
        home: the folder with `package.json`; what is fetched is put beside it.

    Raises:
        NoNodeError: there is no Node.js of this age.
        NotInstalledError: npm could not fetch it.
    """
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm or _major(node) < _OLDEST:
        raise NoNodeError
    program = home / _PROGRAM
    if not program.is_file():
        fetching()
        command = [npm, "ci", "--silent", "--no-audit", "--no-fund"]
        if subprocess.run(command, cwd=home, check=False).returncode:  # noqa: S603 (npm, with arguments of ours)
            raise NotInstalledError
    return node, str(program)


def _major(node: str) -> int:
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S603
    found = re.match(r"v(\d+)", said)
    return int(found[1]) if found else 0
