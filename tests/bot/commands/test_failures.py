"""What goes wrong is told in one sentence."""

from __future__ import annotations

from bot.commands.failures import sentence, unexpected


def test_a_fault_of_ours_is_told_by_kind_and_place_and_never_by_its_text() -> None:
    try:
        raise RuntimeError("010190-1234 drikker")
    except RuntimeError as error:
        told = unexpected(error)
        assert sentence(error) is None
    assert "RuntimeError, test_failures.py linje" in told
    assert "drikker" not in told
