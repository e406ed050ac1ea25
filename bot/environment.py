"""Reading one value at a time from the environment, and gathering every fault on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Final

_YES = frozenset({"1", "true", "ja", "yes", "on"})
_NO = frozenset({"", "0", "false", "nej", "no", "off"})
_ALIKE: Final = 0.85


@dataclass(frozen=True, slots=True)
class SettingFault:
    """One wrong or missing setting. `code` and `details` become a sentence in the catalogue (`setting.<code>`)."""

    name: str
    code: str
    details: Mapping[str, str] = field(default_factory=dict)


class SettingsError(Exception):
    """The settings cannot be used; all their faults are here."""

    def __init__(self, faults: tuple[SettingFault, ...]) -> None:
        super().__init__(", ".join(f"{fault.name}: {fault.code}" for fault in faults))
        self.faults = faults


class Environment:
    """The environment, read value by value; a wrong value becomes a fault and its default is used meanwhile."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = values
        self._asked: set[str] = set()
        self.faults: list[SettingFault] = []

    def fault(self, name: str, code: str, **details: str) -> None:
        """Note a fault of a setting."""
        self.faults.append(SettingFault(name, code, details))

    def has_fault(self, name: str) -> bool:
        """Whether a fault of a setting, or of the file that holds it, was noted."""
        return any(fault.name in (name, f"{name}_FILE") for fault in self.faults)

    def text(self, name: str, default: str = "") -> str:
        """Return the value without surrounding space, or the default where it is empty."""
        self._asked.add(name)
        return self._values.get(name, "").strip() or default

    def secret(self, name: str) -> str:
        """Return a value that may stand in a file named by `<name>_FILE` instead."""
        direct, file = self.text(name), self.text(f"{name}_FILE")
        if direct and file:
            self.fault(name, "value_and_file")
        if direct or not file:
            return direct
        try:
            return Path(file).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            self.fault(f"{name}_FILE", "file_unreadable", file=file)
            return ""

    def number(self, name: str, default: int, *, least: int, most: int) -> int:
        """Return a whole number within bounds."""
        text = self.text(name, str(default))
        if text.isascii() and text.isdigit() and least <= int(text[:10]) <= most:
            return int(text)
        self.fault(name, "not_a_number", value=text, least=str(least), most=str(most))
        return default

    def switch(self, name: str) -> bool:
        """Return whether a switch is on."""
        text = self.text(name).casefold()
        if text not in _YES | _NO:
            self.fault(name, "not_a_switch", value=text)
        return text in _YES

    def one_of(self, name: str, allowed: tuple[str, ...]) -> str:
        """Return one of the allowed words, the first where nothing is set."""
        text = self.text(name, allowed[0])
        if text in allowed:
            return text
        self.fault(name, "not_allowed", value=text, allowed=", ".join(allowed))
        return allowed[0]

    def words(self, name: str, separator: str = ",") -> tuple[str, ...]:
        """Return the parts of a list, without empty ones."""
        return tuple(part.strip() for part in self.text(name).split(separator) if part.strip())

    def check_spelling(self) -> None:
        """Note a fault for every name that looks like one that was asked for, and is none: it would do nothing.

        A name in other letter cases is left alone where its right form is set too, as all are on Windows.
        """
        known = {name.casefold(): name for name in self._asked}
        for name in self._values:
            if name in self._asked or known.get(name.casefold(), "") in self._values:
                continue
            for near in get_close_matches(name.casefold(), known, n=1, cutoff=_ALIKE):
                self.fault(name, "misspelt", near=known[near])
