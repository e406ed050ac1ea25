"""Picking an intervention for the decision, long before it is logged."""

from __future__ import annotations

from dialogs.assessing.drafts import picked, with_picked
from dialogs.desk import Desk
from dialogs.helping import message_view
from dialogs.lookup.hits import intervention_view, titled
from dialogs.screens import current_view
from dialogs.turns import Reply


async def choose(desk: Desk) -> Reply:
    """Pick the intervention of the pressed button; the form for logging then has it ticked.

    Only the municipality's own can be picked, and only for the assessment that was under way when the button came.
    """
    id, draft = desk.inputs.get("intervention"), desk.draft
    if id is None:
        return desk.reply(message_view("lookup.use_which"))
    if draft is None or desk.inputs.get("draft_id", draft.id) != draft.id:
        return desk.reply(message_view("say.gone" if desk.inputs.get("draft_id") else "back.nothing_open"))
    if id not in desk.guide.own.selectable:
        return desk.reply(intervention_view(desk, id))
    if id not in picked(draft):
        await desk.keep(with_picked(draft, id))
    desk.remark("lookup.used", "good", title=desk.guide.own.selectable[id].title)
    return desk.reply(current_view(desk))


async def choose_by_name(desk: Desk, name: str) -> Reply:
    """Pick an intervention by its name, or the beginning of it."""
    own = next(iter(desk.guide.own.suggest(name, 1)), None)
    desk.inputs = {"intervention": own.id if own else titled(desk, name) or ""}
    return await choose(desk)
