"""A start that has nothing to change loads nothing that changes tables."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from alembic.script import ScriptDirectory

from storage.databases.form import SCRIPTS
from tests.storage.conftest import KEY

OPENED = """
import asyncio, sys
from storage import open_store

async def main():
    store = open_store(sys.argv[1], [sys.argv[2]])
    await store.upgrade()
    await store.check()
    await store.close()

asyncio.run(main())
print("alembic" in sys.modules, "sqlalchemy.dialects.postgresql" in sys.modules)
"""


def test_later_starts_load_neither_what_makes_tables_nor_what_the_other_database_needs(tmp_path: Path) -> None:
    command = [sys.executable, "-c", OPENED, f"sqlite:///{tmp_path / 'vejviser.db'}", KEY]
    assert [subprocess.check_output(command, text=True).strip() for _ in range(2)] == ["True True", "False False"]


def test_the_files_of_the_migrations_are_named_after_their_revisions() -> None:
    for script in ScriptDirectory(str(SCRIPTS)).walk_revisions():
        assert Path(script.path).name.startswith(f"m{script.revision}_")
