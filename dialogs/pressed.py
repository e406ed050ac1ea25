"""Answering a button that was pressed, on the newest card, an old one, or somebody else's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dialogs.actions import ACTS, BUTTONS, press
from dialogs.casework.mine import aside_view
from dialogs.deciding.logging import receipt
from dialogs.desk import Desk
from dialogs.helping import help_view, message_view
from dialogs.ports.drafts import Draft
from dialogs.screens import current_view
from dialogs.together.handover_card import handover_view
from dialogs.turns import Chosen, Reply
from dialogs.view import View
from knowledge.cpr import mask

_IDS: Final = frozenset(
    {"about", "decision", "draft_id", "fact", "handover", "intervention", "report", "rows", "member", "team"}
)


async def pressed(desk: Desk) -> Reply:
    """Do what the button does, unless its card shows what no longer stands."""
    chosen = desk.turn.chosen
    assert chosen is not None
    desk.inputs = _without_cpr(desk, chosen.inputs)
    if chosen.action not in BUTTONS:
        desk.remark("say.stale", "warning")
        return desk.reply(current_view(desk) if desk.draft else help_view(desk.model))
    if chosen.draft is None and not ACTS[chosen.action].needs_current:
        return await press(desk, chosen.action)
    shown = await desk.session.draft(chosen.draft or "")
    if shown is None or not _is_mine(desk, shown):
        return _gone(desk)
    return await _on_card(desk, chosen, shown)


async def _on_card(desk: Desk, chosen: Chosen, shown: Draft) -> Reply:
    """Press a button of the card of this draft."""
    if ACTS[chosen.action].needs_current and (shown.status != "open" or shown.version != chosen.version):
        return await _stale(desk, shown)
    if shown.status == "cancelled":
        return _gone(desk)
    if shown.status == "open":
        desk.draft = shown
    else:
        desk.inputs = {"decision": shown.decision or "", **desk.inputs}
    return await press(desk, chosen.action)


def _gone(desk: Desk) -> Reply:
    """Say that there is no such assessment any more; the same whoever it belonged to."""
    return desk.reply(message_view("say.gone"))


def _without_cpr(desk: Desk, inputs: Mapping[str, str]) -> dict[str, str]:
    """Return the inputs with CPR numbers masked; ids are none of hers and stay as they are."""
    masked = {id: mask(value) for id, value in inputs.items() if id not in _IDS}
    if any(one.found for one in masked.values()):
        desk.remark("say.cpr_in_card", "attention")
    return {**inputs, **{id: one.text for id, one in masked.items()}}


def _is_mine(desk: Desk, draft: Draft) -> bool:
    person = desk.turn.person
    return (draft.person.tenant, draft.person.id) == (person.tenant, person.id)


async def standing_receipt(desk: Desk) -> View | None:
    """Return the receipt where the pressed card's assessment has been logged by now, by whoever presses."""
    chosen = desk.turn.chosen
    shown = await desk.session.draft(chosen.draft) if chosen and chosen.draft else None
    return await _receipt(desk, shown) if shown and _is_mine(desk, shown) else None


async def _receipt(desk: Desk, shown: Draft) -> View | None:
    logged = await desk.session.decision(shown.decision) if shown.status == "logged" and shown.decision else None
    if logged is None:
        return None
    desk.draft = shown
    return await receipt(desk, logged, shown)


async def _stale(desk: Desk, shown: Draft) -> Reply:
    """Show what now stands, since the card that was pressed shows something else."""
    if logged := await _receipt(desk, shown):
        desk.remark("receipt.again")
        return desk.reply(logged)
    if handover := await desk.session.handover(shown.id):
        return desk.reply(await handover_view(desk, handover))
    if shown.status != "open":
        return _gone(desk)
    if shown.conversation != desk.turn.conversation:
        return desk.reply(aside_view(shown))
    desk.draft = shown
    desk.remark("say.stale")
    return desk.reply(current_view(desk))
