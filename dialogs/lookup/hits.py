"""Lookup: three hits first, then the rest, and the whole of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from dialogs.assessing.drafts import answers, picked
from dialogs.cards.shortening import cut
from dialogs.desk import Desk
from dialogs.lookup.intervention import about_view, short_line
from dialogs.lookup.reporting import report_action
from dialogs.showing.law import law_lines
from dialogs.showing.sources import joined
from dialogs.view import Action, Block, Heading, Paragraph, View
from dialogs.wording import say
from knowledge.search import Found, Hit
from knowledge.search.reasons import Reason
from knowledge.text import fold

FIRST: Final = 3
_MOST: Final = 9
"""Three hits and one more button, then six hits: each with a button of its own in one row."""
_SURE: Final = 0.5
"""The score from which a line that talks to us is taken as a lookup all the same: half of it is met."""
_NEAR: Final = 0.25
"""The score below which what has some of the words is not worth a look."""
_LONGEST_TITLE: Final = 35
_LONGEST_QUERY: Final = 60
_WORDY: Final = ("everyday", "other_name", "meaning")


async def look_up(desk: Desk, query: str) -> View:
    """Return the hits for a query; what finds nothing is counted by its words, for the owner of the model."""
    catalogue = desk.guide.catalogue
    if query.strip() and not good_match(desk, query) and (words := catalogue.words_missed(query)):
        await desk.session.missed(desk.model.loaded.pack.id, words, desk.today)
    return found_view(desk, query)


def found_view(desk: Desk, query: str, more: bool = False) -> View:
    """Return the first hits for a query, or those after them; it says plainly when nothing fits."""
    if not query.strip():
        return View(say("lookup.summary"), (Heading(say("lookup.heading_none")), Paragraph(say("lookup.empty"))))
    facts = answers(desk.draft) if desk.draft else {}
    found = desk.guide.find(query, _MOST, facts)
    return _hits_view(desk, query, found, more and len(found.hits) > FIRST)


def good_match(desk: Desk, query: str) -> bool:
    """Whether the catalogue has something that fits."""
    return desk.guide.find(query, 1, {}).good_match


def sure_match(desk: Desk, line: str) -> bool:
    """Whether the catalogue has something that meets most of a line."""
    found = desk.guide.find(line, FIRST, {})
    return found.good_match and max(hit.score for hit in found.hits) >= _SURE


def _hits_view(desk: Desk, query: str, found: Found, more: bool) -> View:
    asked = cut(query, _LONGEST_QUERY)
    if not found.good_match:
        nearest = [hit for hit in found.hits[:FIRST] if hit.score >= _NEAR]
        return _nothing_view(asked, nearest, tuple(law_lines(desk, query, bare_numbers=True)))
    hits = found.hits[FIRST:] if more else found.hits[:FIRST]
    heading = say("lookup.heading_more" if more else "lookup.heading", count=len(found.hits), query=asked)
    left = () if more or len(found.hits) <= FIRST else (_more(query),)
    changed = () if more else law_lines(desk, query, bare_numbers=True)
    return View(
        say("lookup.summary"), (Heading(heading), *changed, *_blocks(desk, hits)), (*map(details, hits), *left)
    )


def _nothing_view(asked: str, nearest: Sequence[Hit], changed: Sequence[Block]) -> View:
    """Say that nothing fits, and by name what has some of the words: it may be what she meant."""
    none = (Heading(say("lookup.heading_none")), Paragraph(say("lookup.none_help", query=asked)))
    near = (Paragraph(say("lookup.nearest"), "subtle"),) if nearest else ()
    return View(say("lookup.summary"), (*none, *changed, *near), tuple(map(details, nearest)))


def _blocks(desk: Desk, hits: Sequence[Hit]) -> Iterator[Block]:
    for hit in hits:
        yield Heading(hit.title, 2)
        yield Paragraph(desk.guide.interventions[hit.id][1].description)
        yield Paragraph(_about(desk, hit), "subtle")


def _about(desk: Desk, hit: Hit) -> str:
    line = short_line(desk.guide, hit.id)
    matched = say("lookup.matched", reasons=joined([show_reason(reason) for reason in hit.matched_on[:3]]))
    return f"{line}\n{matched}" if hit.matched_on else line


def show_reason(reason: Reason) -> str:
    """Return what a hit was found on, in a few words."""
    asked, found = " ".join(reason.asked), ", ".join(reason.found)
    kind = "same" if fold(asked) == fold(found) and reason.kind in _WORDY else reason.kind
    return say(f"reason.{kind}", asked=asked, found=found)


def details(hit: Hit) -> Action:
    """Return the button that shows the whole of a hit."""
    return Action("details", say("action.details", title=_on_button(hit.title)), {"intervention": hit.id})


def _more(query: str) -> Action:
    room = _LONGEST_TITLE - len(say("action.show_more", query=""))
    return Action("find_more", say("action.show_more", query=cut(query, room)), {"query": query})


def _on_button(title: str) -> str:
    """Return as much of a title as a button has room for."""
    return cut(title, _LONGEST_TITLE - len(say("action.details", title="")))


def titled(desk: Desk, title: str) -> str | None:
    """Return the intervention of this title, also when cut short as on a button; else the nearest one."""
    wanted = fold(title)
    for id, (_, one) in desk.guide.interventions.items():
        if wanted in (fold(one.title), fold(_on_button(one.title))):
            return id
    return next((hit.id for hit in desk.guide.find(title, 1).hits), None)


def intervention_view(desk: Desk, id: str) -> View:
    """Return everything that is known of an intervention, and whether the assessment under way can use it."""
    view = about_view(desk.guide, id, desk.today)
    if id not in desk.guide.interventions:
        return view
    view = replace(view, actions=(report_action({"intervention": id}),))
    own = desk.guide.own
    if id not in own.ids:
        return replace(view, blocks=(*view.blocks, Paragraph(say("lookup.not_selectable"), "subtle")))
    if desk.draft is None or id not in own.selectable:
        return view
    if id in picked(desk.draft):
        return replace(view, blocks=(*view.blocks, Paragraph(say("lookup.picked"), "good")))
    use = Action("use", say("action.use"), {"intervention": id, "draft_id": desk.draft.id}, style="positive")
    return replace(view, actions=(use, *view.actions))
