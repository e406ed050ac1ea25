"""Making a decision of what she saw, what she filled in, and who she is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dialogs.deciding.filled import Form, differences, follow_up
from dialogs.deciding.form import can_differ, suggested_centre
from dialogs.deciding.periods import periods
from dialogs.deciding.suggestion import digest, outcome_of_role, rules, suggestion
from dialogs.desk import Desk
from dialogs.ports.decisions import CaseReference, Decision
from dialogs.ports.drafts import Draft, StatedFact
from dialogs.wording import say
from knowledge.rules.evaluation import Assessment
from knowledge.text import fold


async def decision_of(desk: Desk, draft: Draft, form: Form) -> Decision:
    """Return the decision that a draft and a form without faults make."""
    return await _signed(desk, _decision(desk, draft, desk.assessment(), form))


def _decision(desk: Desk, draft: Draft, assessment: Assessment, form: Form) -> Decision:
    overrides = _overrides(assessment, form) if draft.step == "differ" else {}
    return Decision(
        id=desk.new_id(),
        person=desk.turn.person,
        team=None,
        at=desk.turn.now,
        action_key=f"{draft.id}:log",
        pack=desk.model.loaded.pack.id,
        pack_version=desk.model.loaded.pack.version,
        pack_hash=desk.model.loaded.hash,
        suggestion=suggestion(assessment),
        suggestion_digest=digest(assessment),
        segment=outcome_of_role(assessment, "segment", overrides),
        centre=outcome_of_role(assessment, "centre", overrides),
        priority=outcome_of_role(assessment, "priority", overrides),
        warnings=assessment.warnings,
        overrides=overrides,
        override_code=form.get("code") if overrides else None,
        override_text=form.get("reason", "").strip() or None if overrides else None,
        case=_case(desk, form),
        facts=_facts(desk, draft, form),
        rules=rules(assessment),
        interventions=tuple(id for id in form.get("interventions", "").split(",") if id),
        follow_up=follow_up(form, desk.today),
        coordinator=form.get("coordinator", "").strip() or None,
        periods=periods(form, desk.today),
    )


def _overrides(assessment: Assessment, form: Form) -> dict[str, str]:
    tables = {conclusion.table.table.id for conclusion in can_differ(assessment)}
    return {table: chosen for table, chosen in differences(form).items() if table in tables}


def _case(desk: Desk, form: Form) -> CaseReference:
    centre = form.get("centre") or suggested_centre(desk) or say("general.unnamed")
    return CaseReference(centre, form["case"].strip())


def _facts(desk: Desk, draft: Draft, form: Form) -> Mapping[str, StatedFact]:
    """Return the facts of a draft without doubtful values, such as a suspicion, that she did not take along."""
    included = form.get("include", "").split(",")
    return {
        id: stated
        for id, stated in draft.facts.items()
        if id in included or stated.value not in desk.model.facts[id].withheld
    }


async def _signed(desk: Desk, decision: Decision) -> Decision:
    """Return the decision with the team that it belongs to, and the member that its coordinator is."""
    reader = await desk.reader()
    named = fold(decision.coordinator or "")
    known = [one for one in await desk.session.members() if named and fold(one.person.name) == named and one.active]
    coordinator = known[0].person.id if len(known) == 1 else None
    return replace(decision, team=reader.member.team if reader else None, coordinator_id=coordinator)
