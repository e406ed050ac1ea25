"""The guides are true: the commands, settings, files and anchors that they name are there."""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
import yaml

from bot.commands.registry import build_parser
from bot.settings import read_settings
from storage.tables.schema import SCHEMA

ROOT: Final = Path(__file__).parents[1]
GUIDES: Final = (
    "README.md",
    *(f"docs/{name}" for name in ("administratorguide.md", "driftshaandbog.md", "dpia.md", "seam.md")),
)
DEPLOYED: Final = tuple(
    f"deploy/{name}"
    for name in ("Dockerfile", "compose.yaml", "vejviser-admin", "vejviser.service", "vejviser-retention.service")
)
ADMINISTRATORS: Final = (ROOT / "docs/administratorguide.md").read_text("utf-8")
SETTING: Final = r"\b(?:VEJVISER_[A-Z_]+[A-Z]|MicrosoftApp[A-Z][A-Za-z]+|PORT)\b"
COMMAND: Final = re.compile(r"(?:^|[`»/ ])vejviser ([a-z]+(?:-[a-z]+)*)(?: ([a-z]+))?", re.MULTILINE)
LINK: Final = re.compile(r"\]\(([^)#:]*)(?:#([^)]*))?\)")


class Asked(dict[str, str]):
    """An environment in which nothing is set, and which remembers what was asked for."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def get(self, name: str, default: str = "") -> str:  # type: ignore[override]
        self.names.add(name)
        return default


def settings() -> set[str]:
    """Return the names of all settings."""
    asked = Asked()
    read_settings(asked)
    return {name for name in asked.names if re.fullmatch(SETTING, name) and not name.endswith("_FILE")}


def text(guide: str) -> str:
    return (ROOT / guide).read_text("utf-8")


def code(guide: str) -> str:
    """Return what stands as code in a guide: blocks, and words between backticks."""
    found = text(guide)
    blocks = re.findall(r"```\w*\n(.*?)```", found, re.DOTALL)
    return "\n".join([*blocks, *re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", found, flags=re.DOTALL))])


def subcommands(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    groups = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    return {name: below for group in groups for name, below in group.choices.items()}


def anchors(guide: str) -> Iterator[str]:
    """Yield the anchors of a guide's headings, as GitHub makes them."""
    for heading in re.findall(r"^#+ (.+)$", text(guide), re.MULTILINE):
        yield re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("guide", GUIDES)
def test_every_command_that_a_guide_names_is_there(guide: str) -> None:
    commands = subcommands(build_parser())
    for name, sub in set(COMMAND.findall(code(guide))):
        assert name in commands, f"vejviser {name}"
        if sub and (below := subcommands(commands[name])):
            assert sub in below, f"vejviser {name} {sub}"


@pytest.mark.parametrize("guide", [*GUIDES, *DEPLOYED])
def test_every_setting_that_a_guide_names_is_read(guide: str) -> None:
    named = {name.removesuffix("_FILE") for name in re.findall(SETTING, text(guide))}
    assert named - settings() == set()


def test_the_administrators_guide_names_every_setting() -> None:
    listed = ADMINISTRATORS.partition("## Alle indstillinger")[2]
    assert settings() == set(re.findall(rf"^\| `({SETTING[2:-2]})`", listed, re.MULTILINE))


@pytest.mark.parametrize("guide", GUIDES)
def test_every_link_within_the_project_leads_somewhere(guide: str) -> None:
    for file, anchor in LINK.findall(text(guide)):
        target = (ROOT / guide).parent / file if file else ROOT / guide
        assert target.exists(), file
        if anchor and target.suffix == ".md":
            assert anchor in set(anchors(str(target.relative_to(ROOT)) if file else guide)), anchor


def test_every_picture_is_shown_and_there() -> None:
    shown = set(re.findall(r"docs/images/[\w.-]+", text("README.md")))
    assert shown == {str(file.relative_to(ROOT)) for file in (ROOT / "docs/images").iterdir()}


def test_the_layout_names_every_room() -> None:
    (layout,) = re.findall(
        r"^## How the code is laid out\n.*?```\n(.*?)```", text("README.md"), re.DOTALL | re.MULTILINE
    )
    rooms = (file.parent for top in ("bot", "storage", "dialogs", "knowledge") for file in ROOT.glob(f"{top}/*/*.*"))
    assert {f"{room.name}/" for room in rooms if room.name != "__pycache__"} <= set(layout.split())


def test_the_word_list_has_each_term_once() -> None:
    (table,) = re.findall(r"^## Words\n.*?\|---.*?\n(.*?)\n\n", text("README.md"), re.DOTALL | re.MULTILINE)
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in table.splitlines()]
    for column in (0, 1):
        terms = [row[column + side] for row in cells for side in (0, 3)]
        assert len(set(terms)) == len(terms) > 20, sorted(terms)


def test_no_secret_stands_in_what_is_deployed() -> None:
    secret = r"(?:MicrosoftAppPassword|MicrosoftAppCertificate|VEJVISER_KEYS|VEJVISER_DATABASE_URL|POSTGRES_PASSWORD)"
    for file in DEPLOYED:
        assert re.findall(rf"{secret}\s*[=:]\s*\S", text(file)) == [], file


def test_the_bot_runs_as_nobody_in_particular() -> None:
    assert re.search(r"^USER (?!0|root)\d+", text("deploy/Dockerfile"), re.MULTILINE)
    services = yaml.safe_load(text("deploy/compose.yaml"))["services"]
    for name in ("upgrade", "vejviser"):
        assert services[name]["read_only"]
        assert services[name]["cap_drop"] == ["ALL"]
    assert "DynamicUser=yes" in text("deploy/vejviser.service")


def beside_the_service(tmp_path: Path) -> list[str]:
    """Set the service up in a folder, and return the command beside it without its arguments."""
    secrets = tmp_path / "etc" / "secrets"
    secrets.mkdir(parents=True)
    (tmp_path / "etc" / "settings.env").write_text(
        f"XDG_DATA_HOME={tmp_path}\nMicrosoftAppId={'1' * 8}-1111-1111-1111-{'1' * 12}\n"
    )
    (secrets / "keys").write_text("MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=\n")
    (secrets / "database_url").write_text(f"sqlite:///{tmp_path}/tjenestens.db")
    (secrets / "app_password").write_text("hemmelig")
    python = f'{sys.executable} -m bot "$@"'
    script = text("deploy/vejviser-admin").replace('/opt/vejviser/bin/vejviser "$@"', python)
    script = script.replace("/etc/vejviser", str(tmp_path / "etc"))
    return ["sh", "-c", script, "vejviser"]


def test_the_command_beside_the_service_looks_into_the_services_database(tmp_path: Path) -> None:
    command = [*beside_the_service(tmp_path), "db", "upgrade"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "tjenestens.db").stat().st_mode & 0o077 == 0


def test_the_command_beside_the_service_looks_into_the_restored_database_that_is_named(tmp_path: Path) -> None:
    command = [*beside_the_service(tmp_path), "db", "upgrade"]
    named = os.environ | {"VEJVISER_DATABASE_URL": f"sqlite:///{tmp_path}/gendannet.db"}
    done = subprocess.run(command, cwd=ROOT, env=named, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert {path.name for path in tmp_path.glob("*.db")} == {"gendannet.db"}


def test_the_data_protection_notes_account_for_every_table_of_the_database() -> None:
    assert set(SCHEMA.tables) - set(re.findall(r"`(\w+)`", text("docs/dpia.md"))) == set()


def test_every_metric_that_the_guide_and_the_alarms_name_is_counted() -> None:
    counted = set(re.findall(r'"(vejviser_\w+)"', text("bot/metrics.py")))
    for name in re.findall(r"vejviser_[a-z_]+", ADMINISTRATORS + text("deploy/alerts.yml")):
        assert name.removesuffix("_bucket") in counted, name
