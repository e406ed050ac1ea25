"""Conclusions as people read them: what is suggested, what it rests on, and what could change it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dialogs.showing.facts import show_alone, show_value
from dialogs.showing.sources import joined, show_source
from dialogs.view import Block, Bullets, Fold, Item, Items, Paragraph
from dialogs.wording import say
from knowledge.following_up import to_consider
from knowledge.form.pack import Outcome
from knowledge.rules.evaluation import Assessment
from knowledge.rules.explanation import Explanation, KeptOut, explain, worth_clarifying
from knowledge.rules.model import CompiledTable, Conclusion
from knowledge.values import NOT_KNOWN

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


def why_fold(assessment: Assessment, open_: bool) -> Fold:
    """Return the reasons for every conclusion and against every other outcome, with sources."""
    blocks = tuple(block for conclusion in explained(assessment) for block in _reasons(assessment, conclusion))
    return Fold("why", say("assessment.why"), blocks or (Paragraph(say("assessment.why_none"), "subtle"),), open_)


def explained(assessment: Assessment) -> tuple[Conclusion, ...]:
    """Return the conclusions worth explaining: the goals and those that are shown, but none that only repeats one."""
    return tuple(
        conclusion
        for conclusion in assessment.conclusions.values()
        if conclusion.outcomes
        and conclusion.table.goal_when.truth(assessment.case)
        and explains_itself(conclusion.table)
    )


def explains_itself(table: CompiledTable) -> bool:
    """Whether a table has reasons of its own, and does not only repeat another one."""
    return table.table.goal is not None or table.table.role in ("centre", "cooperation", "subcategories")


def _reasons(assessment: Assessment, conclusion: Conclusion) -> Iterator[Block]:
    explanation = explain(assessment, conclusion.table.table.id)
    pack = assessment.model.loaded.pack
    items = []
    for reason in explanation.reasons:
        facts = _facts(assessment, reason.facts)
        below = [say("assessment.based_on", facts=facts)] if facts else []
        below += [show_source(pack, reason.row.source)]
        below += [say("general.note", note=reason.row.note)] if reason.row.note else []
        items.append(Item(headline(conclusion.table, reason.row.then), reason.row.because, "\n".join(below)))
    yield Items(tuple(items))
    if conclusion.table.table.hit_policy != "collect":
        yield from _against(assessment, conclusion, explanation)


def headline(table: CompiledTable, outcome: str) -> str:
    """Return a table's title with an outcome of it."""
    colon = "" if table.table.title.endswith("?") else ":"
    return f"{table.table.title}{colon} {table.outcome(outcome).label}"


def _against(assessment: Assessment, conclusion: Conclusion, explanation: Explanation) -> Iterator[Block]:
    lines = tuple(
        say(
            "assessment.not_this",
            outcome=conclusion.table.outcome(other.outcome).label,
            reason=_kept_out(assessment, other),
        )
        for other in explanation.others
    )
    if lines:
        yield Bullets(lines)


def _kept_out(assessment: Assessment, other: KeptOut) -> str:
    if other.how == "lacking":
        lacking = [assessment.model.facts[fact].label for fact in other.facts]
        return say("assessment.kept_lacking", facts=joined(lacking))
    return say(f"assessment.kept_{other.how}", facts=_facts(assessment, other.facts))


def _facts(assessment: Assessment, facts: tuple[str, ...]) -> str:
    return joined([fact_line(assessment, fact) for fact in facts if fact in assessment.case.known])


def fact_line(assessment: Assessment, fact: str) -> str:
    """Return a known fact in a few words that stand alone."""
    return show_alone(assessment.model.facts[fact], assessment.answers.get(fact, NOT_KNOWN))


def clarify_fold(assessment: Assessment, open_: bool) -> Fold:
    """Return what an open or doubtful fact could still decide on its own."""
    tables = tuple(goal.table.id for goal in assessment.model.goals if goal.goal_when.truth(assessment.case))
    lines = tuple(
        say(
            "assessment.clarify_line",
            answer=show_value(assessment.model.facts[item.fact], item.answer),
            outcome=headline(assessment.model.tables[item.table], item.outcome),
        )
        for item in worth_clarifying(assessment, tables)
    )
    block: Block = Bullets(lines) if lines else Paragraph(say("assessment.clarify_none"), "subtle")
    return Fold("clarify", say("assessment.clarify"), (block,), open_)
