"""Correcting and adding facts: the form of what is known, and the form of what may also hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from dialogs.assessing.drafts import at_step, with_facts
from dialogs.desk import Desk
from dialogs.ports.drafts import Origin, StatedFact
from dialogs.showing.facts import in_order, options, read_answer, show_alone, show_value
from dialogs.showing.sources import joined
from dialogs.view import Action, Block, Choice, DateField, Heading, Option, Paragraph, TextField, View
from dialogs.wording import say
from knowledge.form.pack import Fact
from knowledge.rules.interview import open_facts
from knowledge.values import NOT_KNOWN, Value

REMOVE = "fjern"
ORIGINS: tuple[Origin, ...] = ("borger", "journal", "eget_skoen")


def fix_view(desk: Desk) -> View:
    """Return the form with every stated fact, ready to be corrected."""
    draft = desk.opened()
    facts = desk.model.facts
    origins = tuple(Option(origin, say(f"origin.{origin}")) for origin in ORIGINS)
    fields = [_field(facts[id], stated) for id, stated in in_order(desk.model, draft.facts)]
    return View(
        summary=say("fix.summary"),
        blocks=(
            Heading(say("fix.heading")),
            Paragraph(say("fix.help" if fields else "fix.none"), "subtle"),
            *fields,
            Choice("origin", say("fix.origin"), origins, required=False, compact=True),
        ),
        actions=(
            Action("fix_save", say("action.save"), inputs=True, style="positive"),
            Action("back", say("action.back")),
        ),
        draft=draft.id,
        version=draft.version,
    )


def _field(fact: Fact, stated: StatedFact) -> Block:
    value = stated.value
    if fact.type in ("yes_no", "choice"):
        extra = (Option(NOT_KNOWN, say("general.not_known")), Option(REMOVE, say("fix.remove")))
        shown = {True: "true", False: "false"}.get(value, str(value)) if isinstance(value, bool) else str(value)
        return Choice(fact.id, fact.label, (*options(fact), *extra), required=False, value=shown, compact=True)
    if isinstance(value, date):
        return DateField(fact.id, fact.label, value=value.isoformat())
    return TextField(fact.id, fact.label, value=show_value(fact, value), most=20)


def corrections(desk: Desk) -> dict[str, StatedFact | None]:
    """Return what the submitted form changes; what cannot be used is remarked and left as it is."""
    draft = desk.opened()
    origin = next((one for one in ORIGINS if one == desk.inputs.get("origin")), None)
    changes: dict[str, StatedFact | None] = {}
    for id, stated in draft.facts.items():
        written = desk.inputs.get(id, "").strip()
        if written == REMOVE:
            changes[id] = None
            continue
        value = read_answer(desk.model.facts[id], written, desk.today) if written else stated.value
        if value is None:
            desk.remark("fix.unusable", "attention", value=written, fact=desk.model.facts[id].label)
        elif value != stated.value:
            changes[id] = StatedFact(value, None, origin, desk.today)
        elif origin and origin != stated.origin:
            changes[id] = StatedFact(value, stated.words, origin, stated.on)
    return changes


async def save_corrections(desk: Desk) -> None:
    """Save what can be used of the submitted form; where something cannot, the form stays."""
    changes = corrections(desk)
    draft = desk.opened()
    stays = "fix" if desk.remarks else ""
    remark_changes(desk, changes)
    changed = with_facts(draft, changes, desk.turn.now) if changes else draft
    await desk.keep(at_step(changed, stays))


def remark_changes(desk: Desk, changes: Mapping[str, StatedFact | None]) -> None:
    """Say which facts are now different from what was stated before."""
    before = desk.draft.facts if desk.draft else {}
    for id, stated in changes.items():
        fact = desk.model.facts[id]
        if stated is None:
            desk.remark("fact.removed", fact=fact.label)
        elif id in before and before[id].value != stated.value:
            desk.remark("fact.changed", "good", fact=fact.label, value=show_value(fact, stated.value))


def remark_added(desk: Desk, changes: Mapping[str, StatedFact | None]) -> None:
    """Say which facts join those that stood there before."""
    before = desk.draft.facts if desk.draft else {}
    added = [_named(desk.model.facts[id], stated) for id, stated in changes.items() if stated and id not in before]
    if before and added:
        desk.remark("fact.added", "good", facts=joined(added))


def _named(fact: Fact, stated: StatedFact) -> str:
    """Return a fact that holds by its label; one that does not hold must not read as if it did."""
    return fact.label if stated.value is True else show_alone(fact, stated.value)


def more_view(desk: Desk) -> View:
    """Return the one optional form of facts that may also hold: ticks for yes/no, choices for the rest."""
    draft = desk.opened()
    facts = tuple(_may_also_hold(desk))
    ticks = tuple(Option(fact.id, fact.label) for fact in facts if fact.type == "yes_no")
    blocks: list[Block] = [
        Heading(say("more.heading")),
        Paragraph(say("more.help" if facts else "more.none"), "subtle"),
    ]
    if ticks:
        blocks.append(Choice("applies", say("more.applies"), ticks, several=True, required=False))
    blocks += [
        Choice(fact.id, fact.question, options(fact), required=False, compact=True)
        for fact in facts
        if fact.type == "choice"
    ]
    save = (Action("more_save", say("action.save"), inputs=True, style="positive"),) if facts else ()
    return View(
        summary=say("more.summary"),
        blocks=tuple(blocks),
        actions=(*save, Action("back", say("action.back"))),
        draft=draft.id,
        version=draft.version,
    )


def _may_also_hold(desk: Desk) -> Iterator[Fact]:
    """Yield the facts that some table still rests on and that have not been asked."""
    assessment = desk.assessment()
    open_ = {fact for table in desk.model.tables.values() for fact in open_facts(assessment, table)}
    yield from (fact for id, fact in desk.model.facts.items() if id in open_)


async def save_more(desk: Desk) -> None:
    """Save what was ticked and chosen; what was left alone stays unknown."""
    ticked = {id for id in desk.inputs.get("applies", "").split(",") if id in desk.model.facts}
    values: dict[str, Value] = dict.fromkeys(sorted(ticked), True)
    for id, fact in desk.model.facts.items():
        written = desk.inputs.get(id, "")
        if written and (value := read_answer(fact, written, desk.today)) is not None:
            values[id] = value
    changes: dict[str, StatedFact | None] = {id: StatedFact(value, on=desk.today) for id, value in values.items()}
    remark_added(desk, changes)
    draft = desk.opened()
    await desk.keep(with_facts(draft, changes, desk.turn.now) if changes else at_step(draft, ""))
