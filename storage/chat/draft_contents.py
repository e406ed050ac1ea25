"""What of a draft is encrypted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from dialogs.ports.drafts import Draft, StatedFact
from storage.codec import from_bytes, read_facts, read_states, to_bytes, write_states
from storage.keys import Keyring

_MOST_KNOWN: Final = 128


@dataclass(frozen=True, slots=True)
class Content:
    """Who a draft is of, and what was said in it."""

    name: str
    facts: Mapping[str, StatedFact]
    history: tuple[Mapping[str, StatedFact], ...]
    step: str
    form: Mapping[str, str]


class DraftContents:
    """Seals and opens what drafts say, and knows the newest by the very bytes that the database holds of them.

    The next turn mostly opens what the last one sealed. Its bytes are read from the database all the same, so what
    was changed, deleted or sealed anew there is never answered from here.
    """

    def __init__(self, keyring: Keyring) -> None:
        self._keyring = keyring
        self._known: dict[bytes, Content] = {}

    def seal(self, draft: Draft) -> bytes:
        """Encrypt what a draft says."""
        content = Content(draft.person.name, draft.facts, draft.history, draft.step, draft.form)
        sealed = self._keyring.seal(_written(content))
        self._know(sealed, content)
        return sealed

    def open(self, sealed: bytes) -> Content:
        """Return what a draft says.

        Raises:
            KeyMissingError: no key fits.
        """
        return self._known.get(sealed) or self._know(sealed, _read(self._keyring.open(sealed)))

    def _know(self, sealed: bytes, content: Content) -> Content:
        while len(self._known) >= _MOST_KNOWN:
            del self._known[next(iter(self._known))]
        self._known[sealed] = content
        return content


def _written(content: Content) -> bytes:
    return to_bytes(
        {
            "name": content.name,
            **write_states((*content.history, content.facts)),
            "step": content.step,
            "form": dict(content.form),
        }
    )


def _read(written: bytes) -> Content:
    payload = from_bytes(written)
    *history, facts = _states(payload)
    return Content(payload["name"], facts, tuple(history), payload["step"], payload["form"])


def _states(payload: Mapping[str, Any]) -> list[dict[str, StatedFact]]:
    """Return the history and then the facts; drafts of earlier editions wrote every state out."""
    if "states" in payload:
        return read_states(payload)
    return [read_facts(state) for state in (*payload["history"], payload["facts"])]
