"""Keys: what identifies or describes a citizen is opened, found and sealed with these.

Several keys are given in order. The first one encrypts, seals and makes fingerprints; every one opens, checks seals
and finds fingerprints. A new key is therefore put in front, and an old one taken away once nothing is left under it.
Fingerprints and seals are HMAC-SHA-256 under keys that are derived (HKDF, RFC 5869) from each encryption key for one
purpose: there is no other secret to keep, and a leaked database says nothing about case numbers without the key.
"""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64decode
from collections.abc import Sequence
from hashlib import sha256
from typing import Final, Literal

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from dialogs.ports.failures import KeyMissingError

Purpose = Literal["case-number", "chain-head"]
_PURPOSES: Final[tuple[Purpose, ...]] = ("case-number", "chain-head")


class Keyring:
    """The keys of one store."""

    def __init__(self, keys: Sequence[str]) -> None:
        """Take Fernet keys, the first one for writing.

        Raises:
            KeyMissingError: there is none.
            ValueError: one is not a Fernet key; the message says which, never what it was.
        """
        if not keys:
            raise KeyMissingError("no key was given")
        fernets = [_fernet(key, number) for number, key in enumerate(keys, start=1)]
        self._first, self._fernet = fernets[0], MultiFernet(fernets)
        self._derived = {purpose: tuple(_derive(key, purpose) for key in keys) for purpose in _PURPOSES}

    def seal(self, plain: bytes) -> bytes:
        """Encrypt with the first key."""
        return self._fernet.encrypt(plain)

    def open(self, sealed: bytes) -> bytes:
        """Decrypt with whichever key fits.

        Raises:
            KeyMissingError: none does.
        """
        try:
            return self._fernet.decrypt(sealed)
        except InvalidToken:
            raise KeyMissingError("no key opens this row") from None

    def is_current(self, sealed: bytes) -> bool:
        """Return whether the first key opens it."""
        try:
            self._first.decrypt(sealed)
        except InvalidToken:
            return False
        return True

    def fingerprint(self, purpose: Purpose, *parts: str) -> str:
        """Return the keyed hash under the first key, as 64 hexadecimal digits."""
        return self.fingerprints(purpose, *parts)[0]

    def fingerprints(self, purpose: Purpose, *parts: str) -> tuple[str, ...]:
        """Return the keyed hash under each key."""
        message = b"".join(sha256(part.encode("utf-8", "surrogatepass")).digest() for part in parts)
        return tuple(hmac.new(key, message, sha256).hexdigest() for key in self._derived[purpose])


def _fernet(key: str, number: int) -> Fernet:
    try:
        return Fernet(key)
    except ValueError:
        raise ValueError(f"key {number} is not a Fernet key") from None


def _derive(key: str, purpose: Purpose) -> bytes:
    return HKDF(SHA256(), length=32, salt=None, info=f"vejviser {purpose}".encode()).derive(urlsafe_b64decode(key))
