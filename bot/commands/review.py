"""`vejviser review`: a caseload through a model."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.clock import today
from bot.commands.failures import CommandError
from bot.commands.files import cannot_read
from bot.commands.json_lines import Json, print_json
from bot.commands.parser import Commands, add_json, add_pack
from bot.commands.shelf import open_shelf
from dialogs.wording import say

if TYPE_CHECKING:
    from bot.review.line import Line
    from bot.review.running import Review

_MOST_SHOWN: Final = 10


def add(commands: Commands) -> None:
    """Add the command."""
    parser = commands.add("review", run)
    parser.add_argument("file", metavar="FIL", type=Path, help=say("cli.review.file"))
    parser.add_argument("--out", metavar="MAPPE", type=Path, required=True, help=say("cli.review.out"))
    add_pack(parser)
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Review a caseload; lines that cannot be read are no failure, they are told."""
    review = _reviewed(arguments.file, arguments.pack, arguments.out)
    if arguments.json:
        print_json(_as_json(review))
    else:
        for line in _told(review):
            print(line)
    return 0


def _reviewed(file: Path, pack: str | None, out: Path) -> Review:
    from bot.review.faults import CaseloadError
    from bot.review.running import review

    try:
        return review(file, open_shelf().model(pack), out, today(), _watched)
    except CaseloadError as error:
        raise CommandError(say(f"review.refused.{error.code}", **error.details)) from None
    except OSError as error:
        raise cannot_read(file, error) from None


def _watched(lines: Iterable[Line], doing: str, count: int | None) -> Iterable[Line]:
    """Pass lines on, with a bar on the terminal where there is one."""
    from tqdm import tqdm

    return tqdm(lines, desc=say(f"review.{doing}"), total=count, unit="", leave=False, disable=None)


def _told(review: Review) -> Iterator[str]:
    summary, tally = review.summary, review.summary.tally
    yield say(
        "cli.review.counted",
        lines=tally.lines,
        placed=tally.settled - tally.silent,
        silent=tally.silent,
        open=summary.open,
        set_aside=tally.set_aside,
    )
    yield from _columns(review)
    yield from _set_aside(review)
    yield say("cli.review.written", files=", ".join(map(str, review.files)))


def _columns(review: Review) -> Iterator[str]:
    """Yield the columns that were not read, those first that may have been meant as a fact."""
    carried = review.summary.columns.carried
    for column in carried:
        if column.alike:
            yield say("cli.review.alike", column=column.head, fact=column.alike.label)
    if others := [column.head for column in carried if not column.alike and column.head]:
        yield say("cli.review.carried", columns=", ".join(others))


def _set_aside(review: Review) -> Iterator[str]:
    from bot.review.labels import Labels

    tally, labels = review.summary.tally, Labels(review.summary.model)
    for line in tally.first_set_aside[:_MOST_SHOWN]:
        yield say("cli.review.line", line=line.line, reasons=labels.reasons(line))
    if tally.set_aside > _MOST_SHOWN:
        yield say("cli.review.more_set_aside", count=tally.set_aside - _MOST_SHOWN, file=review.files[0])


def _as_json(review: Review) -> Json:
    from bot.commands.assessment_json import pack_json
    from bot.review.labels import Labels

    summary, tally = review.summary, review.summary.tally
    labels = Labels(summary.model)
    return {
        "pack": pack_json(summary.model.loaded),
        "lines": tally.lines,
        "reviewed": tally.reviewed,
        "settled": tally.settled,
        "silent": tally.silent,
        "open": summary.open,
        "set_aside": tally.set_aside,
        "tables": {table: dict(counted) for table, counted in tally.outcomes.items()},
        "questions": {fact: {"first": tally.next[fact], "lacking": count} for fact, count in tally.lacking.items()},
        "warnings": {outcome: count for (_, outcome), count in tally.warnings.items()},
        "set_aside_lines": [{"line": one.line, "reasons": labels.reasons(one)} for one in tally.first_set_aside],
        "columns": {column.head: column.fact.id for column in summary.columns.facts},
        "files": [str(file) for file in review.files],
    }
