"""What is sealed opens with its key, with that key behind a new one, and with no other."""

from __future__ import annotations

import pytest
from cryptography.fernet import Fernet

from dialogs.ports.failures import KeyMissingError
from storage.keys import Keyring

OLD, NEW = (Fernet.generate_key().decode() for _ in range(2))


def test_what_is_sealed_opens_again_also_when_a_new_key_stands_in_front() -> None:
    sealed = Keyring([OLD]).seal(b"hemmeligt")
    assert b"hemmeligt" not in sealed
    assert Keyring([OLD]).open(sealed) == Keyring([NEW, OLD]).open(sealed) == b"hemmeligt"


def test_the_first_key_seals() -> None:
    assert Keyring([NEW]).open(Keyring([NEW, OLD]).seal(b"hemmeligt")) == b"hemmeligt"


def test_no_other_key_opens() -> None:
    with pytest.raises(KeyMissingError):
        Keyring([NEW]).open(Keyring([OLD]).seal(b"hemmeligt"))


def test_a_number_has_the_same_fingerprint_under_the_same_key_and_is_found_under_every_key() -> None:
    old = Keyring([OLD]).fingerprint("case-number", "tenant", "2026-117")
    both = Keyring([NEW, OLD])
    assert both.fingerprints("case-number", "tenant", "2026-117")[1] == old
    assert both.fingerprint("case-number", "tenant", "2026-117") != old


def test_fingerprints_tell_apart_purpose_parts_and_where_one_part_ends() -> None:
    keyring = Keyring([OLD])
    prints = {
        keyring.fingerprint("case-number", "ab", "c"),
        keyring.fingerprint("case-number", "a", "bc"),
        keyring.fingerprint("case-number", "abc"),
        keyring.fingerprint("chain-head", "abc"),
    }
    assert len(prints) == 4


def test_without_a_key_there_is_no_store() -> None:
    with pytest.raises(KeyMissingError):
        Keyring([])


@pytest.mark.parametrize("wrong", ["", "kort", "å" * 44, OLD[:-2]], ids=["empty", "short", "not ASCII", "cut"])
def test_something_that_is_not_a_key_is_refused_by_its_number_alone(wrong: str) -> None:
    with pytest.raises(ValueError, match="key 2 is not a Fernet key") as refused:
        Keyring([OLD, wrong])
    assert not wrong or wrong not in str(refused.value)
