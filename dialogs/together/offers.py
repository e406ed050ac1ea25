"""What a receipt offers: to hand the case over, now or on the day when something moves."""

from __future__ import annotations

from dialogs.desk import Desk
from dialogs.ports.decisions import Logged
from dialogs.showing.dates import show_date
from dialogs.together.handover_text import later
from dialogs.view import Action
from dialogs.wording import say


def handover_offers(desk: Desk, logged: Logged) -> tuple[Action, ...]:
    """Return the ways to hand over what was just logged."""
    about = {"decision": logged.decision.id}
    coming = later(desk, logged.decision)
    if coming is None or coming.on is None:
        return (Action("handover", say("action.handover"), about),)
    plan = say("action.handover_plan", date=show_date(coming.on))
    return Action("handover", plan, {**about, "planned": "ja"}, style="positive"), Action(
        "handover", say("action.handover"), about, secondary=True
    )
