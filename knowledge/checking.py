"""Checking a pack as a whole: what the schema cannot see, every fault at once.

The faults are found in the pack as written; `packs check` adds those of loading and compiling.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from rapidfuzz import process

from knowledge.answers import AnswerError, parse_answers
from knowledge.casework import run_cases
from knowledge.conditions import All
from knowledge.faults import Fault, PackError
from knowledge.loading import Loaded, load
from knowledge.model import Model, compile_pack
from knowledge.pack import Pack
from knowledge.sources import Source

Check = Callable[[Loaded], Iterator[Fault]]
_HYPHENATED: Final = re.compile(r"-\s*\n\s*")
_SPACE: Final = re.compile(r"\s+")


def check(pack: str, folders: Sequence[Path] = (), sources: Path | None = None) -> tuple[Fault, ...]:
    """Return every fault of a pack; with `sources` also quotes that do not stand in their documents.

    Raises:
        UnknownPackError: no folder holds the pack.
    """
    try:
        loaded = load(pack, folders)
    except PackError as error:
        return error.faults
    faults = [fault for part in _CHECKS for fault in part(loaded)]
    try:
        model = compile_pack(loaded)
    except PackError as error:
        return tuple(sorted([*faults, *error.faults]))
    faults += _cases(model)
    faults += _shadowed(model)
    faults += _quotes(loaded, sources) if sources else ()
    return tuple(sorted(faults))


def _fault(loaded: Loaded, path: tuple[str | int, ...], code: str, mend: str = "", **details: str) -> Fault:
    file, line = loaded.place(*path)
    return Fault(file, line, code, details, mend)


def _twice(loaded: Loaded) -> Iterator[Fault]:
    lists = ("sources", "centres", "facts", "implications", "criteria", "tables", "interventions", "terms", "notices")
    for key in lists:
        ids = [part.id for part in getattr(loaded.pack, key)]
        for id, count in Counter(ids).items():
            if count > 1:
                yield _fault(loaded, (key, len(ids) - 1 - ids[::-1].index(id)), "id_twice", id=id, kind=key)


def _outcomes(loaded: Loaded) -> Iterator[Fault]:
    for number, table in enumerate(loaded.pack.tables):
        known = [outcome.id for outcome in table.outcomes]
        for place, row in enumerate(table.rows):
            if row.then not in known:
                mend = ", ".join(known)
                yield _fault(
                    loaded, ("tables", number, "rows", place), "outcome_unknown", mend, row=row.id, found=row.then
                )
        for place, outcome in enumerate(table.outcomes):
            if outcome.id not in {row.then for row in table.rows}:
                yield _fault(loaded, ("tables", number, "outcomes", place), "outcome_without_row", outcome=outcome.id)


def _centres(loaded: Loaded) -> Iterator[Fault]:
    known = [centre.id for centre in loaded.pack.centres]
    for number, table in enumerate(loaded.pack.tables):
        for place, row in enumerate(table.rows):
            for centre in (*row.partners, *((row.coordinator,) if row.coordinator else ())):
                if centre not in known:
                    path = ("tables", number, "rows", place)
                    yield _fault(loaded, path, "centre_unknown", ", ".join(known), row=row.id, found=centre)


def _documents(loaded: Loaded) -> Iterator[Fault]:
    known = [document.id for document in loaded.pack.sources]
    for path, source in sources_of(loaded.pack):
        if source.document not in known:
            nearest = process.extractOne(source.document, known)
            yield _fault(loaded, path, "document_unknown", nearest[0] if nearest else "", found=source.document)


def _row_quotes(loaded: Loaded) -> Iterator[Fault]:
    for number, table in enumerate(loaded.pack.tables):
        for place, row in enumerate(table.rows):
            if not row.source.quote:
                yield _fault(loaded, ("tables", number, "rows", place), "row_without_quote", row=row.id)


def _values_that_become(loaded: Loaded) -> Iterator[Fault]:
    for number, fact in enumerate(loaded.pack.facts):
        values = [value.id for value in fact.values]
        for place, value in enumerate(fact.values):
            if value.becomes and value.becomes not in values:
                path = ("facts", number, "values", place)
                yield _fault(loaded, path, "unknown_value", ", ".join(values), fact=fact.id, found=value.becomes)


_CHECKS: Final[tuple[Check, ...]] = (_twice, _outcomes, _centres, _documents, _row_quotes, _values_that_become)


def _cases(model: Model) -> list[Fault]:
    loaded = model.loaded
    faults = [fault for number in range(len(loaded.pack.cases)) for fault in _case(model, number)]
    if faults:
        return faults
    report = run_cases(model)
    numbers = {case.name: number for number, case in enumerate(loaded.pack.cases)}
    for wrong in report.mismatches:
        path = ("cases", numbers[wrong.case])
        details = {"what": wrong.what, "expected": wrong.expected, "found": wrong.found}
        faults.append(_fault(loaded, path, "case_differs", **details))
    for number, table in enumerate(loaded.pack.tables):
        for place, row in enumerate(table.rows):
            if row.id in report.rows_without_case:
                faults.append(_fault(loaded, ("tables", number, "rows", place), "row_without_case", row=row.id))
    return faults


def _case(model: Model, number: int) -> Iterator[Fault]:
    case = model.loaded.pack.cases[number]
    try:
        parse_answers(model.facts, case.facts)
    except AnswerError as error:
        for fault in error.faults:
            details = {"fact": fault.fact, "found": fault.found}
            yield _fault(model.loaded, ("cases", number, "facts", fault.fact), "case_fact", fault.mend, **details)
    for table in case.expect:
        if table not in model.tables:
            yield _fault(model.loaded, ("cases", number), "unknown_table", ", ".join(model.tables), found=table)


def _shadowed(model: Model) -> Iterator[Fault]:
    """Yield rows below an else-row of a table that takes the first hit, and rows with the same condition twice."""
    for number, table in enumerate(model.loaded.pack.tables):
        if table.hit_policy != "first":
            continue
        above: list[object] = []
        for place, row in enumerate(model.tables[table.id].rows):
            if All(()) in above or row.when in above:
                yield _fault(model.loaded, ("tables", number, "rows", place), "row_unreachable", row=row.row.id)
            above.append(row.when)


def sources_of(pack: Pack) -> Iterator[tuple[tuple[str | int, ...], Source]]:
    """Yield every source that a pack names, with its path."""
    for key in ("criteria", "interventions", "follow_ups", "figures", "missing", "terms"):
        for number, part in enumerate(getattr(pack, key)):
            if part.source:
                yield (key, number, "source"), part.source
    for number, table in enumerate(pack.tables):
        for place, row in enumerate(table.rows):
            yield ("tables", number, "rows", place, "source"), row.source


def _quotes(loaded: Loaded, folder: Path) -> Iterator[Fault]:
    files = {document.id: document.file for document in loaded.pack.sources if document.file}
    texts = {id: _comparable(folder / file) for id, file in files.items() if (folder / file).is_file()}
    for path, source in sources_of(loaded.pack):
        text = texts.get(source.document)
        if text and source.quote and _SPACE.sub(" ", source.quote).strip().casefold() not in text:
            yield _fault(loaded, path, "quote_not_found", quote=source.quote, document=source.document)


def _comparable(file: Path) -> str:
    """Return a document with hyphenated line ends joined and white space folded."""
    return _SPACE.sub(" ", _HYPHENATED.sub("", file.read_text(encoding="utf-8"))).casefold()
