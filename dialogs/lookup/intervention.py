"""One intervention, as its source tells it and as the municipality keeps it. Nothing here is about a citizen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from dialogs.showing.dates import show_date
from dialogs.showing.law import law_fold
from dialogs.showing.sources import show_source
from dialogs.view import Block, Heading, Item, Items, Paragraph, View
from dialogs.wording import say
from knowledge.checking.expiry import is_old
from knowledge.form.interventions import Dated, Intervention, Local, Statement
from knowledge.guide import Guide
from knowledge.law import touching_intervention


def about_view(guide: Guide, id: str, today: date) -> View:
    """Return everything that is known of an intervention; one that is no longer there is said so."""
    if id not in guide.interventions:
        return View(say("lookup.summary"), (Heading(say("lookup.heading_none")), Paragraph(say("lookup.gone"))))
    return View(say("intervention.summary"), tuple(_blocks(guide, id, today)))


def short_line(guide: Guide, id: str) -> str:
    """Return status, where and year of an intervention on one line."""
    _, one = guide.interventions[id]
    return say("lookup.line", status=say(f"status.{one.status}"), where=_where(guide, id), year=one.year)


def _where(guide: Guide, id: str) -> str:
    if id in guide.own.ids:
        return say("lookup.own")
    municipality = _municipality(guide, id)
    return say("lookup.inspiration", municipality=municipality) if municipality else say("lookup.general")


def _municipality(guide: Guide, id: str) -> str | None:
    pack, one = guide.interventions[id]
    return one.municipality or pack.municipality


def _blocks(guide: Guide, id: str, today: date) -> Iterator[Block]:
    pack, one = guide.interventions[id]
    yield Heading(one.title)
    if one.other_names:
        yield Paragraph(", ".join(one.other_names), "subtle")
    if alert := one.local.alert:
        key = "intervention.alert_long_ago" if is_old(alert.date, today) else "intervention.alert"
        yield Paragraph(say(key, text=alert.value, date=show_date(alert.date)), "warning")
    yield Paragraph(one.description)
    items = (
        Item(say("intervention.status"), say(f"status.{one.status}")),
        *_item("municipality", _municipality(guide, id)),
        Item(say("intervention.year"), str(one.year)),
        _freshness(one, today),
        *_local(one.local, today),
        *_details(one),
        *_item("follow_up", next((each.label for each in pack.follow_ups if each.id == one.follow_up), None)),
    )
    yield Items(items)
    yield from law_fold(touching_intervention(guide.model.loaded.pack, one), today, open_=True)
    yield Paragraph(show_source(pack, one.source), "subtle")


def _freshness(one: Intervention, today: date) -> Item:
    """Say when the municipality last assured that this holds."""
    label, assured = say("intervention.freshness"), one.local.assured
    if assured is None:
        return Item(label, say("intervention.unassured", year=one.year), tone="subtle")
    if is_old(assured, today):
        return Item(label, say("intervention.assured_long_ago", date=show_date(assured)), tone="warning")
    return Item(label, say("intervention.assured", date=show_date(assured)), tone="good")


def _local(local: Local, today: date) -> Iterator[Item]:
    """Yield whom to ring, and how long one waits, each with the date it was told."""
    if local.contact:
        yield from _dated("contact", local.contact, today)
    yield from _item("owner", local.owner)
    for key, told in (("waiting_time", local.waiting_time), ("capacity", local.capacity)):
        if told:
            yield from _dated(key, told, today)


def _dated(key: str, told: Dated, today: date) -> Iterator[Item]:
    old = is_old(told.date, today)
    below = say("intervention.told_long_ago" if old else "intervention.told", date=show_date(told.date))
    yield Item(say(f"intervention.{key}"), told.value, below, "warning" if old else "plain")


def _details(one: Intervention) -> Iterator[Item]:
    paragraphs = [
        say(f"law.{p.law}", number=p.number) + (f" ({p.version})" if p.version else "") for p in one.paragraphs
    ]
    numbers = [f"{n.number} ({n.law}, {n.version})" for n in one.target_group_numbers]
    yield from _item("provider", one.provider)
    yield from _item("legal_kind", say(f"legal_kind.{one.legal_kind}") if one.legal_kind else None)
    yield from _item("target_groups", ", ".join([*one.target_groups, *numbers]))
    yield from _item("paragraphs", ", ".join(paragraphs))
    yield from _item("ages", _ages(one))
    yield from _item("length", one.length)
    yield from _item("intensity", one.intensity)
    yield from _item("costs", "\n".join(map(_statement, one.costs)))
    yield from _item("results", "\n".join(map(_statement, one.results)))


def _item(key: str, text: str | None) -> Iterator[Item]:
    if text:
        yield Item(say(f"intervention.{key}"), text)


def _ages(one: Intervention) -> str | None:
    low, high = one.age_from, one.age_to
    if low is None and high is None:
        return None
    key = "from_to" if low is not None and high is not None else "from" if low is not None else "to"
    return say(f"intervention.{key}", low=low, high=high)


def _statement(statement: Statement) -> str:
    if statement.amount is None:
        return statement.text
    amount = f"{statement.amount:,.10g}".translate(_DANISH)
    year = f", {statement.year}" if statement.year else ""
    return f"{statement.text}: {amount} {statement.unit or ''}{year}".strip()


_DANISH: Final = str.maketrans(",.", ".,")
"""Points between thousands and a comma before decimals."""
