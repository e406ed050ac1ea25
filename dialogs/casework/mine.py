"""One's own list: drafts to go on with, follow-ups, and the newest decisions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from dialogs.assessing.drafts import HANDING
from dialogs.casework.case_card import outcomes
from dialogs.casework.cases import note_reading
from dialogs.deciding.misfiled import standing
from dialogs.desk import Desk
from dialogs.ports.decisions import Logged
from dialogs.ports.drafts import Draft
from dialogs.ports.members import Basis
from dialogs.showing.dates import show_date
from dialogs.together.holding import followed_up
from dialogs.together.work_list import work_list
from dialogs.view import Action, Block, Bullets, Heading, Item, Items, Paragraph, View
from dialogs.wording import say
from knowledge.weeks import COPENHAGEN

_MOST: Final = 10
_BUTTONS: Final = 3


async def mine_view(desk: Desk) -> View:
    """Return this person's drafts, follow-ups and newest decisions."""
    drafts = await _drafts(desk)
    decisions = standing(await desk.session.mine(desk.turn.person))[:_MOST] if await desk.reader() else ()
    if decisions:
        await note_reading(desk, "mine", Basis.AUTHOR)
        desk.about.update(logged.number for logged in decisions)
    due = await followed_up(desk, decisions) if await desk.reader() else ()
    desk.about.update(logged.number for logged in due)
    work = await work_list(desk)
    if not (drafts or decisions or due or work.blocks):
        none = (Heading(say("mine.heading")), Paragraph(say("mine.none")))
        return View(say("mine.summary"), none, (Action("new", say("action.new"), style="positive"),))
    return View(
        summary=say("mine.summary"),
        blocks=(Heading(say("mine.heading")), *work.blocks, *_blocks(desk, drafts, decisions, due)),
        actions=(*work.actions, *_continue_actions(drafts), *_case_actions((*due, *decisions))),
    )


async def _drafts(desk: Desk) -> tuple[Draft, ...]:
    """Return the drafts that something stands in, newest first."""
    return tuple(draft for draft in await desk.session.drafts(desk.turn.person) if _holds(draft))[:_MOST]


def _holds(draft: Draft) -> bool:
    return bool(draft.facts) or draft.step == HANDING


async def draft_to_continue(desk: Desk, asked: Mapping[str, str]) -> Draft | None:
    """Return the open draft asked for, by id or by its place in the list; else the one under way, else the newest."""
    drafts = await _drafts(desk)
    if id := asked.get("draft_id"):
        return next((draft for draft in drafts if draft.id == id), None)
    if number := asked.get("number"):
        return drafts[int(number) - 1] if number.isdecimal() and 0 < int(number) <= len(drafts) else None
    return desk.draft or next(iter(drafts), None)


def aside_view(draft: Draft) -> View:
    """Return what the card of a draft becomes that was set aside: never taken up again by a stray click."""
    go_on = Action("continue", say("action.continue"), {"draft_id": draft.id})
    return View(say("mine.summary"), (Paragraph(say("mine.aside")),), (go_on,))


def _blocks(
    desk: Desk, drafts: tuple[Draft, ...], decisions: tuple[Logged, ...], due: tuple[Logged, ...]
) -> Iterator[Block]:
    if drafts:
        yield Heading(say("mine.drafts"), 2)
        yield Items(tuple(_draft_item(desk, number, draft) for number, draft in enumerate(drafts, start=1)))
    follow_ups = sorted((d.decision.follow_up, d.number) for d in due if d.decision.follow_up)
    if follow_ups:
        yield Heading(say("mine.follow_ups"), 2)
        yield Bullets(
            tuple(
                say("mine.overdue" if day < desk.today else "mine.due", number=number, date=show_date(day))
                for day, number in follow_ups
            )
        )
    unfiled = list(dict.fromkeys(d.number for d in decisions if not d.decision.note_filed))
    if unfiled:
        yield Paragraph(say("mine.unfiled", numbers=", ".join(unfiled)), "warning")
    if decisions:
        yield Heading(say("mine.decisions"), 2)
        yield Items(tuple(_decision_item(desk, logged) for logged in decisions))


def _draft_item(desk: Desk, number: int, draft: Draft) -> Item:
    """Return when it was begun and how much stands in it, but no facts: phones show what a card says."""
    if draft.step == HANDING:
        return Item(say("mine.draft", number=number), say("mine.draft_handover", number=draft.form.get("number", "")))
    started = draft.started.astimezone(COPENHAGEN)
    text = say("mine.draft_facts", date=show_date(started.date()), time=f"{started:%H.%M}", count=len(draft.facts))
    here = desk.draft is not None and desk.draft.id == draft.id
    return Item(say("mine.draft", number=number), text, say("mine.draft_here") if here else None)


def _decision_item(desk: Desk, logged: Logged) -> Item:
    day = show_date(logged.decision.at.astimezone(COPENHAGEN).date())
    return Item(logged.number, outcomes(desk.model, logged), day)


def _continue_actions(drafts: tuple[Draft, ...]) -> Iterator[Action]:
    for number, draft in enumerate(drafts[:_BUTTONS], start=1):
        only = say("action.continue_handover" if draft.step == HANDING else "action.continue")
        title = say("action.continue_one", number=number) if len(drafts) > 1 else only
        yield Action("continue", title, {"draft_id": draft.id})


def _case_actions(decisions: tuple[Logged, ...]) -> Iterator[Action]:
    for number in list(dict.fromkeys(logged.number for logged in decisions))[:_BUTTONS]:
        yield Action("case", say("action.show_case", number=number), {"number": number})
