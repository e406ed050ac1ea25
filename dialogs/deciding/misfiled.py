"""A decision that was logged on the wrong case: hidden at once by a new entry, and moved where it belongs.

Nothing is changed in the log: one entry withdraws the old one, a second says the same on the right case.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dialogs.desk import Desk
from dialogs.ports.decisions import WRONG_CASE, CaseReference, Decision, Logged
from dialogs.view import Action, Heading, Paragraph, TextField, View
from dialogs.wording import say


def standing(entries: Sequence[Logged]) -> tuple[Logged, ...]:
    """Return the entries without those that were withdrawn, and without those that withdraw."""
    withdrawn = {one.decision.corrects for one in entries if one.decision.override_code == WRONG_CASE}
    return tuple(
        one for one in entries if one.decision.id not in withdrawn and one.decision.override_code != WRONG_CASE
    )


def wrong_case_view(logged: Logged) -> View:
    """Return the question where the decision belongs, which may be left open."""
    return View(
        summary=say("misfiled.summary"),
        blocks=(
            Heading(say("misfiled.heading", number=logged.number)),
            Paragraph(say("misfiled.help")),
            TextField("right_case", say("misfiled.right_case"), say("log.case_placeholder"), most=40),
            Paragraph(say("misfiled.by_text"), "subtle"),
        ),
        actions=(
            Action(
                "wrong_case_save",
                say("action.wrong_case_save"),
                {"decision": logged.decision.id},
                inputs=True,
                style="destructive",
            ),
        ),
    )


async def withdraw(desk: Desk, logged: Logged, right_case: str) -> Logged | None:
    """Hide a decision, and log it on the right case where one is given; doing it twice does nothing twice."""
    await desk.session.log(_withdrawal(desk, logged.decision))
    if not right_case:
        return None
    return await desk.session.log(_moved(desk, logged.decision, right_case))


def _withdrawal(desk: Desk, decision: Decision) -> Decision:
    """Return the entry that hides a decision; it says nothing of the citizen."""
    return replace(
        decision,
        id=desk.new_id(),
        person=desk.turn.person,
        at=desk.turn.now,
        action_key=f"{decision.id}:withdrawn",
        suggestion={},
        segment=None,
        centre=None,
        priority=None,
        warnings=(),
        overrides={},
        override_code=WRONG_CASE,
        override_text=None,
        facts={},
        rules=(),
        interventions=(),
        follow_up=None,
        coordinator=None,
        coordinator_id=None,
        text=None,
        corrects=decision.id,
        note_filed=True,
    )


def _moved(desk: Desk, decision: Decision, right_case: str) -> Decision:
    return replace(
        decision,
        id=desk.new_id(),
        person=desk.turn.person,
        at=desk.turn.now,
        action_key=f"{decision.id}:moved",
        case=CaseReference(decision.case.centre, right_case),
        corrects=decision.id,
        note_filed=False,
    )
