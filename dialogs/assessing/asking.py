"""Answers to questions about the model: from its tables, its rows and its word list, with the source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from dialogs.assessing.drafts import answers
from dialogs.desk import Desk
from dialogs.lookup.hits import details
from dialogs.lookup.reporting import report_action
from dialogs.showing.conclusions import labels
from dialogs.showing.facts import show_alone
from dialogs.showing.foresight import when
from dialogs.showing.law import law_lines
from dialogs.showing.sources import joined, show_source, standing
from dialogs.view import Block, Bullets, Heading, Item, Items, Paragraph, View
from dialogs.wording import say, words
from knowledge.answering import Topic, topic_of
from knowledge.form.pack import Row, Term
from knowledge.intervals import asks_when_to_follow_up, followed_up
from knowledge.rules.evaluation import Assessment, assess
from knowledge.rules.foresight import foresee
from knowledge.rules.model import CompiledRow, CompiledTable, Conclusion
from knowledge.text import fold
from knowledge.values import Value

_ALSO: Final = 2
"""Interventions shown beside the meaning of a word: what a municipality has often answers better."""


def answer_view(desk: Desk, question: str, stated: Mapping[str, Value]) -> View | None:
    """Return the answer to a question, or None where the model has none."""
    if asks_when_to_follow_up(question):
        return _follow_up_view(desk, question)
    defining = asks_for_meaning(question)
    topic = topic_of(desk.model, question, defining)
    if topic is None:
        return None
    changed = law_lines(desk, question, bare_numbers=defining)
    blocks = (*_answer(desk, topic, stated), *changed, Paragraph(standing(desk.model.loaded.pack), "subtle"))
    if topic.table:
        rows = (topic.row,) if topic.row else topic.table.rows
        named = ",".join(f"{topic.table.table.id}/{row.row.id}" for row in rows)
        return View(say("ask.summary"), blocks, (report_action({"rows": named}),))
    also = desk.guide.find(topic.terms[0].label, _ALSO, {}) if topic.terms else None
    if also is None or not also.good_match:
        return View(say("ask.summary"), blocks)
    return View(say("ask.summary"), (*blocks, Paragraph(say("ask.see_also"))), tuple(map(details, also.hits)))


def _follow_up_view(desk: Desk, question: str) -> View:
    pack = desk.model.loaded.pack
    found = followed_up(question, pack, desk.guide.packs)
    blocks: list[Block] = [Heading(say("ask.follow_up"))]
    for one in found.own:
        blocks += [Paragraph(one.label), Paragraph(show_source(pack, one.source), "subtle")]
    if not found.own:
        about = joined([f"§ {number}" for number in found.paragraphs])
        blocks.append(Paragraph(say("ask.follow_up_open", about=about) if about else say("ask.follow_up_silent")))
    if not found.own and found.others:
        others = tuple(Item(other.municipality or other.title, one.label) for other, one in found.others)
        blocks += [Paragraph(say("ask.follow_up_elsewhere")), Items(others)]
    return View(say("ask.summary"), (*blocks, Paragraph(standing(pack), "subtle")))


def asks_for_meaning(question: str) -> bool:
    """Whether this asks what a word means, with or without a question mark."""
    return fold(question).startswith(_defining())


@cache
def _defining() -> tuple[str, ...]:
    return tuple(fold(opening) + " " for opening in words("ask.defining"))


def _answer(desk: Desk, topic: Topic, stated: Mapping[str, Value]) -> Iterator[Block]:
    if topic.terms:
        for term in topic.terms:
            yield from _term(desk, term)
    elif topic.table and topic.row:
        yield from _row(desk, topic.table, topic.row)
    elif topic.table:
        known = {**(answers(desk.draft) if desk.draft else {}), **stated}
        yield from _table(desk, topic.table, assess(desk.model, known))


def _term(desk: Desk, term: Term) -> Iterator[Block]:
    yield Heading(term.label[0].upper() + term.label[1:])
    yield Paragraph(term.text)
    if term.source:
        yield Paragraph(show_source(desk.model.loaded.pack, term.source), "subtle")


def _row(desk: Desk, table: CompiledTable, row: CompiledRow) -> Iterator[Block]:
    outcome = table.outcome(row.row.then)
    yield Heading(outcome.label)
    if outcome.text:
        yield Paragraph(outcome.text)
    yield from _sourced(desk, row.row)


def _sourced(desk: Desk, row: Row) -> Iterator[Block]:
    if row.note:
        yield Paragraph(say("general.note", note=row.note), "subtle")
    yield Paragraph(show_source(desk.model.loaded.pack, row.source), "subtle")


def _table(desk: Desk, table: CompiledTable, assessment: Assessment) -> Iterator[Block]:
    conclusion = assessment.conclusions[table.table.id]
    yield Heading(table.table.title)
    if conclusion.outcomes:
        yield Items(tuple(_outcome(table, row) for row in conclusion.rows))
        yield from _sourced(desk, conclusion.rows[0])
    else:
        yield Paragraph(say("ask.depends"))
        yield Bullets(tuple(_possible(conclusion)))
        yield Paragraph(show_source(desk.model.loaded.pack, table.rows[0].row.source), "subtle")
    later = [
        (when(later), labels(after, after.outcomes))
        for later in foresee(assessment, desk.today)
        if (after := later.assessment.conclusions[table.table.id]).outcomes != conclusion.outcomes and after.outcomes
    ]
    if later:
        yield Items(tuple(Item(on, joined(outcomes)) for on, outcomes in later))
    if assessment.case.known:
        yield Paragraph(say("ask.assumed", facts=_known(assessment)), "subtle")


def _outcome(table: CompiledTable, row: Row) -> Item:
    return Item(table.outcome(row.then).label, row.because)


def _possible(conclusion: Conclusion) -> Iterator[str]:
    """Yield the rows that can still decide; what certainly applies unless another does stands first."""
    rows = list(zip(conclusion.table.rows, conclusion.trace, strict=True))
    certain = next((place for place, (_, truth) in enumerate(rows) if truth is True), len(rows) - 1)
    reachable = [(row.row, truth) for row, truth in rows[: certain + 1] if truth is not False]
    for row, _ in sorted(reachable, key=lambda pair: pair[1] is None):
        yield say("ask.line", outcome=conclusion.table.outcome(row.then).label, because=row.because)


def _known(assessment: Assessment) -> str:
    facts = assessment.model.facts
    return joined([show_alone(facts[id], value) for id, value in assessment.case.known.items()])
