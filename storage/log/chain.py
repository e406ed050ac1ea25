"""The chain of hashes through a tenant's decisions.

An entry's hash covers its plain columns as they are stored (moments in UTC to the microsecond), the hash of its
payload and the hash of the entry before. The payload's hash is taken over a random salt and the text before it is
encrypted: it outlives a new key and the deletion of the payload, and once the salt is gone it says nothing.
`seq` is left out on purpose: the links alone give the order, and an entry that was moved can be told from one that
was changed. A column that is null is left out, so that a later migration can add one without breaking old hashes.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any, Final

GENESIS: Final = "0" * 64
"""What the first entry links to."""
_SALT_BYTES: Final = 32
_NOT_HASHED: Final = frozenset({"seq", "hash"})


def salted(payload: bytes) -> bytes:
    """Return the payload behind a fresh salt: the text that is hashed, and then encrypted."""
    return secrets.token_bytes(_SALT_BYTES) + payload


def unsalted(payload: bytes) -> bytes:
    """Return what `salted` was given."""
    return payload[_SALT_BYTES:]


def payload_hash(salted_payload: bytes) -> str:
    """Return SHA-256 over salt and payload."""
    return sha256(salted_payload).hexdigest()


def entry_hash(entry: Mapping[str, Any]) -> str:
    """Return the hash of an entry, given by its columns in `decisions`."""
    hashed = {name: _written(value) for name, value in entry.items() if name not in _NOT_HASHED and value is not None}
    return sha256(json.dumps(hashed, sort_keys=True, separators=(",", ":")).encode("ascii")).hexdigest()


def _written(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value.isoformat() if isinstance(value, date) else value
