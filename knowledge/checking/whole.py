"""Checking a pack as a whole: every fault at once, each with file, line and what to write instead.

What a fault has spoilt is left alone, so that one fault is reported once and not by all that rests on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from knowledge.answers import AnswerError, parse_answers
from knowledge.checking.cases import CRITERIA_MET, CaseReport, run_cases
from knowledge.checking.completeness import BUDGET, findings, impossible_criteria
from knowledge.checking.consequences import Consequences
from knowledge.checking.expiry import expired
from knowledge.checking.purposes import outcomes_without_centre, unused_facts
from knowledge.checking.references import fault_at, references, sources_of
from knowledge.checking.soundness import sound_tables
from knowledge.form.faults import Fault, without_repeats
from knowledge.form.loading import Loaded, read
from knowledge.form.places import PathInPack
from knowledge.rules.compiling import compile_with_faults
from knowledge.rules.model import Model

_HYPHENATED: Final = re.compile(r"-\s*\n\s*")
_SPACE: Final = re.compile(r"\s+")


def check(
    pack: str,
    folders: Sequence[Path] = (),
    sources: Path | None = None,
    today: date | None = None,
    budget: int = BUDGET,
) -> tuple[Fault, ...]:
    """Return every fault of a pack.

    Args:
        pack: its id.
        folders: where packs are looked for before the built-in ones.
        sources: a folder of documents; where given, also quotes are told that do not stand in them.
        today: where given, also what has passed its day is told.
        budget: how many assessments may be made for a table; a note tells where they were not enough.

    Raises:
        UnknownPackError: no folder holds the pack.
    """
    reading = read(pack, folders)
    if reading.loaded is None:
        return reading.faults
    compiled = compile_with_faults(reading.loaded)
    model, sound = compiled.model, sound_tables(compiled.model, reading.spoilt | compiled.spoilt)
    incomplete = tuple(_incomplete(model, sound, budget))
    cases = _cases(model, sound, _numbers_of_cases(reading.spoilt, model))
    found = [*references(reading.loaded), *compiled.faults, *incomplete, *_of_rows_that_decide(cases, incomplete)]
    found += outcomes_without_centre(reading.loaded)
    if not (reading.faults or compiled.faults):  # else what uses a fact may be what could not be read
        found += unused_facts(model)
    if sources:
        found += _quotes(reading.loaded, sources)
    if today:
        found += expired(reading.loaded, today)
    consequences = Consequences(reading, reading.loaded)
    return without_repeats((*reading.faults, *(fault for fault in found if fault not in consequences)))


def _of_rows_that_decide(cases: Iterable[Fault], incomplete: Iterable[Fault]) -> Iterator[Fault]:
    """Yield what the cases show, but not that no case hits a row that cannot be hit."""
    never = {fault.details["row"] for fault in incomplete if "row" in fault.details}
    yield from (fault for fault in cases if fault.code != "row_without_case" or fault.details["row"] not in never)


def _numbers_of_cases(spoilt: frozenset[PathInPack], model: Model) -> frozenset[int]:
    """Return the numbers of the cases of which something could not be read, all where none could."""
    if ("cases",) in spoilt:
        return frozenset(range(len(model.loaded.pack.cases) + 1))
    return frozenset(path[1] for path in spoilt if path[0] == "cases" and isinstance(path[1], int))


def _cases(model: Model, sound: frozenset[str], spoilt: frozenset[int]) -> Iterator[Fault]:
    """Yield what the cases show of the sound tables; a case with faults of its own is not run."""
    pack = model.loaded.pack
    faults = {number: tuple(_case(model, number)) for number in range(len(pack.cases))}
    for found in faults.values():
        yield from found
    if not sound:
        return
    unusable = spoilt | {number for number, found in faults.items() if found}
    report = run_cases(model, [case for number, case in enumerate(pack.cases) if number not in unusable])
    yield from _mismatches(model.loaded, report, sound, all_sound=len(sound) == len(model.tables))
    if not unusable:
        yield from _rows_without_case(model.loaded, report, sound)


def _mismatches(loaded: Loaded, report: CaseReport, sound: frozenset[str], all_sound: bool) -> Iterator[Fault]:
    numbers = {case.name: number for number, case in enumerate(loaded.pack.cases)}
    for wrong in report.mismatches:
        if wrong.what in sound or (wrong.what == CRITERIA_MET and all_sound):
            path = ("cases", numbers[wrong.case], *(("expect",) if wrong.what in sound else ()), wrong.what)
            details = {"what": wrong.what, "expected": wrong.expected, "found": wrong.found}
            yield fault_at(loaded, path, "case_differs", **details)


def _rows_without_case(loaded: Loaded, report: CaseReport, sound: frozenset[str]) -> Iterator[Fault]:
    for number, table in enumerate(loaded.pack.tables):
        for place, row in enumerate(table.rows):
            if table.id in sound and row.id in report.rows_without_case:
                yield fault_at(loaded, ("tables", number, "rows", place), "row_without_case", row=row.id)


def _case(model: Model, number: int) -> Iterator[Fault]:
    case = model.loaded.pack.cases[number]
    try:
        parse_answers(model.facts, case.facts)
    except AnswerError as error:
        for fault in error.faults:
            path = ("cases", number, "facts", fault.fact)
            details = {"fact": fault.fact, "found": fault.found}
            yield fault_at(model.loaded, path, "case_fact", fault.mend, **details)
    for table in case.expect:
        if table not in model.tables:
            path = ("cases", number, "expect", table)
            yield fault_at(model.loaded, path, "unknown_table", ", ".join(model.tables), found=table)


def _incomplete(model: Model, sound: frozenset[str], budget: int) -> Iterator[Fault]:
    """Yield what the sound tables do for any citizen at all that their author cannot mean."""
    pack = model.loaded.pack
    for number in impossible_criteria(model, budget) if sound else ():
        path = ("criteria", number, "when")
        yield fault_at(model.loaded, path, "criterion_impossible", criterion=pack.criteria[number].id)
    for number, table in enumerate(pack.tables):
        for finding in findings(model, model.tables[table.id], budget) if table.id in sound else ():
            yield fault_at(model.loaded, finding.path(number), finding.code, **finding.details)


def _quotes(loaded: Loaded, folder: Path) -> Iterator[Fault]:
    files = {document.id: document.file for document in loaded.pack.sources if document.file}
    texts = {id: _comparable(folder / file) for id, file in files.items() if (folder / file).is_file()}
    for path, source in sources_of(loaded.pack):
        text = texts.get(source.document)
        if text and source.quote and _SPACE.sub(" ", source.quote).strip().casefold() not in text:
            path_of_quote = (*path, "quote")
            yield fault_at(loaded, path_of_quote, "quote_not_found", quote=source.quote, document=source.document)


def _comparable(file: Path) -> str:
    """Return a document with hyphenated line ends joined and white space folded."""
    return _SPACE.sub(" ", _HYPHENATED.sub("", file.read_text(encoding="utf-8"))).casefold()
