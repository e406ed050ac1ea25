"""Database URLs are taken as people write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.databases.urls import async_url, sqlite_file


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("sqlite:////tmp/vejviser.db", "sqlite+pysqlite:////tmp/vejviser.db"),
        ("sqlite+aiosqlite:///v.db", "sqlite+pysqlite:///v.db"),
        ("sqlite://", "sqlite+pysqlite://"),
        ("postgresql://v@db.kommune.dk/vejviser", "postgresql+asyncpg://v@db.kommune.dk/vejviser"),
        ("postgres://v@db.kommune.dk/vejviser", "postgresql+asyncpg://v@db.kommune.dk/vejviser"),
        ("postgresql://v@db/v?sslmode=verify-full", "postgresql+asyncpg://v@db/v?ssl=verify-full"),
        ("postgresql+asyncpg://v@/vejviser?host=/run", "postgresql+asyncpg://v@/vejviser?host=%2Frun"),
    ],
)
def test_a_plain_url_gets_the_driver_that_we_use(written: str, meant: str) -> None:
    assert async_url(written).render_as_string(hide_password=False) == meant


@pytest.mark.parametrize(
    "wrong", ["", "vejviser.db", "mysql://root:hemmelig@db/v", "postgresql+psycopg://v:hemmelig@db/v"]
)
def test_another_url_is_refused_without_repeating_its_password(wrong: str) -> None:
    with pytest.raises(ValueError, match="postgresql://USER@HOST/NAME") as refused:
        async_url(wrong)
    assert "hemmelig" not in str(refused.value)


def test_only_a_sqlite_database_on_disk_has_a_file() -> None:
    assert sqlite_file(async_url("sqlite:////tmp/v.db")) == Path("/tmp/v.db")
    assert sqlite_file(async_url("sqlite:///v.db")) == Path("v.db")
    for elsewhere in ("sqlite://", "sqlite:///:memory:", "postgresql://v@db/v"):
        assert sqlite_file(async_url(elsewhere)) is None
