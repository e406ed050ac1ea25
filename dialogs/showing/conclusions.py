"""Conclusions as people read them: what is suggested, with its warnings and reminders."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dialogs.showing.sources import joined
from dialogs.view import Block, Item, Items, Paragraph
from dialogs.wording import say
from knowledge.following_up import to_consider
from knowledge.form.pack import Outcome
from knowledge.rules.evaluation import Assessment
from knowledge.rules.model import CompiledTable, Conclusion

SILENT: Final = "uafklaret"
"""The outcome of rows that say that the source is silent; its reason stands beside it at once."""
_ORDER: Final = ("segment", "centre", "grant", "priority", "cooperation", "subcategories")


def place(table: CompiledTable) -> int:
    """Return where a table's outcome stands among the others; what has no place of its own stands last."""
    role = table.table.role
    return _ORDER.index(role) if role in _ORDER else len(_ORDER)


def shown(assessment: Assessment) -> tuple[Conclusion, ...]:
    """Return the conclusions to show: tables with a role that say something of this citizen."""
    found = [
        conclusion
        for conclusion in assessment.conclusions.values()
        if conclusion.table.table.role in _ORDER
        and conclusion.status != "none"
        and conclusion.table.goal_when.truth(assessment.case)
        and (conclusion.outcomes or conclusion.table.table.hit_policy != "collect")
    ]
    return tuple(sorted(found, key=lambda conclusion: place(conclusion.table)))


def certain_warnings(assessment: Assessment) -> tuple[tuple[str, str], ...]:
    """Return the warnings that certainly hold: id and text."""
    return tuple(
        (outcome, warning_text(conclusion.table.outcome(outcome)))
        for conclusion in assessment.conclusions.values()
        if conclusion.table.table.role == "warnings"
        for outcome in conclusion.outcomes
    )


def warning_text(warning: Outcome) -> str:
    """Return a warning with what to do about it."""
    stop = "" if warning.label.endswith("?") or not warning.text else "."
    return f"{warning.label}{stop} {warning.text or ''}".strip()


def labels(conclusion: Conclusion, outcomes: tuple[str, ...]) -> tuple[str, ...]:
    """Return outcomes by their labels, in the table's order."""
    return tuple(outcome.label for outcome in conclusion.table.table.outcomes if outcome.id in outcomes)


def quoted(conclusion: Conclusion, outcomes: tuple[str, ...]) -> str:
    """Return "»Høj« eller »Normal«"."""
    return joined([say("general.quote", quote=label) for label in labels(conclusion, outcomes)], "general.or")


def conclusion_blocks(assessment: Assessment) -> Iterator[Block]:
    """Yield what is suggested, then warnings and reminders."""
    conclusions = shown(assessment)
    if conclusions:
        yield Items(tuple(_item(assessment, conclusion) for conclusion in conclusions))
    for _, text in certain_warnings(assessment):
        yield Paragraph(text, "attention")
    for conclusion in assessment.conclusions.values():
        if conclusion.table.table.role == "warnings" and conclusion.table.goal_when.parts():
            yield from _possible_warnings(assessment, conclusion)
    for text in reminders(assessment):
        yield Paragraph(say("assessment.remind", text=text), "warning")
    yield from considerations(assessment)


def considerations(assessment: Assessment) -> Iterator[Block]:
    """Yield what the model asks to go through before a decision."""
    for one in to_consider(assessment):
        yield Paragraph(say("assessment.consider", label=one.label, points=" · ".join(one.points)), "warning")


def reminders(assessment: Assessment) -> tuple[str, ...]:
    """Return what the outcomes that are shown remind of."""
    found = (
        text
        for conclusion in shown(assessment)
        for outcome in conclusion.outcomes
        for text in conclusion.table.outcome(outcome).remind
    )
    return tuple(dict.fromkeys(found))


def _possible_warnings(assessment: Assessment, conclusion: Conclusion) -> Iterator[Block]:
    if conclusion.table.goal_when.truth(assessment.case):
        for outcome in conclusion.possible:
            label = conclusion.table.outcome(outcome).label
            yield Paragraph(say("assessment.possible_warning", warning=label), "warning")


def _item(assessment: Assessment, conclusion: Conclusion) -> Item:
    table = conclusion.table.table
    if conclusion.status == "open" and not conclusion.outcomes:
        possible = say("assessment.can_become", outcomes=quoted(conclusion, conclusion.possible))
        return Item(table.title, say("assessment.open_outcome"), possible, "subtle")
    names = {centre.id: centre.name for centre in assessment.model.loaded.pack.centres}
    partners = [names.get(partner, partner) for row in conclusion.rows for partner in row.partners]
    below = say("assessment.partners", partners=joined(partners)) if partners else None
    if conclusion.outcome == SILENT:
        below = conclusion.rows[0].because
    return Item(table.title, joined(labels(conclusion, conclusion.outcomes)), below, "good" if partners else "plain")
