"""The author's guide is true: its pieces are a pack without faults, and no key of a pack is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from pydantic import BaseModel

from dialogs.showing.faults import fault_line
from knowledge.checking.whole import check
from knowledge.form.lexicon import Lexicon
from knowledge.form.loading import load
from knowledge.form.pack import Pack
from knowledge.rules.compiling import compile_pack
from knowledge.rules.condition_parser import ConditionParser
from knowledge.rules.model import Model

GUIDE: Final = (Path(__file__).parents[1] / "docs" / "forfatterguide.md").read_text(encoding="utf-8")
PIECES: Final = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
CONDITIONS: Final = re.findall(r"^\| `(\{.*?\})` \|", GUIDE, re.MULTILINE)


def written(root: Path, *changes: tuple[str, str]) -> Path:
    """Write the pack of the guide, each piece into a file named after its first key, and return the folder."""
    (root / "solby").mkdir()
    for piece in PIECES:
        name = piece.split(":")[0].replace("id", "pack")
        for old, new in changes:
            piece = piece.replace(old, new)
        (root / "solby" / f"{name}.yaml").write_text(piece, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("modeller"))


@pytest.fixture(scope="module")
def model(folder: Path) -> Model:
    return compile_pack(load("solby", [folder]))


def test_its_pieces_are_together_a_pack_without_faults(folder: Path) -> None:
    assert [fault_line(fault) for fault in check("solby", [folder])] == []


def test_two_faults_are_told_as_it_shows(tmp_path: Path) -> None:
    changes = (("{misbrug: hindrende}\n", "{misbrug: hindrede}\n"), ("[STOETTE]", "[STOTTE]"))
    lines = [fault_line(fault) for fault in check("solby", [written(tmp_path, *changes)])]
    assert "\n".join([f"solby: {len(lines)} fejl", *lines]) in GUIDE


def test_its_pieces_use_every_key_that_a_pack_can_have() -> None:
    used = set(_keys([yaml.safe_load(piece) for piece in PIECES]))
    assert set(_fields(Pack)) - used == {"yearly", "elsewhere", "ends", "same_period"}


def test_it_names_every_key_that_a_pack_can_have() -> None:
    named = set(re.findall(r"\w+", " ".join(re.findall(r"`([^`\n]+)`", GUIDE))))
    assert set(_fields(Pack)) - named - {"facts", "interventions", "cases"} <= {"name"}


@pytest.mark.parametrize("condition", CONDITIONS)
def test_every_form_of_condition_that_it_shows_is_understood(model: Model, condition: str) -> None:
    pack = model.loaded.pack
    parser = ConditionParser(model.facts, [one.id for one in pack.criteria], {one.id: one for one in pack.tables})
    faults: list[Any] = []
    parser.parse(yaml.safe_load(condition), lambda *fault: faults.append(fault))
    assert faults == []


def test_it_shows_conditions() -> None:
    assert len(CONDITIONS) > 10


def _fields(part: type[BaseModel]) -> Iterator[str]:
    """Every key of a pack but those of the lexicon, which has a description of its own."""
    for name, field in part.model_fields.items():
        yield name
        for inner in _parts(field.annotation):
            if inner is not Lexicon:
                yield from _fields(inner)


def _parts(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _parts(argument)


def _keys(data: object) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield str(key)
            yield from _keys(value)
    elif isinstance(data, list):
        for part in data:
            yield from _keys(part)
