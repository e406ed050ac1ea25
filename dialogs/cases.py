"""Finding a case again, and one's own list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dialogs.conclusions import place
from dialogs.dates import show_date
from dialogs.desk import COPENHAGEN, Desk
from dialogs.outcomes import choosable
from dialogs.ports import Logged
from dialogs.subjects import interventions
from dialogs.view import Action, Block, Heading, Item, Items, Paragraph, View
from dialogs.wording import say
from knowledge.model import Model

_MOST: Final = 10


async def case_view(desk: Desk, number: str) -> View:
    """Return the decisions on a case that this person may see; without access it is as if there were none."""
    if not number.strip():
        return View(say("case.summary"), (Paragraph(say("case.empty")),))
    found = await desk.session.case(desk.turn.person.tenant, number.strip())
    own = tuple(logged for logged in found if may_read(desk, logged))
    if not own:
        return View(say("case.summary"), (Paragraph(say("case.no_access")),))
    newest = own[-1]
    filed = () if newest.decision.note_filed else (_about("note_filed", newest),)
    return View(
        summary=say("case.summary"),
        blocks=(Heading(say("case.heading", number=newest.number)), *_decisions(desk, own)),
        actions=(_about("note", newest), _about("citizen_text", newest), *filed),
    )


def may_read(desk: Desk, logged: Logged) -> bool:
    """Whether this person may read a decision: its own author, in the same tenant."""
    author, reader = logged.decision.person, desk.turn.person
    return (author.tenant, author.id) == (reader.tenant, reader.id)


def _about(action: str, logged: Logged) -> Action:
    return Action(action, say(f"action.{action}"), {"decision": logged.decision.id})


def _decisions(desk: Desk, decisions: tuple[Logged, ...]) -> Iterator[Block]:
    yield Items(tuple(_decision_item(desk, logged) for logged in reversed(decisions[-_MOST:])))


def _decision_item(desk: Desk, logged: Logged) -> Item:
    decision = logged.decision
    at = decision.at.astimezone(COPENHAGEN).date()
    label = say("case.line", date=show_date(at), name=decision.person.name)
    below = [say("case.filed" if decision.note_filed else "case.not_filed")]
    if decision.overrides:
        below.append(say("case.overridden"))
    if decision.follow_up:
        below.append(f"{say('mine.follow_ups').lower()} {show_date(decision.follow_up)}")
    if decision.interventions:
        below.append(", ".join(one.title for one in interventions(desk, decision.interventions)))
    return Item(label, outcomes(desk.model, logged), " · ".join(below))


def outcomes(model: Model, logged: Logged) -> str:
    """Return what was decided by its labels, as far as the model in use still knows them."""
    decided = {**logged.decision.suggestion, **logged.decision.overrides}
    labels = [
        outcome.label
        for id, table in sorted(model.tables.items(), key=lambda pair: place(pair[1]))
        for outcome in choosable(model.loaded.pack, table.table)
        if outcome.id == decided.get(id)
    ]
    return ", ".join(labels) or say("note.open")
