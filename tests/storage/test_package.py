"""The package as others meet it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from dialogs.ports.failures import KeyMissingError
from dialogs.ports.post import Outbox
from dialogs.ports.store import Session, Store
from storage import open_store
from storage.post.outbox import SqlOutbox
from storage.session import SqlSession
from storage.store import SqlStore
from tests.fake_outbox import MemoryOutbox
from tests.fakes import MemorySession, MemoryStore
from tests.storage.conftest import KEY


def test_importing_it_loads_no_database_library() -> None:
    code = "import sys, storage; print({'sqlalchemy', 'alembic', 'cryptography', 'asyncpg'} & set(sys.modules))"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "set()"


def test_opening_a_store_needs_a_key_and_a_database_url() -> None:
    with pytest.raises(KeyMissingError):
        open_store("sqlite://", [])
    with pytest.raises(ValueError, match="sqlite:///FILE"):
        open_store("vejviser.db", [KEY])


def test_the_real_store_and_the_fake_implement_the_ports() -> None:
    """Checked by mypy: each assignment is one."""
    stores: tuple[type[Store], ...] = (SqlStore, MemoryStore)
    sessions: tuple[type[Session], ...] = (SqlSession, MemorySession)
    outboxes: tuple[type[Outbox], ...] = (SqlOutbox, MemoryOutbox)
    assert len(stores) == len(sessions) == len(outboxes) == 2
