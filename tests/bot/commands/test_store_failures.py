"""Whoever sets the database up is told what is wrong with it, and nothing that the driver quotes."""

from __future__ import annotations

import pytest

from bot.commands.store_failures import store_sentence
from dialogs.ports.failures import StoreOutdatedError, StoreUnavailableError
from tests.bot.commands.conftest import Run


class InvalidPasswordError(Exception):
    """Named as the driver's."""


def caused(*chain: Exception) -> StoreUnavailableError:
    """Return the store's error with what led to it, nearest first."""
    error = StoreUnavailableError("hemmelig")
    behind: BaseException = error
    for cause in chain:
        behind.__cause__ = cause
        behind = cause
    return error


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (caused(RuntimeError(), InvalidPasswordError("hemmelig")), "brugernavn og kodeord"),
        (caused(ConnectionRefusedError(111, "hemmelig")), "Der svarer ingen database"),
        (caused(TimeoutError()), "Der svarer ingen database"),
        (caused(PermissionError("hemmelig")), "rettighederne til filen"),
        (caused(), "VEJVISER_DATABASE_URL"),
        (StoreOutdatedError("hemmelig"), "»vejviser db upgrade«"),
    ],
    ids=str,
)
def test_each_cause_has_its_own_mend(error: StoreUnavailableError, said: str) -> None:
    assert said in store_sentence(error)
    assert "hemmelig" not in store_sentence(error)


def test_a_server_that_does_not_answer_is_said_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VEJVISER_DATABASE_URL", "postgresql://vejviser:hemmelig@127.0.0.1:1/vejviser")
    ran = run("db", "upgrade")
    assert ran.status == 1
    assert "Der svarer ingen database" in ran.err
    assert "hemmelig" not in ran.err
