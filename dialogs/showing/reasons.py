"""Why a conclusion is what it is, and not another one; and what could still change it."""

from __future__ import annotations

from collections.abc import Iterator

from dialogs.showing.facts import show_alone, show_value
from dialogs.showing.sources import joined, show_source
from dialogs.view import Block, Bullets, Fold, Item, Items, Paragraph
from dialogs.wording import say
from knowledge.rules.evaluation import Assessment
from knowledge.rules.explanation import Explanation, KeptOut, explain, worth_clarifying
from knowledge.rules.model import CompiledTable, Conclusion
from knowledge.values import NOT_KNOWN


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
