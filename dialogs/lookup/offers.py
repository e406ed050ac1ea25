"""What can be looked up outside a conversation: cards to put into a message, and options while somebody types."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from dialogs.cards.shortening import cut
from dialogs.lookup.intervention import about_view, short_line
from dialogs.view import Option, View
from knowledge.cpr import mask
from knowledge.form.interventions import Intervention
from knowledge.guide import Guide

INTERVENTIONS: Final = "indsatser"
"""The data set that a choice of interventions is filled from."""
_LONGEST_LABEL: Final = 80
_LONGEST_TITLE: Final = 48
"""In a list that is two lines high; the card has the whole."""


@dataclass(frozen=True, slots=True)
class Offer:
    """An intervention that can be put into a message: how it stands in the list, and its card."""

    title: str
    line: str
    view: View


def offers(guide: Guide, query: str, today: date, skip: int, count: int) -> tuple[Offer, ...]:
    """Return the interventions that fit a query, best first; without a query the municipality's own, newest first.

    Nothing is known here of any citizen, so anybody may see the cards.
    """
    text = mask(query).text.strip()
    ids = _found(guide, text, skip + count) if text else _newest(guide)
    return tuple(
        Offer(
            cut(guide.interventions[id][1].title, _LONGEST_TITLE),
            short_line(guide, id),
            about_view(guide, id, today),
        )
        for id in ids[skip : skip + count]
    )


def suggestions(guide: Guide, dataset: str, typed: str, count: int) -> tuple[Option, ...]:
    """Return options for a choice that is filled while somebody types; a data set that is not ours has none."""
    if dataset != INTERVENTIONS:
        return ()
    return tuple(map(option, guide.own.suggest(mask(typed).text, count)))


def option(one: Intervention) -> Option:
    """Return an intervention as something to choose."""
    return Option(one.id, cut(one.title, _LONGEST_LABEL))


def _found(guide: Guide, text: str, limit: int) -> tuple[str, ...]:
    found = guide.find(text, limit)
    return tuple(hit.id for hit in found.hits) if found.good_match else ()


def _newest(guide: Guide) -> tuple[str, ...]:
    """Return the municipality's own: those in operation first, then by the year of their source."""
    own = sorted(guide.own.selectable.values(), key=lambda one: (one.status != "drift", -one.year))
    return tuple(one.id for one in own)
