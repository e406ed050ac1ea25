"""The one evolving card of an assessment: what is suggested, what was understood, and the next question."""

from __future__ import annotations

from collections.abc import Iterator

from dialogs.assessing.drafts import picked
from dialogs.desk import Desk
from dialogs.lookup.reporting import report_action
from dialogs.ports.drafts import Draft
from dialogs.showing.conclusions import conclusion_blocks, quoted
from dialogs.showing.facts import hint, in_order, options, show_value
from dialogs.showing.foresight import later_blocks
from dialogs.showing.law import law_fold
from dialogs.showing.reasons import clarify_fold, why_fold
from dialogs.showing.sources import joined, standing
from dialogs.view import (
    Action,
    Block,
    Bullets,
    Choice,
    DateField,
    Fold,
    Heading,
    Item,
    Items,
    Paragraph,
    TextField,
    View,
)
from dialogs.wording import say
from knowledge.form.pack import Fact
from knowledge.law import touching_citizen
from knowledge.rules.evaluation import Assessment
from knowledge.rules.interview import Question, next_question

ANSWER = "answer"
"""Id of the input that answers the question."""


def assessment_view(desk: Desk) -> View:
    """Return the card of the open draft as it now stands."""
    draft = desk.opened()
    assessment = desk.assessment()
    question = next_question(assessment)
    return View(
        summary=say("assessment.summary"),
        blocks=tuple(_blocks(desk, draft, assessment, question)),
        actions=tuple(_actions(draft, question)),
        draft=draft.id,
        version=draft.version,
    )


def assessment_actions(desk: Desk) -> tuple[Action, ...]:
    """Return the buttons of that card alone."""
    return tuple(_actions(desk.opened(), next_question(desk.assessment())))


def _blocks(desk: Desk, draft: Draft, assessment: Assessment, question: Question | None) -> Iterator[Block]:
    if not draft.facts:
        yield Heading(say("assessment.heading_empty"))
        yield Paragraph(say("assessment.empty"))
    else:
        settled = question is None and not assessment.contradictions
        yield Heading(say("assessment.heading_decided" if settled else "assessment.heading"))
        yield from conclusion_blocks(assessment)
        yield from _contradictions(assessment)
        yield Heading(say("assessment.understood"), 2)
        yield Items(tuple(_fact_item(assessment, draft, id) for id, _ in in_order(assessment.model, draft.facts)))
    if desk.not_used:
        yield Paragraph(say("assessment.not_used", parts=", ".join(desk.not_used)), "subtle")
    if draft.facts:
        yield from later_blocks(assessment, desk.today)
        yield why_fold(assessment, "why" in desk.unfolded)
        yield clarify_fold(assessment, "clarify" in desk.unfolded)
        yield from _fitting(assessment, "fitting" in desk.unfolded)
        yield from law_fold(touching_citizen(assessment), desk.today, "law" in desk.unfolded)
        yield from _picked(desk, draft)
        yield Paragraph(standing(assessment.model.loaded.pack), "subtle")
    if question:
        yield from _question_blocks(assessment, question, "asking" in desk.unfolded)
    elif draft.facts and not assessment.contradictions:
        yield Paragraph(say("assessment.complete"), "subtle")


def _picked(desk: Desk, draft: Draft) -> Iterator[Block]:
    own = desk.guide.own.selectable
    if titles := [own[id].title for id in picked(draft) if id in own]:
        yield Paragraph(say("assessment.picked", titles=joined(titles)), "good")


def _fact_item(assessment: Assessment, draft: Draft, id: str) -> Item:
    stated = draft.facts[id]
    fact = assessment.model.facts[id]
    below = say("general.quote", quote=stated.words) if stated.words else say("assessment.answered")
    if stated.origin:
        below = f"{below} · {say(f'origin.{stated.origin}')}"
    return Item(fact.label, show_value(fact, stated.value), below)


def _contradictions(assessment: Assessment) -> Iterator[Block]:
    for found in assessment.contradictions:
        one, other = assessment.model.facts[found.fact].label, assessment.model.facts[found.other].label
        yield Paragraph(say("assessment.contradiction", one=one, other=other, because=found.because), "attention")


def _question_blocks(assessment: Assessment, question: Question, asking_open: bool) -> Iterator[Block]:
    yield Heading(question.fact.question, 2)
    if question.fact.help:
        yield Paragraph(question.fact.help, "subtle")
    anchors = tuple(
        say("assessment.anchor", value=value.label, anchor=value.anchor)
        for value in question.fact.values
        if question.fact.judgement and value.anchor and value.id in question.values
    )
    if anchors:
        yield Bullets(anchors)
    if field := answer_field(question):
        yield field
    goals = tuple(
        Item(goal.table.title, say("assessment.can_become", outcomes=quoted(conclusion, conclusion.possible)))
        for goal in question.goals
        if (conclusion := assessment.conclusions[goal.table.id]).possible
    )
    inner = (Paragraph(say("assessment.why_asking_line")), Items(goals))
    yield Fold("asking", say("assessment.why_asking"), inner, asking_open)


def answer_field(question: Question) -> Choice | TextField | DateField | None:
    """Return the input that takes the answer; yes and no are buttons and need none."""
    fact = question.fact
    match fact.type:
        case "yes_no":
            return None
        case "whole_number":
            return TextField(ANSWER, fact.label, fact.unit or "", error=_hint(fact), most=3)
        case "date":
            return DateField(ANSWER, fact.label, error=_hint(fact))
    anchored = tuple(options(fact, question.values))
    return Choice(
        ANSWER, fact.label, anchored, several=fact.type == "choices", error=_hint(fact), compact=len(anchored) > 6
    )


def _hint(fact: Fact) -> str:
    return say("fact.not_understood", question=fact.question, hint=hint(fact))


def _actions(draft: Draft, question: Question | None) -> Iterator[Action]:
    if question:
        yield from _answers(question)
    if draft.facts:
        yield Action("log", say("action.log"), style="default" if question else "positive")
        yield Action("fix", say("action.fix"))
        yield Action("differ", say("action.differ"), secondary=question is not None)
        yield Action("note", say("action.note"), secondary=True)
        yield Action("citizen_text", say("action.citizen_text"), secondary=True)
        yield Action("more", say("action.more"), secondary=True)
        yield report_action({})
        yield Action("restart", say("action.restart"), secondary=True)
    if draft.version:
        yield Action("cancel", say("action.cancel"), secondary=True)


def _answers(question: Question) -> Iterator[Action]:
    data = {"fact": question.fact.id}
    if question.fact.type == "yes_no":
        for option in options(question.fact):
            if (option.value == "true") in question.values:
                yield Action(f"answer_{option.value}", option.label, {**data, "value": option.value})
    else:
        yield Action("answer", say("action.answer"), data, inputs=True, style="positive")
    yield Action("answer_unknown", say("general.not_known"), {**data, "value": "ved_ikke"})


def _fitting(assessment: Assessment, open_: bool) -> Iterator[Block]:
    fitting = fitting_interventions(assessment)
    if fitting:
        titles = {i.id: i for i in assessment.model.loaded.pack.interventions}
        lines = tuple(
            say("assessment.intervention_line", title=titles[id].title, status=say(f"status.{titles[id].status}"))
            for id in fitting
        )
        inner = (Bullets(lines), Paragraph(say("assessment.interventions_note"), "subtle"))
        yield Fold("fitting", say("assessment.interventions", count=len(fitting)), inner, open_)


def fitting_interventions(assessment: Assessment) -> tuple[str, ...]:
    """Return the ids of the municipality's own interventions that certainly fit, and are not ended."""
    ended = {i.id for i in assessment.model.loaded.pack.interventions if i.status == "ophoert"}
    return tuple(
        id for id, condition in assessment.model.fits.items() if id not in ended and condition.truth(assessment.case)
    )
