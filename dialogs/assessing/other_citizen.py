"""When what is written does not fit the assessment under way: another citizen, or a correction?"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sized
from datetime import date
from typing import Final

from dialogs.assessing.correcting import remark_changes
from dialogs.assessing.drafts import HANDING, PENDING, aside, at_step, is_handing, with_facts
from dialogs.assessing.openings import opens_correction
from dialogs.desk import Desk
from dialogs.ports.drafts import Draft, StatedFact
from dialogs.showing.facts import show_value
from dialogs.showing.sources import joined
from dialogs.view import Action, Heading, Paragraph, View
from dialogs.wording import say
from knowledge.answers import parse_answers
from knowledge.values import Value
from knowledge.weeks import COPENHAGEN

STEP: Final = "other"
_FEW: Final = 2


def looks_like_another(desk: Desk, changes: Mapping[str, StatedFact]) -> bool:
    """Whether so many stated facts would change, one of them nobody's to change, that it may be someone else.

    In an assessment of an earlier day one such fact is enough: she has seen others since.
    """
    if desk.draft is None:
        return False
    today = desk.draft.changed.astimezone(COPENHAGEN).date() == desk.today
    return _differs(desk, desk.draft.facts, changes, _FEW if today else 1)


def _differs(desk: Desk, stated: Mapping[str, StatedFact], changes: Mapping[str, StatedFact], least: int) -> bool:
    changed = [id for id, new in changes.items() if id in stated and stated[id].value != new.value]
    return len(changed) >= least and any(not desk.model.facts[id].changeable for id in changed)


def corrects(desk: Desk, text: str, read: Sized) -> bool:
    """Whether a line corrects what stands: on the form for that, or "hov, det var ikke fp men fleksjob"."""
    on_form = desk.draft is not None and desk.draft.step == "fix"
    return on_form or (len(read) <= _FEW and opens_correction(text))


def asks_whose(desk: Desk) -> bool:
    """Whether it is being asked whom what was read is about."""
    return desk.draft is not None and desk.draft.step == STEP


def step_before(draft: Draft) -> Draft:
    """Return the draft one step back: at this question, where it was left to cancel, else at the assessment."""
    if is_handing(draft):
        return at_step(draft, HANDING)
    waits = draft.step != STEP and PENDING in draft.form
    return at_step(draft, STEP, draft.form) if waits else at_step(draft, "")


async def ask_whether_another(desk: Desk, changes: Mapping[str, StatedFact]) -> View:
    """Keep what was read aside, with what was set aside before, and ask.

    Where the two do not fit each other either, what was set aside before is somebody else, and becomes a draft.
    """
    before = _pending(desk)
    if _differs(desk, before, changes, _FEW):
        await desk.set_aside()
        draft, before = with_facts(desk.opened(), before, desk.turn.now), {}
        desk.remark("other.kept")
    else:
        draft = desk.opened()
    pending = {id: [_plain(stated.value), stated.words] for id, stated in {**before, **changes}.items()}
    await desk.keep(at_step(draft, STEP, {**draft.form, PENDING: json.dumps(pending)}))
    return other_view(desk)


def _plain(value: Value) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return sorted(value) if isinstance(value, frozenset) else value


def other_view(desk: Desk) -> View:
    """Return the question, with what does not fit."""
    draft = desk.opened()
    facts = [
        show_value(desk.model.facts[id], new.value)
        for id, new in _pending(desk).items()
        if id in draft.facts and draft.facts[id].value != new.value
    ]
    return View(
        summary=say("other.summary"),
        blocks=(Heading(say("other.heading")), Paragraph(say("other.help", facts=joined(facts)))),
        actions=(
            Action("other_citizen", say("action.other_citizen")),
            Action("same_citizen", say("action.same_citizen")),
            Action("back", say("action.back")),
        ),
        draft=draft.id,
        version=draft.version,
    )


def _pending(desk: Desk) -> dict[str, StatedFact]:
    form = desk.draft.form if desk.draft else {}
    read: dict[str, tuple[object, str | None]] = json.loads(form.get(PENDING, "{}"))
    values = parse_answers(desk.model.facts, {id: value for id, (value, _) in read.items()})
    return {id: StatedFact(value, read[id][1], None, desk.today) for id, value in values.items()}


async def take_as_other(desk: Desk) -> None:
    """Begin a new assessment with what was set aside; the one under way stays among the drafts."""
    pending = _pending(desk)
    await desk.set_aside()
    await desk.keep(with_facts(desk.opened(), pending, desk.turn.now))


async def leave_for_another(desk: Desk) -> None:
    """Leave both the assessment under way and what was set aside among the drafts: a third citizen comes."""
    pending = _pending(desk)
    await desk.set_aside()
    await desk.keep(aside(with_facts(desk.opened(), pending, desk.turn.now)))
    desk.draft = None
    desk.remark("other.kept")


async def take_as_same(desk: Desk) -> None:
    """Correct the assessment under way by what was set aside."""
    pending = _pending(desk)
    remark_changes(desk, pending)
    await desk.keep(with_facts(desk.opened(), pending, desk.turn.now))
