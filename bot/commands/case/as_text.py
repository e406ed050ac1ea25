"""Everything that is kept about one case, for people to read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from bot.commands.case.file import CaseFile
from dialogs.cards.plain import text
from dialogs.deciding.form import CODES
from dialogs.ports.decisions import Logged
from dialogs.ports.drafts import StatedFact
from dialogs.ports.handovers import Handover
from dialogs.ports.links import CaseLink
from dialogs.showing.dates import show_date
from dialogs.showing.facts import show_value
from dialogs.view import Block, Bullets, Heading, Item, Items, Paragraph, View
from dialogs.wording import say
from knowledge.period import Period
from knowledge.rules.model import Model
from knowledge.weeks import COPENHAGEN

_IDS: Final = frozenset({"decision", "follows"})
"""What a form keeps for the program alone."""


def entry_line(logged: Logged) -> str:
    """Return an entry as one line without the citizen's facts."""
    decision = logged.decision
    return say(
        "cli.case.show.line",
        number=logged.number,
        date=_day(decision.at),
        name=decision.person.name,
        team=decision.team or "-",
        case=f"{decision.case.centre} {decision.case.number}",
        centre=decision.centre or "-",
    )


def file_text(file: CaseFile, model: Model) -> str:
    """Return everything for a person to read, by the labels of a model as far as it knows them."""
    return text(View("", tuple(_blocks(file, model))))


def _blocks(file: CaseFile, model: Model) -> Iterator[Block]:
    yield Heading(say("cli.case.export.heading", numbers=", ".join(file.numbers)))
    yield Items(tuple(Item(one.centre, one.number) for one in file.references))
    for logged in file.entries:
        yield Heading(entry_line(logged), 2)
        yield from _entry_blocks(logged, model)
    for draft in file.drafts:
        yield Heading(say("cli.case.export.draft", date=_day(draft.changed), name=draft.person.name), 2)
        yield Items(tuple(_fact_item(model, id, stated) for id, stated in draft.facts.items()))
        yield Bullets(tuple(text for id, text in draft.form.items() if text and id not in _IDS))
    if file.handovers:
        yield Heading(say("cli.case.export.handovers"), 2)
        yield Items(tuple(item for one in file.handovers for item in _handover_items(one)))
    if file.notes:
        yield Heading(say("cli.case.export.notes"), 2)
        yield Items(tuple(Item(_day(one.at), one.by.name, one.text) for one in file.notes))
    if file.links:
        yield Heading(say("cli.case.export.links"), 2)
        yield Items(tuple(_link_item(one) for one in file.links))
    if file.permits:
        yield Heading(say("cli.case.export.permits"), 2)
        yield Items(tuple(Item(_day(one.since), one.reader.name, one.reason or None) for one in file.permits))
    yield Heading(say("cli.case.export.readings"), 2)
    yield Bullets(tuple(f"{_day(one.at)}: {one.reader.name} ({one.what}, {one.basis})" for one in file.readings))


def _entry_blocks(logged: Logged, model: Model) -> Iterator[Block]:
    decision = logged.decision
    if decision.corrects:
        yield Paragraph(say("cli.case.export.corrects", code=decision.override_code or "-"), "subtle")
    yield Items(tuple(_fact_item(model, id, stated) for id, stated in decision.facts.items()))
    decided = {**decision.suggestion, **decision.overrides}
    yield Items(tuple(Item(_table(model, id), _outcome(model, id, outcome)) for id, outcome in decided.items()))
    yield Items(tuple(_period_item(model, fact, period) for fact, period in decision.periods.items()))
    if decision.follow_up:
        yield Items((Item(say("receipt.follow_up"), show_date(decision.follow_up)),))
    said = (
        say(f"override.{decision.override_code}") if decision.override_code in CODES else None,
        decision.override_text,
        decision.text,
        decision.coordinator,
        ", ".join(decision.interventions),
    )
    yield Bullets(tuple(filter(None, said)))


def _fact_item(model: Model, id: str, stated: StatedFact) -> Item:
    fact = model.facts.get(id)
    value = show_value(fact, stated.value) if fact else str(stated.value)
    return Item(fact.label if fact else id, value, stated.words)


def _period_item(model: Model, id: str, period: Period) -> Item:
    fact = model.facts.get(id)
    days = (show_date(day) if day else "" for day in (period.first, period.last))
    return Item(fact.label if fact else id, " – ".join(days).strip())


def _table(model: Model, id: str) -> str:
    return model.tables[id].table.title if id in model.tables else id


def _outcome(model: Model, id: str, outcome: str | tuple[str, ...] | None) -> str:
    outcomes = model.tables[id].table.outcomes if id in model.tables else ()
    labels = {one.id: one.label for one in outcomes}
    ids = (outcome,) if isinstance(outcome, str) else outcome or ("-",)
    return ", ".join(labels.get(one, one) for one in ids)


def _handover_items(handover: Handover) -> Iterator[Item]:
    said = (handover.text.why, handover.text.wish, handover.text.runs, handover.text.asks)
    yield Item(handover.sender.centre, handover.receiver.centre, " · ".join(filter(None, said)) or None)
    for step in handover.steps:
        yield Item(_day(step.at), f"{step.by.name}: {say(f'handover.step.{step.state.value}')}", step.reason or None)


def _link_item(link: CaseLink) -> Item:
    done = "link" if link.joined else "unlink"
    return Item(_day(link.at), f"{say(f'action.{done}')}: {link.one}, {link.other}", link.by.name)


def _day(at: datetime) -> str:
    return show_date(at.astimezone(COPENHAGEN).date())
