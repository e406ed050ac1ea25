"""Joining the cases that centres keep on one citizen under different numbers ("Kobl sager"), and undoing it."""

from __future__ import annotations

import re
from typing import Final

from dialogs.casework.case_card import case_view
from dialogs.casework.cases import newest_here
from dialogs.desk import Desk
from dialogs.helping import message_view
from dialogs.ports.links import CaseLink, standing
from dialogs.together.numbers import OURS
from dialogs.turns import Reply
from dialogs.view import Action, Choice, Heading, Option, Paragraph, TextField, View
from dialogs.wording import say
from knowledge.cpr import MASK
from knowledge.text import fold

_BETWEEN: Final = re.compile(r"\s+(?:med|og|til|fra|=)\s+", re.IGNORECASE)


async def press_link(desk: Desk) -> Reply:
    """Ask for the other number, or join by a line such as "kobl 2026-117 med HP 88-3"."""
    one, *other = _BETWEEN.split(desk.inputs.get("number", "").strip(), maxsplit=1)
    if not one:
        return desk.reply(message_view("link.how"))
    if other:
        return await _join(desk, one, *_split(desk, other[0]))
    own = await newest_here(desk, one)
    return desk.reply(await _link_view(desk, own.logged.number) if own else message_view("case.no_access"))


async def press_link_save(desk: Desk) -> Reply:
    """Join with the number on the card."""
    inputs = desk.inputs
    return await _join(desk, inputs.get("number", ""), inputs.get("centre", ""), inputs.get("other", "").strip())


async def press_unlink(desk: Desk) -> Reply:
    """Part two cases again; by a line, "frakobl V-2222 fra V-2223"."""
    if await desk.reader() is None:
        return desk.reply(message_view("link.nothing"))
    one, *other = _BETWEEN.split(desk.inputs.get("number", "").strip(), maxsplit=1)
    numbers = [number for written in (one, *other) for number in await desk.session.cases(written)]
    pairs = [link for link in standing(await desk.session.links(numbers)) if set(numbers) <= link.pair]
    if not numbers or not await _may_part(desk, pairs):
        return desk.reply(message_view("link.nothing"))
    for link in pairs:
        await desk.session.link(CaseLink(link.one, link.other, False, desk.turn.now, desk.turn.person))
    if await newest_here(desk, one) is None:
        return desk.reply(message_view("link.done_parting"))
    desk.remark("link.done_parting", "good")
    return desk.reply(await case_view(desk, one))


async def _join(desk: Desk, one: str, centre: str, other: str) -> Reply:
    found = await newest_here(desk, one)
    if found is None:
        return desk.reply(message_view("case.no_access"))
    own = found.logged.number
    if not other or MASK in other or not (centre or OURS.fullmatch(other)):
        desk.remark("link.needs_number", "attention")
        return desk.reply(await _link_view(desk, own))
    number = await _other(desk, centre, other)
    if number is None:
        desk.remark("link.unknown", "attention", number=other)
        return desk.reply(await _link_view(desk, own))
    if number == own:
        desk.remark("link.same", "attention")
        return desk.reply(await _link_view(desk, own))
    if number in await desk.session.joined([own]):
        desk.remark("link.already")
    else:
        await desk.session.link(CaseLink(own, number, True, desk.turn.now, desk.turn.person))
        desk.remark("link.done", "good")
    return desk.reply(await case_view(desk, own))


async def _other(desk: Desk, centre: str, number: str) -> str | None:
    """Return the case that a number means; one that nobody has logged in that centre yet waits there for it."""
    if OURS.fullmatch(number):
        return next(iter(await desk.session.cases(number)), None)
    return await desk.session.case_for(centre, number, desk.turn.now)


async def _may_part(desk: Desk, pairs: list[CaseLink]) -> bool:
    """Whether this person works on one of the cases, or has joined them herself.

    Somebody whose only entry was withdrawn has no more to do with the case, but can still undo her own slip.
    """
    return bool(pairs) and all([await _is_hers(desk, link) for link in pairs])


async def _is_hers(desk: Desk, link: CaseLink) -> bool:
    hers = link.by.id == desk.turn.person.id
    return hers or any([await newest_here(desk, number) for number in (link.one, link.other)])


def _split(desk: Desk, written: str) -> tuple[str, str]:
    """Read "HP 88-3" as a centre and a number; without a centre it may be one of ours."""
    first, _, rest = written.partition(" ")
    centre = next((one.id for one in desk.model.loaded.pack.centres if fold(one.id) == fold(first)), "")
    return (centre, rest.strip()) if centre and rest else ("", written.strip())


async def _link_view(desk: Desk, number: str) -> View:
    linked = standing(await desk.session.links([number]))
    centres = tuple(Option(centre.id, centre.name) for centre in desk.model.loaded.pack.centres)
    return View(
        summary=say("link.summary"),
        blocks=(
            Heading(say("link.heading", number=number)),
            Paragraph(say("link.help")),
            TextField("other", say("link.number"), required=True, error=say("link.error"), most=40),
            Choice("centre", say("link.centre"), centres, required=False, compact=True),
            Paragraph(say("link.by_text", number=number), "subtle"),
        ),
        actions=(
            Action("link_save", say("action.link"), {"number": number}, inputs=True, style="positive"),
            *([Action("unlink", say("action.unlink"), {"number": number}, secondary=True)] if linked else []),
        ),
    )
