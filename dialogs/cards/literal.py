"""Text that is to appear exactly as it stands, whoever wrote it.

Adaptive Cards read Markdown in some places and `{{DATE(…)}}` in all. Backslash escapes are no way out: the clients
differ in whether they take the backslash away.
"""

from __future__ import annotations

import re

_WORD_JOINER = "\u2060"
_HAIR_SPACE = "\u200a"
_UNFIT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters, and halves of characters, which no encoding takes."""
_EMPHASIS = re.compile(r"[*_~]+")
_STRUCTURE = re.compile(r"(^\s*(?:(?:[-+#=]+|\d+[.)])(?=\s|$)|>)|\\|\](?=[(\[:])|&(?=\S+;)|<)", re.MULTILINE)
_MODIFIER_BACKTICK = "\u02cb"


def clean(text: str) -> str:
    """Return `text` with plain line ends and without control characters, which could steer a terminal."""
    if text.isprintable():
        return text
    return _UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def literal(text: str) -> str:
    """Return `text` for a place that reads no Markdown, with `{{DATE(…)}}` and its like kept from being read."""
    return clean(text).replace("{{", "{" + _WORD_JOINER + "{")


def has_markdown(text: str) -> bool:
    """Say whether a place that reads Markdown could show `text` otherwise than it stands."""
    return unmarked(text) != literal(text)


def unmarked(text: str) -> str:
    """Return `text` for a place that reads Markdown.

    Invisible characters stand where Markdown would read something: a mark of emphasis between (hair) spaces
    is only itself, and so is a list marker or a link that is cut in two. A backtick becomes its modifier letter.
    """
    text = _EMPHASIS.sub(lambda marks: f"{_HAIR_SPACE}{marks[0]}{_HAIR_SPACE}", literal(text))
    return _STRUCTURE.sub(lambda marks: marks[0] + _WORD_JOINER, text).replace("`", _MODIFIER_BACKTICK)
