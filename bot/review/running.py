"""A whole review: look the caseload through, review it line by line, and write what was found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.review.faults import CaseloadError
from bot.review.inspecting import inspect
from bot.review.line import Line
from bot.review.lines import read_lines
from bot.review.report import report
from bot.review.results import open_results
from bot.review.reviewing import Reviewer
from bot.review.rows import Rows
from bot.review.summary import Summary, summarise
from bot.review.tally import Tally
from dialogs.wording import say
from knowledge.cpr import mask
from knowledge.rules.model import Model

Watch = Callable[[Iterable[Line], str, int | None], Iterable[Line]]
"""Passes lines on and shows how far it is: what is being done, and of how many lines where that is known."""


@dataclass(frozen=True, slots=True)
class Review:
    """A finished review: what was counted, and the files that were written."""

    summary: Summary
    files: tuple[Path, ...]


def review(file: Path, model: Model, out: Path, today: date, watch: Watch) -> Review:
    """Review a caseload into a folder, in memory that does not grow with it.

    The caseload is read twice: nothing is written before all of it has been looked through for CPR numbers.

    Raises:
        CaseloadError: the caseload is refused, or the folder cannot be written; nothing was written.
        OSError: the caseload cannot be read.
    """
    inspected = inspect(iter(watch(read_lines(file), "counting", None)), model.loaded.pack.facts)
    rows = Rows(model, inspected.columns)
    with _workshop(out) as workshop, closing(open_results(workshop, rows, inspected.lines)) as results:
        reviewer, tally = Reviewer(model, inspected.columns, today), Tally()
        lines = read_lines(file)
        next(lines)
        for line in watch(lines, "reviewing", inspected.lines):
            found = reviewer.review(line)
            tally.add(found)
            results.add(found)
        summary = summarise(tally, model, inspected.columns, mask(file.name).text, today)
        written = results.finish(summary)
        page = workshop / f"{say('review.file.report')}.html"
        page.write_text(report(summary, written[0].name), encoding="utf-8")
        return Review(summary, tuple(made.replace(out / made.name) for made in (page, *written)))


@contextmanager
def _workshop(out: Path) -> Iterator[Path]:
    """Give a folder inside the one named, on the same disk, so that a review that stops leaves nothing half done."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        workshop = TemporaryDirectory(prefix=".", dir=out)
    except OSError:
        raise CaseloadError("out", folder=out) from None
    with workshop as folder:
        yield Path(folder)
