"""Getting the playground: what is missing is told, and nothing is fetched twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.playground.installing import NoNodeError, NotInstalledError, install


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is all of the PATH; it stands in the one to install into."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def _tool(folder: Path, name: str, script: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)


def test_no_node_is_told(tools: Path) -> None:
    with pytest.raises(NoNodeError):
        install(pytest.fail, tools.parent)


def test_an_old_node_is_as_none(tools: Path) -> None:
    _tool(tools, "node", "echo v16.20.2")
    _tool(tools, "npm", "exit 0")
    with pytest.raises(NoNodeError):
        install(pytest.fail, tools.parent)


def test_node_without_npm_is_as_none(tools: Path) -> None:
    _tool(tools, "node", "echo v20.1.0")
    with pytest.raises(NoNodeError):
        install(pytest.fail, tools.parent)


def test_what_cannot_be_fetched_is_told(tools: Path) -> None:
    _tool(tools, "node", "echo v20.1.0")
    _tool(tools, "npm", "exit 1")
    told: list[str] = []
    with pytest.raises(NotInstalledError):
        install(lambda: told.append("fetching"), tools.parent)
    assert told == ["fetching"]


def test_it_is_fetched_once(tools: Path) -> None:
    program = tools.parent / "node_modules" / "@microsoft" / "m365agentsplayground" / "cli.js"
    program.parent.mkdir(parents=True)
    _tool(tools, "node", "echo v22.0.0")
    _tool(tools, "npm", f": > {program}")
    told: list[str] = []
    command = (str(tools / "node"), str(program))
    assert install(lambda: told.append("fetching"), tools.parent) == command
    assert install(pytest.fail, tools.parent) == command
    assert told == ["fetching"]
