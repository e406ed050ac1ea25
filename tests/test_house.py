"""The house: what the documents say of the project's own set-up is true."""

from __future__ import annotations

import json
import re
import tomllib
from itertools import chain
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import settings
from packaging.requirements import Requirement

ROOT: Final = Path(__file__).parents[1]
PROJECT: Final[dict[str, Any]] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
NODE_FOLDERS: Final = ("bot/playground", "tests/cardpage")


def _text(file: str) -> str:
    return (ROOT / file).read_text("utf-8")


def _names(requirements: list[str]) -> list[str]:
    return [re.split(r"[\[>=<]", requirement)[0] for requirement in requirements]


PYTHON: Final = [
    _names(requirements) for requirements in (PROJECT["dependencies"], *PROJECT["optional-dependencies"].values())
]


def _needed() -> list[str]:
    node = [name for folder in NODE_FOLDERS for name in json.loads(_text(f"{folder}/package.json"))["dependencies"]]
    return [*chain(*PYTHON), *node]


@pytest.mark.parametrize("name", _needed())
def test_every_dependency_is_accounted_for(name: str) -> None:
    assert re.search(rf"^\|.*`{re.escape(name)}(\[\w+\])?`.*\|$", _text("docs/dependencies.md"), re.MULTILINE)


def test_dependencies_stand_in_order() -> None:
    for names in PYTHON:
        assert names == sorted(names)


def test_the_image_is_built_with_versions_that_the_project_allows() -> None:
    pinned = dict(line.split("==") for line in _text("deploy/constraints.txt").splitlines() if "==" in line)
    pinned = {name.lower().replace("_", "-"): version for name, version in pinned.items()}
    for written in PROJECT["dependencies"]:
        needed = Requirement(written)
        assert needed.specifier.contains(pinned[needed.name.lower()]), written


@pytest.mark.parametrize("folder", NODE_FOLDERS)
def test_no_lock_file_names_where_its_packages_were_fetched(folder: str) -> None:
    packages = json.loads(_text(f"{folder}/package-lock.json"))["packages"]
    assert [name for name, package in packages.items() if "resolved" in package] == []
    assert all("integrity" in package for name, package in packages.items() if name)


def test_the_help_of_make_lists_every_target_that_people_call() -> None:
    makefile = _text("Makefile")
    (phony,) = re.findall(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert set(re.findall(r"^([a-z0-9]+):.*## ", makefile, re.MULTILINE)) == set(phony.split())


def test_tests_have_the_same_names_in_every_process(request: pytest.FixtureRequest) -> None:
    names = [item.nodeid for item in request.session.items]
    assert [name for name in names if re.search(r"set\(\{|\bat 0x", name)] == []


def test_no_property_test_depends_on_chance_or_on_how_fast_the_machine_is() -> None:
    assert (settings.default.deadline, settings.default.derandomize) == (None, True)
