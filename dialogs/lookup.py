"""Lookup: three hits first, then more, and the whole of one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dialogs.desk import Desk
from dialogs.drafts import answers
from dialogs.law import law_fold
from dialogs.sources import joined, show_source
from dialogs.view import Action, Block, Heading, Item, Items, Paragraph, View
from dialogs.wording import say
from knowledge.interventions import Intervention, Statement
from knowledge.law import touching_intervention
from knowledge.search import Found, Hit
from knowledge.search.reasons import Reason
from knowledge.text import fold

FIRST: Final = 3
_MORE: Final = 12
_WORDY: Final = ("everyday", "other_name", "meaning")


def found_view(desk: Desk, query: str, more: bool = False) -> View:
    """Return the hits for a query; it says what they matched on, or plainly that nothing fits."""
    if not query.strip():
        return View(say("lookup.summary"), (Heading(say("lookup.heading_none")), Paragraph(say("lookup.empty"))))
    facts = answers(desk.draft) if desk.draft else {}
    found = desk.guide.find(query, _MORE, facts)
    count = len(found.hits) if more else FIRST
    return View(
        summary=say("lookup.summary"),
        blocks=tuple(_blocks(desk, query, found, count)),
        actions=tuple(_actions(query, found, count)),
    )


def good_match(desk: Desk, query: str) -> bool:
    """Whether the catalogue has something that fits."""
    return desk.guide.find(query, 1, {}).good_match


def _blocks(desk: Desk, query: str, found: Found, count: int) -> Iterator[Block]:
    if not found.good_match:
        yield Heading(say("lookup.heading_none"))
        yield Paragraph(say("lookup.none_help", query=query))
        return
    yield Heading(say("lookup.heading", count=len(found.hits), query=query))
    for hit in found.hits[:count]:
        yield Heading(hit.title, 2)
        yield Paragraph(desk.guide.interventions[hit.id][1].description)
        yield Paragraph(_about(desk, hit), "subtle")


def _about(desk: Desk, hit: Hit) -> str:
    pack, one = desk.guide.interventions[hit.id]
    municipality = one.municipality or pack.municipality
    inspiration = say("lookup.inspiration", municipality=municipality) if municipality else say("lookup.general")
    where = say("lookup.own") if hit.own else inspiration
    line = say("lookup.line", status=say(f"status.{hit.status}"), where=where, year=hit.year)
    matched = say("lookup.matched", reasons=joined([show_reason(reason) for reason in hit.matched_on[:3]]))
    return f"{line}\n{matched}" if hit.matched_on else line


def show_reason(reason: Reason) -> str:
    """Return what a hit was found on, in a few words."""
    asked, found = " ".join(reason.asked), ", ".join(reason.found)
    kind = "same" if fold(asked) == fold(found) and reason.kind in _WORDY else reason.kind
    return say(f"reason.{kind}", asked=asked, found=found)


def _actions(query: str, found: Found, count: int) -> Iterator[Action]:
    if found.good_match:
        for hit in found.hits[:count]:
            yield Action("details", say("action.details", title=_short(hit.title)), {"intervention": hit.id})
        if len(found.hits) > count:
            yield Action("find_more", say("action.show_more", query=_short(query)), {"query": query})


def titled(desk: Desk, title: str) -> str | None:
    """Return the intervention of this title, also when cut short as on a button; else the nearest one."""
    wanted = fold(title)
    for id, (_, one) in desk.guide.interventions.items():
        if wanted in (fold(one.title), fold(_short(one.title))):
            return id
    return next((hit.id for hit in desk.guide.find(title, 1).hits), None)


def _short(title: str) -> str:
    return title if len(title) <= 40 else title[:38].rstrip() + "…"


def intervention_view(desk: Desk, id: str) -> View:
    """Return everything that the source says of one intervention."""
    if id not in desk.guide.interventions:
        return View(say("lookup.summary"), (Heading(say("lookup.heading_none")), Paragraph(say("lookup.gone"))))
    pack, one = desk.guide.interventions[id]
    municipality = one.municipality or pack.municipality
    items = [
        Item(say("intervention.status"), say(f"status.{one.status}")),
        *_item("municipality", municipality or ""),
        Item(say("intervention.year"), str(one.year)),
        *_details(one),
    ]
    names = (Paragraph(", ".join(one.other_names), "subtle"),) if one.other_names else ()
    source = Paragraph(show_source(pack, one.source), "subtle")
    law = law_fold(touching_intervention(desk.model.loaded.pack, one), desk.today, open_=True)
    return View(
        say("intervention.summary"),
        (Heading(one.title), *names, Paragraph(one.description), Items(tuple(items)), *law, source),
    )


def _details(one: Intervention) -> Iterator[Item]:
    paragraphs = [
        say(f"law.{p.law}", number=p.number) + (f" ({p.version})" if p.version else "") for p in one.paragraphs
    ]
    numbers = [f"{n.number} ({n.law}, {n.version})" for n in one.target_group_numbers]
    kind = say(f"legal_kind.{one.legal_kind}") if one.legal_kind else ""
    yield from _item("legal_kind", kind)
    yield from _item("target_groups", ", ".join([*one.target_groups, *numbers]))
    yield from _item("paragraphs", ", ".join(paragraphs))
    yield from _item("ages", _ages(one))
    yield from _item("length", one.length or "")
    yield from _item("intensity", one.intensity or "")
    yield from _item("provider", one.provider or "")
    yield from _item("costs", "\n".join(map(_statement, one.costs)))
    yield from _item("results", "\n".join(map(_statement, one.results)))


def _item(key: str, text: str) -> Iterator[Item]:
    if text:
        yield Item(say(f"intervention.{key}"), text)


def _ages(one: Intervention) -> str:
    low, high = one.age_from, one.age_to
    if low is None and high is None:
        return ""
    key = "from_to" if low is not None and high is not None else "from" if low is not None else "to"
    return say(f"intervention.{key}", low=low, high=high)


def _statement(statement: Statement) -> str:
    if statement.amount is None:
        return statement.text
    amount = (
        f"{statement.amount:,.10g}".replace(",", "\N{NO-BREAK SPACE}")
        .replace(".", ",")
        .replace("\N{NO-BREAK SPACE}", ".")
    )
    year = f", {statement.year}" if statement.year else ""
    return f"{statement.text}: {amount} {statement.unit or ''}{year}".strip()
