"""Text that is to appear exactly as it stands, whoever wrote it."""

from __future__ import annotations

import re
import unicodedata

_WORD_JOINER = "\u2060"
_KEPT = "\n\t"
_MARKDOWN = re.compile(r"([\\`*_~#<>&|\[\]])|^(\s*)([-+]|\d+[.)])(?=\s)", re.MULTILINE)


def clean(text: str) -> str:
    """Return `text` without control characters, which could steer a terminal, and with plain line ends."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isprintable():
        return text
    return "".join(character for character in text if character in _KEPT or unicodedata.category(character) != "Cc")


def literal(text: str) -> str:
    """Return `text` for a place that reads no Markdown, with `{{DATE(…)}}` and its like kept from being read."""
    return clean(text).replace("{{", "{" + _WORD_JOINER + "{")


def escaped(text: str) -> str:
    """Return `text` for a place that reads Markdown: every character stands for itself."""
    return _MARKDOWN.sub(_escape, literal(text))


def _escape(match: re.Match[str]) -> str:
    character, indent, marker = match.groups()
    if character:
        return "\\" + character
    return f"{indent}{marker[:-1]}\\{marker[-1]}"
