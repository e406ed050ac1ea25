"""Texts to paste elsewhere: the note for the municipality's own case system, and a few lines to the citizen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dialogs.conclusions import certain_warnings, explained, labels, reminders, shown
from dialogs.dates import show_date
from dialogs.desk import COPENHAGEN, Desk
from dialogs.facts import show_value
from dialogs.ports import Logged, StatedFact
from dialogs.sources import joined, standing
from dialogs.wording import say
from knowledge.evaluation import Assessment, assess
from knowledge.interventions import Intervention


@dataclass(frozen=True, slots=True)
class Subject:
    """What a text is about: a logged decision, or a draft that is not logged yet."""

    facts: Mapping[str, StatedFact]
    assessment: Assessment
    logged: Logged | None


def of_draft(desk: Desk) -> Subject | None:
    """Return the open draft as a subject; doubtful values that go into no decision are left out."""
    if not desk.draft or not desk.draft.facts:
        return None
    facts = desk.model.facts
    kept = {id: s for id, s in desk.draft.facts.items() if s.value not in facts[id].withheld}
    return _subject(desk, kept, None)


def of_decision(desk: Desk, logged: Logged) -> Subject:
    """Return a logged decision as a subject."""
    return _subject(desk, logged.decision.facts, logged)


def _subject(desk: Desk, facts: Mapping[str, StatedFact], logged: Logged | None) -> Subject:
    known = {id: stated for id, stated in facts.items() if id in desk.model.facts}
    assessment = assess(desk.model, {id: stated.value for id, stated in known.items()})
    return Subject(known, assessment, logged)


def note(desk: Desk, subject: Subject) -> str:
    """Return the note as plain text that a phone can copy."""
    sections = (
        _head(desk, subject),
        (say("note.facts"), *_facts(subject)),
        (say("note.citizen"), say("note.citizen_blank")),
        (say("note.assessment"), *_assessment(subject)),
        *_override(subject),
        (say("note.decision"), *_decision(desk, subject)),
        tuple(_legal(desk, subject)),
    )
    return "\n\n".join("\n".join(lines) for lines in sections)


def _head(desk: Desk, subject: Subject) -> tuple[str, ...]:
    pack = subject.assessment.model.loaded.pack
    logged = subject.logged
    at = logged.decision.at if logged else desk.turn.now
    day = show_date(at.astimezone(COPENHAGEN).date())
    name = logged.decision.person.name if logged else desk.turn.person.name
    version = logged.decision.pack_version if logged else pack.version
    lines = [say("note.title" if logged else "note.title_draft")]
    if logged:
        case = f"{logged.decision.case.centre} {logged.decision.case.number}"
        lines.append(say("note.case", case=case, number=logged.number))
    lines.append(say("note.date", date=day, name=name))
    about = say("note.model", title=pack.title, version=version, year=pack.valid_from.year, status=standing(pack))
    return (*lines, about)


def _facts(subject: Subject) -> Iterator[str]:
    for id, stated in subject.facts.items():
        fact = subject.assessment.model.facts[id]
        origin = say(f"origin.{stated.origin or 'unsaid'}")
        yield say("note.fact", fact=fact.label, value=show_value(fact, stated.value), origin=origin)
    if not subject.facts:
        yield say("note.no_facts")


def _assessment(subject: Subject) -> Iterator[str]:
    pack = subject.assessment.model.loaded.pack
    reasons = {c.table.table.id: c for c in explained(subject.assessment)}
    conclusions = shown(subject.assessment)
    unshown = [c for c in reasons.values() if c not in conclusions and c.table.table.role != "warnings"]
    documents: dict[str, None] = {}
    for conclusion in conclusions:
        table = conclusion.table.table
        outcome = joined(labels(conclusion, conclusion.outcomes)) or say("note.open")
        yield say("note.line", table=table.title, outcome=outcome)
        because = [conclusion] if table.id in reasons else unshown
        rows = [row for one in because for row in one.rows]
        unshown = unshown if table.id in reasons else []
        for row in rows:
            section = say("note.section", section=row.source.section)
            yield say("note.because", because=row.because, section=section)
        documents |= {row.source.document: None for row in rows}
    if documents:
        titles_ = [f"{d.title} ({d.year})" for d in pack.sources if d.id in documents]
        yield say("note.sources", titles=joined(titles_))
    for _, text in certain_warnings(subject.assessment):
        yield say("note.warning", warning=text)
    for text in reminders(subject.assessment):
        yield say("note.remind", text=text)


def _override(subject: Subject) -> Iterator[tuple[str, ...]]:
    if not subject.logged or not subject.logged.decision.overrides:
        return
    decision = subject.logged.decision
    lines = [say("note.override")]
    for id, outcome in decision.overrides.items():
        table = subject.assessment.model.tables.get(id)
        if table:
            suggested = decision.suggestion.get(id)
            before = table.outcome(suggested).label if isinstance(suggested, str) else say("note.open").lower()
            lines.append(
                say(
                    "note.override_line",
                    table=table.table.title,
                    outcome=table.outcome(outcome).label,
                    suggested=before,
                )
            )
    code = say(f"override.{decision.override_code}")
    yield (*lines, say("note.override_reason", code=code, text=decision.override_text or "").rstrip())


def _decision(desk: Desk, subject: Subject) -> Iterator[str]:
    if not subject.logged:
        yield say("note.not_logged")
        return
    decision = subject.logged.decision
    if not decision.overrides:
        yield say("note.decided_as_suggested")
    if decision.interventions:
        yield say("note.interventions", titles=joined(titles(desk, decision.interventions)))
    if decision.follow_up:
        yield say("note.follow_up", date=show_date(decision.follow_up))
    if decision.coordinator:
        yield say("note.coordinator", coordinator=decision.coordinator)


def _legal(desk: Desk, subject: Subject) -> Iterator[str]:
    chosen = subject.logged.decision.interventions if subject.logged else ()
    ruling = [one.title for one in _interventions(desk, chosen) if one.legal_kind == "kraever_afgoerelse"]
    yield say("note.ruling", titles=joined(ruling)) if ruling else say("note.not_ruling")


def citizen_text(desk: Desk, subject: Subject) -> str:
    """Return a few plain sentences to the citizen, without labels or categories."""
    lines = [say("citizen.opening")]
    conclusions = shown(subject.assessment)
    lines += [
        text
        for conclusion in conclusions
        for outcome in _decided(conclusion.table.table.id, conclusion.outcomes, subject)
        if (text := conclusion.table.outcome(outcome).to_citizen)
    ]
    if any(conclusion.status == "open" and not conclusion.outcomes for conclusion in conclusions):
        lines.append(say("citizen.open"))
    if subject.logged:
        decision = subject.logged.decision
        if decision.interventions:
            lines.append(say("citizen.interventions", titles=joined(titles(desk, decision.interventions))))
        if decision.follow_up:
            lines.append(say("citizen.follow_up", date=show_date(decision.follow_up)))
    return " ".join((*lines, say("citizen.closing")))


def _decided(table: str, suggested: tuple[str, ...], subject: Subject) -> tuple[str, ...]:
    override = subject.logged.decision.overrides.get(table) if subject.logged else None
    return (override,) if override else suggested


def _interventions(desk: Desk, ids: tuple[str, ...]) -> Iterator[Intervention]:
    for id in ids:
        if id in desk.guide.interventions:
            yield desk.guide.interventions[id][1]


def titles(desk: Desk, ids: tuple[str, ...]) -> list[str]:
    """Return the titles of interventions, in the order of the ids."""
    return [one.title for one in _interventions(desk, ids)]
