"""What can be done with an assessment under way."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from dialogs.act import Act
from dialogs.assessing.card import ANSWER, assessment_view
from dialogs.assessing.choosing import choose, choose_by_name
from dialogs.assessing.correcting import fix_view, more_view, save_corrections, save_more
from dialogs.assessing.describing import understand
from dialogs.assessing.drafts import at_step, with_facts
from dialogs.assessing.other_citizen import asks_whose, leave_for_another, take_as_other, take_as_same
from dialogs.assessing.restating import correct, remove
from dialogs.desk import Desk
from dialogs.helping import message_view
from dialogs.ports.drafts import StatedFact
from dialogs.screens import current_view, to_assessment
from dialogs.showing.facts import hint, read_answer
from dialogs.turns import Reply


async def _answer(desk: Desk) -> Reply:
    fact = desk.model.facts.get(desk.inputs.get("fact", ""))
    written = desk.inputs.get("value") or desk.inputs.get(ANSWER, "")
    if fact is None or (value := read_answer(fact, written, desk.today)) is None:
        if fact:
            desk.remark("fact.not_understood", "warning", question=fact.question, hint=hint(fact))
        return await to_assessment(desk)
    stated = StatedFact(value, None, None, desk.today)
    await desk.keep(with_facts(desk.opened(), {fact.id: stated}, desk.turn.now))
    return desk.reply(assessment_view(desk))


async def _fix(desk: Desk) -> Reply:
    if desk.draft is None or not desk.draft.facts:
        return desk.reply(message_view("fix.none"))
    await desk.keep(at_step(desk.draft, "fix"))
    return desk.reply(fix_view(desk))


async def _fix_by_text(desk: Desk, correction: str) -> Reply:
    return await correct(desk, correction) or await _fix(desk)


async def _remove_by_text(desk: Desk, named: str) -> Reply:
    return await remove(desk, named) or await _fix(desk)


async def _fix_save(desk: Desk) -> Reply:
    await save_corrections(desk)
    return desk.reply(current_view(desk))


async def _more(desk: Desk) -> Reply:
    await desk.keep(at_step(desk.opened(), "more"))
    return desk.reply(more_view(desk))


async def _more_save(desk: Desk) -> Reply:
    await save_more(desk)
    return desk.reply(assessment_view(desk))


async def _why(desk: Desk) -> Reply:
    if desk.draft is None:
        return desk.reply(message_view("back.nothing_open"))
    desk.unfolded = frozenset({"why", "asking"})
    return await to_assessment(desk)


async def _new(desk: Desk) -> Reply:
    """Begin afresh; an assessment under way stays among the drafts."""
    if asks_whose(desk):
        return await _other(desk)
    await desk.set_aside()
    await desk.keep(desk.opened())
    return desk.reply(assessment_view(desk))


async def _new_by_text(desk: Desk, described: str) -> Reply:
    await (leave_for_another(desk) if asks_whose(desk) else desk.set_aside())
    return await understand(desk, described)


async def _restart(desk: Desk) -> Reply:
    if not desk.draft or not desk.draft.facts:
        return await _new(desk)
    emptied = with_facts(desk.draft, dict.fromkeys(desk.draft.facts), desk.turn.now)
    await desk.keep(replace(emptied, form={}))
    desk.remark("back.restarted")
    return desk.reply(assessment_view(desk))


async def _other(desk: Desk) -> Reply:
    await take_as_other(desk)
    return desk.reply(assessment_view(desk))


async def _same(desk: Desk) -> Reply:
    await take_as_same(desk)
    return desk.reply(assessment_view(desk))


ACTS: Final = (
    Act("answer", _answer, needs_current=True),
    Act("answer_true", _answer, needs_current=True),
    Act("answer_false", _answer, needs_current=True),
    Act("answer_unknown", _answer, needs_current=True),
    Act("fix", _fix, _fix_by_text, needs_current=True, assesses=True, after_whose=True),
    Act("remove", typed=_remove_by_text, assesses=True, after_whose=True),
    Act("fix_save", _fix_save, needs_current=True),
    Act("more", _more, needs_current=True, assesses=True, after_whose=True),
    Act("more_save", _more_save, needs_current=True),
    Act("use", choose, choose_by_name, below=True, assesses=True, after_whose=True),
    Act("why", _why, assesses=True, after_whose=True),
    Act("new", _new, _new_by_text, below=True),
    Act("restart", _restart, needs_current=True, assesses=True, after_whose=True),
    Act("other_citizen", _other, needs_current=True),
    Act("same_citizen", _same, needs_current=True),
)
