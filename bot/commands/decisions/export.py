"""`vejviser decisions export`: the log line by line, as CSV or JSON lines, in the memory that one page takes."""

from __future__ import annotations

import csv
import json
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from bot.commands.entry_json import whole_entry_json
from bot.commands.failures import CommandError
from bot.commands.json_lines import Json
from bot.commands.operations import add_tenant, note_reading, tenant_of
from bot.commands.parser import Commands
from bot.commands.shelf import open_settings
from dialogs.showing.cells import harmless
from dialogs.wording import say

if TYPE_CHECKING:
    from storage.log.exporting import Entry

Write = Callable[["Entry"], None]


def add(group: Commands) -> None:
    """Add the command."""
    parser = group.add("export", run, "decisions.export")
    parser.add_argument("--format", choices=("csv", "jsonl"), default="csv", help=say("cli.decisions.export.format"))
    parser.add_argument("--out", metavar="FIL", type=Path, help=say("cli.decisions.export.out"))
    parser.add_argument("--from", dest="first", metavar="DATO", help=say("cli.decisions.export.first"))
    parser.add_argument("--to", dest="last", metavar="DATO", help=say("cli.decisions.export.last"))
    parser.add_argument("--payload", action="store_true", help=say("cli.decisions.export.payload"))
    add_tenant(parser)


def run(arguments: Namespace) -> int:
    """Write the log; nothing stands under the file's name until all of it does."""
    import asyncio

    first, last = _day(arguments.first), _day(arguments.last)
    with _opened(arguments.out) as stream:
        written = asyncio.run(_export(arguments, first, last, stream))
    if arguments.out:
        print(say("cli.decisions.export.done", count=written, file=arguments.out))
    return 0


async def _export(arguments: Namespace, first: date | None, last: date | None, stream: TextIO) -> int:
    from bot.bootstrap import opened_store
    from storage.log.exporting import Extract

    settings = open_settings()
    async with opened_store(settings) as store:
        tenant = await tenant_of(arguments, settings, store)
        wanted = Extract(
            tenant,
            _midnight(first) if first else None,
            _midnight(last + timedelta(days=1)) if last else None,
            arguments.payload,
        )
        if wanted.payloads:
            await note_reading(store, tenant, "export")
        write = (_csv if arguments.format == "csv" else _json_lines)(stream, wanted.payloads)
        written = 0
        async for entry in store.export(wanted):
            write(entry)
            written += 1
        return written


def _csv(stream: TextIO, payloads: bool) -> Write:
    """Return what writes CSV as Danish Excel opens it: semicolons, and no text that is a formula."""
    from storage.log.exporting import COLUMNS

    writer = csv.writer(stream, delimiter=";", lineterminator="\n")
    writer.writerow([*COLUMNS, "payload"] if payloads else COLUMNS)

    def write(entry: Entry) -> None:
        told = [_line(_payload(entry)) if entry.logged else ""] if payloads else []
        writer.writerow([*(_cell(entry.plain[name]) for name in COLUMNS), *told])

    return write


def _json_lines(stream: TextIO, payloads: bool) -> Write:
    def write(entry: Entry) -> None:
        told: Json = {"payload": _payload(entry)} if payloads else {}
        stream.write(f"{_line({**entry.plain, **told})}\n")

    return write


def _payload(entry: Entry) -> Json | None:
    """Return what was sealed; None where the law has deleted it."""
    return whole_entry_json(entry.logged) if entry.logged else None


def _line(content: Json | None) -> str:
    """Return JSON in ASCII: half of a surrogate pair, which text from outside may hold, survives."""
    return json.dumps(content, default=date.isoformat)


def _cell(value: object) -> object:
    text = " ".join(value) if isinstance(value, tuple) else value
    return harmless(text) if isinstance(text, str) else text


@contextmanager
def _opened(file: Path | None) -> Iterator[TextIO]:
    if file is None:
        yield sys.stdout
        return
    unfinished = file.with_name(f"{file.name}.del")
    try:
        handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    except OSError:
        raise CommandError(say("cli.file.unwritable", file=file)) from None
    try:
        with os.fdopen(handle, "w", encoding="utf-8-sig" if file.suffix == ".csv" else "utf-8", newline="") as stream:
            yield stream
        unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)


def _day(written: str | None) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        raise CommandError(say("cli.decisions.export.not_a_day", found=written)) from None


def _midnight(day: date) -> datetime:
    from knowledge.weeks import COPENHAGEN

    return datetime.combine(day, time(), COPENHAGEN)
