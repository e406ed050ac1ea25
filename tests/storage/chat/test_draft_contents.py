"""What a draft says is opened from its bytes alone, whether it was sealed here or elsewhere."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pytest
from cryptography.fernet import Fernet

from dialogs.ports.drafts import Draft, StatedFact
from dialogs.ports.failures import KeyMissingError
from storage.chat.draft_contents import DraftContents
from storage.keys import Keyring
from tests.storage.cast import draft
from tests.storage.conftest import KEY

SAID: Final = replace(
    draft(),
    facts={"alder": StatedFact(44, words="44 år")},
    history=({}, {"alder": StatedFact(43)}),
    step="log",
    form={"case": "2026-117"},
)


def contents(*keys: str) -> DraftContents:
    return DraftContents(Keyring(keys or (KEY,)))


def test_what_was_sealed_here_opens_as_it_does_elsewhere() -> None:
    here = contents()
    sealed = here.seal(SAID)
    opened = here.open(sealed)
    assert opened == contents().open(sealed)
    assert (opened.facts, opened.history, opened.step, opened.form) == (SAID.facts, SAID.history, "log", SAID.form)


def test_what_was_opened_once_is_not_opened_again() -> None:
    sealed, elsewhere = contents().seal(SAID), contents()
    assert elsewhere.open(sealed) is elsewhere.open(sealed)


def test_what_was_written_since_is_opened_anew() -> None:
    here, elsewhere = contents(), contents()
    here.seal(SAID)
    assert here.open(elsewhere.seal(replace(SAID, step="facts"))).step == "facts"


def test_bytes_that_no_key_fits_stay_closed() -> None:
    here = contents()
    here.seal(SAID)
    with pytest.raises(KeyMissingError):
        here.open(contents(Fernet.generate_key().decode()).seal(SAID))


def test_only_the_newest_stay_known() -> None:
    here = contents()
    first = here.seal(SAID)
    known = here.open(first)
    for number in range(128):
        here.seal(numbered(number))
    assert here.open(first) is not known
    assert here.open(first) == known


def numbered(number: int) -> Draft:
    return replace(SAID, id=str(number))
