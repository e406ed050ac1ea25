"""A described citizen: what was read becomes facts, doubts become questions, the acute comes first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dialogs.asking import answer_view
from dialogs.assessment_card import ANSWER, assessment_view
from dialogs.correcting import remark_changes
from dialogs.desk import Desk
from dialogs.drafts import with_facts
from dialogs.facts import read_answer
from dialogs.forms import typed
from dialogs.helping import message_view
from dialogs.lookup import found_view, good_match
from dialogs.other_citizen import ask_whether_another, looks_like_another
from dialogs.ports import StatedFact
from dialogs.screens import current_view
from dialogs.sources import joined
from dialogs.turns import Reply
from dialogs.view import Action, Bullets, Heading, Paragraph, View
from dialogs.wording import say
from knowledge.intake.reading import Reading
from knowledge.interview import next_question

_LOOKUP_WORDS: Final = 2
_ANSWER_WORDS: Final = 4


async def understand(desk: Desk, text: str) -> Reply:
    """Answer a line that is no command: acute help, an answer, a question, a lookup, or facts."""
    reading = desk.guide.read(text, desk.today)
    if reading.acute:
        return desk.reply(acute_view(desk, reading.acute))
    if answer := _answer(desk, text):
        return await _state(desk, answer)
    if _is_lookup(desk, text, reading) and good_match(desk, text):
        return desk.reply(found_view(desk, text))
    if reading.is_question:
        stated = {id: read.value for id, read in reading.facts.items()}
        if view := answer_view(desk, text, stated):
            return desk.reply(view)
    _remark_doubts(desk, reading)
    if reading.facts:
        desk.not_used = tuple(reading.not_used)
        return await take_facts(desk, reading)
    return _nothing_read(desk, text, reading)


def acute_view(desk: Desk, id: str) -> View:
    """Return the municipality's acute card."""
    acute = next(one for one in desk.model.loaded.pack.acute if one.id == id)
    actions = (Action("status", say("action.continue")),) if desk.draft else ()
    return View(
        summary=say("help.summary"),
        blocks=(Heading(acute.label), Bullets(tuple(acute.card)), Paragraph(say("acute.continue"), "subtle")),
        actions=actions,
    )


def _answer(desk: Desk, text: str) -> dict[str, StatedFact]:
    """Return what a short line answers to the question that stands."""
    if not desk.draft or desk.draft.step or len(text.split()) > _ANSWER_WORDS:
        return {}
    question = next_question(desk.assessment())
    if question is None:
        return {}
    written = typed(assessment_view(desk), text).get(ANSWER, text)
    value = read_answer(question.fact, written, desk.today)
    return {question.fact.id: StatedFact(value, None, None, desk.today)} if value is not None else {}


def _is_lookup(desk: Desk, text: str, reading: Reading) -> bool:
    """A word or two without a benefit or an age is a lookup, unless an assessment is under way."""
    facts = desk.model.facts
    plain = all(facts[id].type == "yes_no" for id in reading.facts)
    return not desk.draft and plain and len(text.split()) <= _LOOKUP_WORDS


def _remark_doubts(desk: Desk, reading: Reading) -> None:
    for doubt in reading.questions:
        if desk.draft and doubt.fact in desk.draft.facts:
            continue
        label = desk.model.facts[doubt.fact].label
        quoted = dict.fromkeys(say("general.quote", quote=read.words) for read in doubt.readings)
        desk.remark("assessment.doubt", "warning", fact=label.lower(), words=joined(list(quoted)))


async def take_facts(desk: Desk, reading: Reading, correcting: bool = False) -> Reply:
    """Take what was read into the draft; where it seems to be about another citizen, ask first."""
    changes = {id: StatedFact(read.value, read.words, None, desk.today) for id, read in reading.facts.items()}
    if not correcting and looks_like_another(desk, changes):
        return desk.reply(await ask_whether_another(desk, changes))
    return await _state(desk, changes)


async def _state(desk: Desk, changes: Mapping[str, StatedFact]) -> Reply:
    before = desk.draft.facts if desk.draft else {}
    new = {id: stated for id, stated in changes.items() if id not in before or before[id].value != stated.value}
    remark_changes(desk, dict(new))
    if new:
        await desk.keep(with_facts(desk.opened(), new, desk.turn.now))
    elif changes:
        desk.remark("fact.nothing_changed")
    return desk.reply(assessment_view(desk))


def _nothing_read(desk: Desk, text: str, reading: Reading) -> Reply:
    if good_match(desk, text):
        return desk.reply(found_view(desk, text))
    if reading.questions or desk.draft:
        if not reading.questions:
            desk.remark("say.not_understood", "warning")
        return desk.reply(current_view(desk))
    if reading.is_question:
        return desk.reply(message_view("ask.no_answer", title=desk.model.loaded.pack.title))
    return desk.reply(message_view("say.not_understood"))
