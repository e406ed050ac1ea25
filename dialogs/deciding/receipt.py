"""The receipt of a logged decision. It holds no facts: Teams keeps our cards, and phones preview them."""

from __future__ import annotations

from dialogs.desk import Desk
from dialogs.ports.decisions import Logged
from dialogs.showing.dates import show_date
from dialogs.view import Action, Block, Heading, Item, Items, Paragraph, View
from dialogs.wording import say
from knowledge.weeks import COPENHAGEN


def receipt_view(
    desk: Desk, logged: Logged, told: tuple[Block, ...] = (), handovers: tuple[Action, ...] = ()
) -> View:
    """Return the receipt, with what is left to do and what there is to tell of other entries on the case."""
    decision = logged.decision
    draft, version = _carried(desk, logged)
    at = decision.at.astimezone(COPENHAGEN).date()
    items = [
        Item(say("receipt.number"), logged.number),
        Item(say("receipt.at"), show_date(at), say("receipt.by", name=decision.person.name)),
    ]
    if decision.follow_up:
        items.append(Item(say("receipt.follow_up"), show_date(decision.follow_up)))
    about = {"decision": decision.id}
    remark = Paragraph(say("receipt.filed"), "good") if decision.note_filed else Paragraph(say("receipt.not_journal"))
    filed = () if decision.note_filed else (Action("note_filed", say("action.note_filed"), about),)
    return View(
        summary=say("receipt.summary"),
        blocks=(Heading(say("receipt.heading")), Items(tuple(items)), remark, *told),
        actions=(
            Action("note", say("action.note"), about, style="positive"),
            Action("citizen_text", say("action.citizen_text"), about),
            *filed,
            *handovers,
            Action("new", say("action.new")),
            Action("wrong_case", say("action.wrong_case"), about, secondary=True),
        ),
        draft=draft,
        version=version,
    )


def _carried(desk: Desk, logged: Logged) -> tuple[str | None, int | None]:
    """Return which state of which draft the card carries: the one that was logged, or the one on the pressed card."""
    if desk.draft and desk.draft.decision == logged.decision.id:
        return desk.draft.id, desk.draft.version
    chosen = desk.turn.chosen
    return (chosen.draft, chosen.version) if chosen else (None, None)
