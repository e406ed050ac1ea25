"""The comparison as a table for a terminal of 100 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import Final

from dialogs.showing.conclusions import certain_warnings, labels, shown
from dialogs.showing.sources import joined
from dialogs.wording import say
from knowledge.comparison import Compared
from knowledge.rules.model import Conclusion

_WIDTHS: Final = (24, 44, 28)
_GAP: Final = "  "
_HANGING: Final = "  "


def as_text(compared: Iterable[Compared]) -> str:
    """Return one row a model: which it is, what it says, what it lacks."""
    head = ((say("compare.model"),), (say("compare.says"),), (say("compare.lacks"),))
    rows = [head, *((_who(one), tuple(_says(one)), _lacks(one)) for one in compared)]
    return "\n".join(line for row in rows for line in (*_set(row), _rule()))


def _set(row: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Yield a row as lines: the paragraphs of each cell under each other, cells beside each other."""
    columns = [
        [line for text in cell for line in textwrap.wrap(text, width, subsequent_indent=_HANGING)]
        for cell, width in zip(row, _WIDTHS, strict=True)
    ]
    for parts in zip_longest(*columns, fillvalue=""):
        yield _GAP.join(part.ljust(width) for part, width in zip(parts, _WIDTHS, strict=True)).rstrip()


def _rule() -> str:
    return _GAP.join("─" * width for width in _WIDTHS)


def _who(compared: Compared) -> tuple[str, ...]:
    pack = compared.assessment.model.loaded.pack
    ignored = (say("compare.ignored", facts=", ".join(compared.ignored)),) if compared.ignored else ()
    return (pack.municipality or pack.title, say(f"compare.{pack.status}", year=pack.valid_from.year), *ignored)


def _says(compared: Compared) -> Iterator[str]:
    conclusions = shown(compared.assessment)
    yield from map(_line, conclusions)
    if not conclusions:
        yield say("compare.nothing")
    for _, text in certain_warnings(compared.assessment):
        yield say("compare.warning", text=text)


def _line(conclusion: Conclusion) -> str:
    title = conclusion.table.table.title
    table = title if title.endswith("?") else f"{title}:"
    if conclusion.status == "open" and not conclusion.outcomes:
        possible = joined(labels(conclusion, conclusion.possible), "general.or")
        return say("compare.open", table=table, outcomes=possible)
    return say("compare.line", table=table, outcome=joined(labels(conclusion, conclusion.outcomes)))


def _lacks(compared: Compared) -> tuple[str, ...]:
    return tuple(fact.question for fact in compared.lacking) or (say("compare.lacks_nothing"),)
