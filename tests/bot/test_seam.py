"""The chat SDK stays in one corner, so that its successor can take its place there."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SDK = {"botbuilder", "botframework"}
CORNER = {"adapter", "authentication", "codec", "connector", "door", "passes"}
"""The modules of `bot/` that know the SDK's types."""
HEAVY = {"aiohttp", "botbuilder", "botframework", "msal", "msrest", "requests", "sqlalchemy"}


def imported(file: Path) -> set[str]:
    """Return the first names of everything that a file imports, anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.partition(".")[0])
    return names


def test_only_one_corner_of_the_bot_knows_the_sdk() -> None:
    files = [
        file for package in ("bot", "storage", "dialogs", "knowledge") for file in (ROOT / package).rglob("*.py")
    ]
    knowing = {file.relative_to(ROOT).with_suffix("").as_posix() for file in files if imported(file) & SDK}
    assert knowing == {f"bot/{name}" for name in CORNER}


def test_a_command_that_needs_no_chat_loads_neither_the_sdk_nor_a_server() -> None:
    code = f"import sys, bot.bootstrap, bot.settings; print(*sorted({HEAVY!r} & set(sys.modules)))"
    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert loaded.stdout.split() == []
