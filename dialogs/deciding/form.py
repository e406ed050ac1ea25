"""The form that a decision is logged by; the same for accepting and for differing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from dialogs.assessing.card import fitting_interventions
from dialogs.assessing.drafts import PICKED, picked
from dialogs.assessing.filling import with_values
from dialogs.deciding.outcomes import choosable
from dialogs.deciding.periods import period_fields
from dialogs.desk import Desk
from dialogs.lookup.offers import INTERVENTIONS, option
from dialogs.ports.drafts import Draft
from dialogs.showing.conclusions import considerations, labels, shown
from dialogs.showing.dates import show_date
from dialogs.showing.facts import show_value
from dialogs.showing.sources import joined
from dialogs.view import Action, Block, Bullets, Choice, DateField, Fold, Heading, Option, Paragraph, TextField, View
from dialogs.wording import say
from knowledge.following_up import Due, due
from knowledge.rules.evaluation import Assessment
from knowledge.rules.model import Conclusion

CODES: Final = ("manglende_oplysning", "regel_passer_ikke", "lokal_aftale", "borgerens_oenske", "kapacitet", "andet")
DIFFERS: Final = "differs_"
"""Ids of the inputs that choose another outcome begin with this, then the table's id."""
AGREE: Final = "som_foreslaaet"
"""The choice of no other outcome; empty it would be no choice to some clients."""
_MOST_OPTIONS: Final = 15
_ROLES: Final = ("segment", "centre", "grant", "priority")


def log_view(desk: Desk, submitted: Mapping[str, str] | None = None) -> View:
    """Return the form as it has been filled in so far, and by what was submitted just now."""
    draft = desk.opened()
    assessment = desk.assessment()
    differs = draft.step == "differ"
    form: Mapping[str, str] = {
        "centre": suggested_centre(desk),
        **proposed(desk, assessment),
        **draft.form,
        **(submitted or {}),
    }
    heading = Heading(say("log.heading_differ" if differs else "log.heading"))
    blocks = (
        heading,
        *considerations(assessment),
        *(_difference(assessment) if differs else ()),
        *_case(desk),
        *_withheld(desk, draft),
        Fold("optional", say("log.optional"), tuple(_optional(desk, assessment, form)), "optional" in desk.unfolded),
        Paragraph(say("log.help"), "subtle"),
    )
    return View(
        summary=say("log.summary"),
        blocks=with_values(blocks, form),
        actions=(
            Action("save", say("action.save"), inputs=True, style="positive"),
            Action("back", say("action.back")),
        ),
        draft=draft.id,
        version=draft.version,
    )


def can_differ(assessment: Assessment) -> tuple[Conclusion, ...]:
    """Return the conclusions that she may decide otherwise: shown, with a role of their own, and with an outcome."""
    return tuple(c for c in shown(assessment) if c.table.table.role in _ROLES)


def _difference(assessment: Assessment) -> Iterator[Block]:
    agree = Option(AGREE, say("log.agree"))
    for conclusion in can_differ(assessment):
        table = conclusion.table.table
        suggested = joined(labels(conclusion, conclusion.outcomes)) or say("assessment.open_outcome").lower()
        choices = choosable(assessment.model.loaded.pack, table)
        others = tuple(Option(one.id, one.label) for one in choices if one.id not in conclusion.outcomes)
        label = say("log.outcome", table=table.title, outcome=suggested)
        yield Choice(f"{DIFFERS}{table.id}", label, (agree, *others), required=False, value=AGREE, compact=True)
    codes = tuple(Option(code, say(f"override.{code}")) for code in CODES)
    yield Choice("code", say("log.code"), codes, error=say("log.code_error"), compact=True)
    yield TextField(
        "reason", say("log.reason"), required=True, error=say("log.reason_error"), several_lines=True, most=1000
    )


def _case(desk: Desk) -> Iterator[Block]:
    centres = tuple(Option(centre.id, centre.name) for centre in desk.model.loaded.pack.centres)
    yield TextField(
        "case", say("log.case"), say("log.case_placeholder"), required=True, error=say("log.case_error"), most=40
    )
    if centres:
        yield Choice("centre", say("log.centre"), centres, required=False, compact=True)


def _optional(desk: Desk, assessment: Assessment, form: Mapping[str, str]) -> Iterator[Block]:
    yield from _interventions(desk, assessment, form.get(PICKED, "").split(","))
    yield from _due_lines(desk, assessment)
    yield DateField("follow_up", say("log.follow_up"))
    yield from period_fields(desk)
    yield TextField("coordinator", _coordinator(assessment), most=80)


def proposed(desk: Desk, assessment: Assessment) -> dict[str, str]:
    """Return the day of follow-up that the model asks for, as the form has it until she writes another."""
    intervals = _due(desk, assessment)
    return {"follow_up": intervals[0].day.isoformat()} if intervals else {}


def _due(desk: Desk, assessment: Assessment) -> tuple[Due, ...]:
    own = desk.guide.own.selectable
    return due(assessment, [own[id] for id in picked(desk.opened()) if id in own], desk.today)


def _due_lines(desk: Desk, assessment: Assessment) -> Iterator[Block]:
    """Yield every interval that the model asks for, and how to go against it."""
    if intervals := _due(desk, assessment):
        yield Bullets(
            tuple(say("log.due", interval=one.interval.label, date=show_date(one.day)) for one in intervals)
        )
        yield Paragraph(say("log.due_help"), "subtle")


def _coordinator(assessment: Assessment) -> str:
    """Return the label of the field, with the centre that the model says the coordinator is from."""
    names = {centre.id: centre.name for centre in assessment.model.loaded.pack.centres}
    rows = (row for conclusion in shown(assessment) for row in conclusion.rows)
    found = next((names[row.coordinator] for row in rows if row.coordinator), None)
    return say("log.coordinator_in", centre=found) if found else say("log.coordinator")


def _interventions(desk: Desk, assessment: Assessment, picked: Sequence[str]) -> Iterator[Block]:
    """Yield the choice of own interventions: those that fit, else the first of all, and what has been picked."""
    own = desk.guide.own.selectable
    base = fitting_interventions(assessment) or tuple(own)[:_MOST_OPTIONS]
    options = tuple(option(own[id]) for id in dict.fromkeys((*base, *picked)) if id in own)
    dataset = INTERVENTIONS if len(own) > len(options) else None
    label = say("log.interventions")
    if options:
        yield Choice(PICKED, label, options, several=True, required=False, compact=True, dataset=dataset)


def _withheld(desk: Desk, draft: Draft) -> Iterator[Block]:
    """Yield the question whether a doubtful value, such as a suspicion, is to stand in the decision."""
    held = tuple(
        Option(id, show_value(desk.model.facts[id], stated.value))
        for id, stated in draft.facts.items()
        if stated.value in desk.model.facts[id].withheld
    )
    if held:
        yield Choice("include", say("log.withheld"), held, several=True, required=False)


def suggested_centre(desk: Desk) -> str:
    """Return the centre that the case number is most likely from: the one suggested, else the first."""
    known = [centre.id for centre in desk.model.loaded.pack.centres]
    found = (
        conclusion.outcome
        for conclusion in desk.assessment().conclusions.values()
        if conclusion.table.table.role == "centre" and conclusion.outcome in known
    )
    return next((centre for centre in found if centre), next(iter(known), ""))
