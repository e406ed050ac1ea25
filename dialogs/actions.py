"""What every button does. A typed title, a typed command and a pressed button end here alike."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Final

from dialogs.assessing.card import ANSWER, assessment_view
from dialogs.assessing.choosing import choose
from dialogs.assessing.correcting import fix_view, more_view, save_corrections, save_more
from dialogs.assessing.drafts import HANDING, at_step, dropped, undone, with_facts
from dialogs.assessing.other_citizen import asks_whose, step_before, take_as_other, take_as_same
from dialogs.casework.case_card import case_view, press_reason
from dialogs.casework.mine import draft_to_continue, mine_view
from dialogs.casework.papers import (
    logged_here,
    press_citizen_text,
    press_filed,
    press_note,
    press_wrong_case,
    press_wrong_case_save,
)
from dialogs.deciding.logging import begin, save
from dialogs.desk import Desk
from dialogs.helping import message_view
from dialogs.lookup.hits import found_view, intervention_view
from dialogs.lookup.reporting import open_report, send_report
from dialogs.members.granting import press_access, press_approve, press_refuse
from dialogs.members.membership import press_ask, press_ask_send
from dialogs.ports.drafts import StatedFact
from dialogs.screens import cancel_view, current_view, to_assessment
from dialogs.showing.facts import hint, read_answer
from dialogs.together.answering import (
    press_again,
    press_now,
    press_receive,
    press_return,
    press_show,
    press_text,
    press_withdraw,
)
from dialogs.together.everyday import press_deputy, press_invite, press_invite_send, press_leave, press_take_over
from dialogs.together.forum import press_forum, press_forum_text, press_outcome
from dialogs.together.linking import press_link, press_link_save, press_unlink
from dialogs.together.sending import press_drop, press_handover, press_leave_form, press_send
from dialogs.turns import Reply
from dialogs.weekly.asking import press_digest
from dialogs.weekly.listing import press_cases, press_sheet
from dialogs.weekly.wishing import press_off, press_on
from knowledge.cpr import mask

_ASSESSING: Final = frozenset({"fix", "log", "differ", "more", "restart", "use"})
Handler = Callable[[Desk], Awaitable[Reply]]


async def press(desk: Desk, action: str) -> Reply:
    """Do what the button of this id does; an assessment is never begun on the form of a handover."""
    if at_handover(desk) and action in _ASSESSING:
        await desk.set_aside()
        desk.remark("handover.set_aside")
    return await ACTIONS[action](desk)


def at_handover(desk: Desk) -> bool:
    """Whether a handover is being written."""
    return desk.draft is not None and desk.draft.step == HANDING


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


async def _fix_save(desk: Desk) -> Reply:
    await save_corrections(desk)
    return desk.reply(current_view(desk))


async def _more(desk: Desk) -> Reply:
    await desk.keep(at_step(desk.opened(), "more"))
    return desk.reply(more_view(desk))


async def _more_save(desk: Desk) -> Reply:
    await save_more(desk)
    return desk.reply(assessment_view(desk))


async def _log(desk: Desk) -> Reply:
    return await begin(desk, "log")


async def _differ(desk: Desk) -> Reply:
    return await begin(desk, "differ")


async def _save(desk: Desk) -> Reply:
    return await (press_send(desk) if at_handover(desk) else save(desk))


async def _new(desk: Desk) -> Reply:
    """Begin afresh; an assessment under way stays among the drafts."""
    if asks_whose(desk):
        return await _other(desk)
    await desk.set_aside()
    await desk.keep(desk.opened())
    return desk.reply(assessment_view(desk))


async def _continue(desk: Desk) -> Reply:
    """Take up a draft again, in this conversation; the one under way goes back among the drafts."""
    draft = await draft_to_continue(desk, desk.inputs)
    if draft is None:
        return desk.reply(message_view("say.gone" if desk.inputs else "back.nothing_open"))
    if desk.draft is None or desk.draft.id != draft.id:
        await desk.set_aside()
        await desk.keep(replace(draft, conversation=desk.turn.conversation))
    return desk.reply(current_view(desk))


async def _status(desk: Desk) -> Reply:
    return desk.reply(current_view(desk) if desk.draft else message_view("back.nothing_open"))


async def _back(desk: Desk) -> Reply:
    """Leave a form, or take back the last answer."""
    if at_handover(desk):
        return await press_leave_form(desk)
    if desk.draft and desk.draft.step:
        if asks_whose(desk):
            desk.remark("other.left")
        await desk.keep(step_before(desk.draft))
        return desk.reply(current_view(desk))
    return await _undo(desk)


async def _undo(desk: Desk) -> Reply:
    """Take back the last change; in a form, leave it."""
    if desk.draft and desk.draft.step:
        return await _back(desk)
    if desk.draft is None and (found := await logged_here(desk)):
        return desk.reply(message_view("back.logged", number=found.logged.number))
    before = undone(desk.draft, desk.turn.now) if desk.draft else None
    if before is None:
        desk.remark("back.nothing")
        return await _status(desk)
    await desk.keep(before)
    desk.remark("back.undone")
    return desk.reply(assessment_view(desk))


async def _restart(desk: Desk) -> Reply:
    if not desk.draft or not desk.draft.facts:
        return await _new(desk)
    emptied = with_facts(desk.draft, dict.fromkeys(desk.draft.facts), desk.turn.now)
    await desk.keep(replace(emptied, form={}))
    desk.remark("back.restarted")
    return desk.reply(assessment_view(desk))


async def _cancel(desk: Desk) -> Reply:
    if desk.draft is None:
        return desk.reply(message_view("cancel.nothing"))
    await desk.keep(at_step(desk.draft, "cancel", desk.draft.form))
    return desk.reply(cancel_view(desk))


async def _cancel_yes(desk: Desk) -> Reply:
    if desk.draft is None:
        return desk.reply(message_view("cancel.nothing"))
    await desk.keep(dropped(desk.draft))
    desk.draft = None
    return desk.reply(message_view("cancel.done"))


async def _other(desk: Desk) -> Reply:
    await take_as_other(desk)
    return desk.reply(assessment_view(desk))


async def _same(desk: Desk) -> Reply:
    await take_as_same(desk)
    return desk.reply(assessment_view(desk))


async def _details(desk: Desk) -> Reply:
    return desk.reply(intervention_view(desk, desk.inputs.get("intervention", "")))


async def _find_more(desk: Desk) -> Reply:
    return desk.reply(found_view(desk, mask(desk.inputs.get("query", "")).text, more=True))


async def _case(desk: Desk) -> Reply:
    return desk.reply(await case_view(desk, desk.inputs.get("number", "")))


async def _mine(desk: Desk) -> Reply:
    return desk.reply(await mine_view(desk))


ACTIONS: Final[Mapping[str, Handler]] = {
    "answer": _answer,
    "answer_true": _answer,
    "answer_false": _answer,
    "answer_unknown": _answer,
    "fix": _fix,
    "fix_save": _fix_save,
    "more": _more,
    "more_save": _more_save,
    "log": _log,
    "differ": _differ,
    "save": _save,
    "new": _new,
    "continue": _continue,
    "status": _status,
    "back": _back,
    "undo": _undo,
    "restart": _restart,
    "cancel": _cancel,
    "cancel_yes": _cancel_yes,
    "other_citizen": _other,
    "same_citizen": _same,
    "note": press_note,
    "citizen_text": press_citizen_text,
    "note_filed": press_filed,
    "wrong_case": press_wrong_case,
    "wrong_case_save": press_wrong_case_save,
    "details": _details,
    "find_more": _find_more,
    "report": open_report,
    "report_send": send_report,
    "use": choose,
    "case": _case,
    "mine": _mine,
    "digest": press_digest,
    "digest_cases": press_cases,
    "digest_sheet": press_sheet,
    "digest_off": press_off,
    "digest_on": press_on,
    "read_by_reason": press_reason,
    "ask_access": press_ask,
    "ask_access_send": press_ask_send,
    "access": press_access,
    "approve": press_approve,
    "refuse": press_refuse,
    "link": press_link,
    "link_save": press_link_save,
    "unlink": press_unlink,
    "handover": press_handover,
    "handover_send": press_send,
    "handover_drop": press_drop,
    "handover_show": press_show,
    "handover_text": press_text,
    "handover_now": press_now,
    "handover_again": press_again,
    "receive": press_receive,
    "return": press_return,
    "withdraw": press_withdraw,
    "take_over": press_take_over,
    "invite": press_invite,
    "invite_send": press_invite_send,
    "deputy": press_deputy,
    "leave": press_leave,
    "forum": press_forum,
    "forum_text": press_forum_text,
    "forum_outcome": press_outcome,
}

NEEDS_CURRENT_CARD: Final = frozenset(
    {
        "answer", "answer_true", "answer_false", "answer_unknown", "fix", "fix_save", "more", "more_save", "log",
        "differ", "save", "back", "restart", "cancel", "cancel_yes", "other_citizen", "same_citizen",
        "handover_send", "handover_drop",
    }
)  # fmt: skip
"""Buttons that change the draft: pressed on a card that is not the newest, they only show what now stands."""
