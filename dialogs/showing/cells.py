"""Text in a file that a spreadsheet opens."""

from __future__ import annotations

from typing import Final

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a cell of CSV begins with that is run: https://owasp.org/www-community/attacks/CSV_Injection."""


def harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula in CSV; a workbook says of each cell what it holds."""
    return f"'{text}" if text.startswith(_FORMULA) else text
