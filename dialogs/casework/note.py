"""The note for the municipality's own case system, as plain text that a phone can copy."""

from __future__ import annotations

from collections.abc import Iterator

from dialogs.casework.subjects import Subject, interventions, outcomes
from dialogs.deciding.periods import period_lines
from dialogs.desk import Desk
from dialogs.ports.decisions import Decision
from dialogs.showing.conclusions import warning_text
from dialogs.showing.dates import show_date
from dialogs.showing.facts import in_order, show_value
from dialogs.showing.reasons import explains_itself
from dialogs.showing.sources import joined, show_section, standing
from dialogs.wording import say
from knowledge.form.pack import Row
from knowledge.rules.model import CompiledTable
from knowledge.weeks import COPENHAGEN


def note(desk: Desk, subject: Subject) -> str:
    """Return the note of a decision, or of a draft that is not logged yet."""
    sections = (
        tuple(_head(desk, subject)),
        (say("note.facts"), *_facts(subject)),
        (say("note.citizen"), say("note.citizen_blank")),
        (say("note.assessment"), *_assessment(subject), *_remarks(subject)),
        tuple(_override(subject)),
        (say("note.decision"), *_decision(desk, subject.decision)),
        (_legal(desk, subject.decision),),
    )
    return "\n\n".join("\n".join(lines) for lines in sections if lines)


def _head(desk: Desk, subject: Subject) -> Iterator[str]:
    pack, logged = subject.model.loaded.pack, subject.logged
    yield say("note.title" if logged else "note.title_draft")
    if logged:
        case = logged.decision.case
        known = case.centre != say("general.unnamed")
        yield say("note.case", case=f"{case.centre} {case.number}" if known else case.number, number=logged.number)
    at = logged.decision.at if logged else desk.turn.now
    name = logged.decision.person.name if logged else desk.turn.person.name
    yield say("note.date", date=show_date(at.astimezone(COPENHAGEN).date()), name=name)
    version = logged.decision.pack_version if logged else pack.version
    yield say("note.model", title=pack.title, version=version, year=pack.valid_from.year, status=standing(pack))


def _facts(subject: Subject) -> Iterator[str]:
    for id, stated in in_order(subject.model, subject.facts):
        fact = subject.model.facts[id]
        line = say("note.fact", fact=fact.label, value=show_value(fact, stated.value))
        yield f"{line} ({say(f'origin.{stated.origin}')})" if stated.origin else line
    if not subject.facts:
        yield say("note.no_facts")


def _assessment(subject: Subject) -> Iterator[str]:
    """Yield each outcome with its reason; one that only repeats another table has that table's reason."""
    shown = tuple(subject.tables())
    behind = [table for table in subject.model.tables.values() if _is_behind(table) and table not in shown]
    rows: list[Row] = []
    for table in shown:
        yield say("note.line", line=_line(table, _label(table, subject)))
        because = [row for one in ([table] if explains_itself(table) else behind) for row in subject.rows(one)]
        behind = behind if explains_itself(table) else []
        rows += because
        for row in because:
            yield say("note.because", because=row.because, section=show_section(row.source))
    documents = {row.source.document for row in rows}
    titles = [f"{one.title} ({one.year})" for one in subject.model.loaded.pack.sources if one.id in documents]
    if titles:
        yield say("note.sources", titles=joined(titles))


def _is_behind(table: CompiledTable) -> bool:
    return explains_itself(table) and table.table.role != "warnings"


def _line(table: CompiledTable, outcome: str) -> str:
    return f"{table.table.title}{'' if table.table.title.endswith('?') else ':'} {outcome}"


def _label(table: CompiledTable, subject: Subject) -> str:
    return joined([outcome.label for outcome in subject.suggested(table)]) or say("note.open")


def _remarks(subject: Subject) -> Iterator[str]:
    """Yield the warnings, and what the outcomes remind of."""
    for table in subject.model.tables.values():
        if table.table.role == "warnings":
            for outcome in outcomes(subject.model, table, subject.warnings):
                yield say("note.warning", warning=warning_text(outcome))
    reminders = (text for table in subject.tables() for outcome in subject.decided(table) for text in outcome.remind)
    for text in dict.fromkeys(reminders):
        yield say("note.remind", text=text)


def _override(subject: Subject) -> Iterator[str]:
    decision = subject.decision
    if decision is None or not decision.overrides:
        return
    yield say("note.override")
    for table in subject.tables():
        if table.table.id in decision.overrides:
            chosen = joined([outcome.label for outcome in subject.decided(table)])
            suggested = _label(table, subject)
            yield say("note.override_line", line=_line(table, chosen), suggested=suggested)
    code = say(f"override.{decision.override_code}")
    yield say("note.override_reason", code=code, text=decision.override_text or "").rstrip()


def _decision(desk: Desk, decision: Decision | None) -> Iterator[str]:
    if decision is None:
        yield say("note.not_logged")
        return
    if not decision.overrides:
        yield say("note.decided_as_suggested")
    if chosen := interventions(desk, decision.interventions):
        yield say("note.interventions", titles=joined([one.title for one in chosen]))
    if decision.follow_up:
        yield say("note.follow_up", date=show_date(decision.follow_up))
    yield from period_lines(desk.model, decision)
    if decision.coordinator:
        yield say("note.coordinator", coordinator=decision.coordinator)


def _legal(desk: Desk, decision: Decision | None) -> str:
    chosen = interventions(desk, decision.interventions) if decision else ()
    ruling = [one.title for one in chosen if one.legal_kind == "kraever_afgoerelse"]
    return say("note.ruling", titles=joined(ruling)) if ruling else say("note.not_ruling")
