"""Text on a card. It stands in `RichTextBlock`, which reads no Markdown."""

from __future__ import annotations

from dialogs.cards import adaptive
from dialogs.cards.literal import literal
from dialogs.view import Tone

_COLOURS: dict[Tone, adaptive.Colour] = {"good": "Good", "warning": "Warning", "attention": "Attention"}


def text_run(text: str, *, bold: bool = False, small: bool = False, tone: Tone = "plain") -> adaptive.TextRun:
    """Return a piece of a line."""
    run: adaptive.TextRun = {"type": "TextRun", "text": literal(text)}
    if bold:
        run["weight"] = "Bolder"
    if small:
        run["size"] = "Small"
    if tone == "subtle":
        run["isSubtle"] = True
    elif tone in _COLOURS:
        run["color"] = _COLOURS[tone]
    return run


def rich_text(*runs: adaptive.TextRun, spacing: adaptive.Spacing = "Default") -> adaptive.RichTextBlock:
    """Return a line of pieces."""
    return {"type": "RichTextBlock", "inlines": list(runs), "spacing": spacing}
