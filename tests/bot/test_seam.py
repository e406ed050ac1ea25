"""The chat SDK stays in one corner, so that its successor can take its place there."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SDK = {"botbuilder", "botframework"}
CORNER = {f"sdk.{name}" for name in ("adapter", "authentication", "codec", "connector", "door", "passes")}
"""The modules of `bot/` that know the SDK's types."""
BUILT_ON_IT = {"post.retraction", "post.teams_carrier", "server", "teams"}
"""The modules of `bot/` that put the corner to use; they know its names, not the SDK's."""
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
    assert knowing == {f"bot/{name.replace('.', '/')}" for name in CORNER}


def test_the_tests_of_the_lower_packages_lean_on_nothing_of_the_bots() -> None:
    files = [file for room in ("knowledge", "dialogs", "storage") for file in (ROOT / "tests" / room).rglob("*.py")]
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    leaning = re.compile(
        r"\s*(?:from|import) (?:bot\.|tests\.(?:bot|production|endurance)\b|botbuilder|botframework)"
    )
    assert len(files) > 100
    assert [line for line in lines if leaning.match(line)] == []


def python(code: str) -> str:
    """Run code as if the SDK were not installed; return what it prints."""
    command = [sys.executable, "-c", f"import tests.without_sdk\n{code}"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def test_everything_outside_the_corner_is_there_without_the_sdk() -> None:
    leaning = (
        "import importlib, pkgutil, bot, dialogs, knowledge, storage\n"
        "for package in (bot, dialogs, knowledge, storage):\n"
        "    for module in pkgutil.walk_packages(package.__path__, package.__name__ + '.'):\n"
        "        if module.name == 'storage.migrations.env': continue  # alembic's own, run by the store's tests\n"
        "        try: importlib.import_module(module.name)\n"
        "        except ModuleNotFoundError as error: print(module.name, error.name.partition('.')[0])\n"
    )
    missed = dict(line.split() for line in python(leaning).splitlines())
    assert set(missed) == {f"bot.{name}" for name in CORNER | BUILT_ON_IT}
    assert set(missed.values()) <= SDK


def test_the_whole_conversation_runs_without_the_sdk(tmp_path: Path) -> None:
    script = tmp_path / "samtale.txt"
    script.write_text("42 år, kth, sag i HP, har søgt § 85\nlog beslutning\n2026-117\ngem\nfind gæld\n", "utf-8")
    set_up = f"import os, sys; os.environ['XDG_DATA_HOME'] = {str(tmp_path)!r}; from bot.__main__ import main"
    said = python(f"{set_up}; sys.exit(main(['chat', '--script', {str(script)!r}]))")
    assert "Fællesmængden" in said
    assert "Beslutningen er logget" in said


def test_a_command_that_needs_no_chat_loads_neither_the_sdk_nor_a_server() -> None:
    code = f"import sys, bot.bootstrap, bot.settings; print(*sorted({HEAVY!r} & set(sys.modules)))"
    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert loaded.stdout.split() == []
