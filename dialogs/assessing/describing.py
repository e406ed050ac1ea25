"""A described citizen: what was read becomes facts, doubts become questions, the acute comes first."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Final

from dialogs.about import about_self
from dialogs.assessing.asking import answer_view, asks_for_meaning
from dialogs.assessing.card import ANSWER, answer_field
from dialogs.assessing.correcting import remark_added, remark_changes
from dialogs.assessing.drafts import with_facts
from dialogs.assessing.filling import typed
from dialogs.assessing.openings import opens_correction, talks_to_us
from dialogs.assessing.other_citizen import ask_whether_another, asks_whose, corrects, looks_like_another
from dialogs.desk import Desk
from dialogs.helping import message_view
from dialogs.lookup.hits import found_view, good_match, sure_match
from dialogs.ports.drafts import StatedFact
from dialogs.screens import current_view, to_assessment
from dialogs.showing.doubts import show_doubt
from dialogs.showing.facts import hint, read_answer
from dialogs.turns import Reply
from dialogs.view import Action, Bullets, Heading, Paragraph, View
from dialogs.wording import say, words
from knowledge.intake.reading import Reading
from knowledge.person_names import full_name
from knowledge.rules.interview import next_question
from knowledge.text import fold
from knowledge.text import words as words_of
from knowledge.values import Value

_LOOKUP_WORDS: Final = 2
_ANSWER_WORDS: Final = 4
PREMISES: Final = 2
"""A question with so many facts ("… når han får fp fra 1/3?") is a general one; with more it describes a citizen."""
_YES_NO: Final = frozenset(map(fold, (*words("general.yes"), *words("general.no"))))
_LEADING_IN: Final = _YES_NO | frozenset(map(fold, words("other.correcting")))
_ANSWERS: Final = _YES_NO | frozenset(map(fold, words("general.dont_know")))
_SEEKING: Final = frozenset(map(fold, words("general.seeking")))
"""Words by which a line asks for something to be offered."""


async def understand(desk: Desk, text: str) -> Reply:
    """Answer a line that is no command: acute help, an answer, a question, a lookup, or facts."""
    reading = desk.guide.read(text, desk.today)
    if reading.acute:
        return desk.reply(acute_view(desk, reading.acute))
    if answer := _answer(desk, text):
        return await _state(desk, answer)
    if not reading.facts and (view := about_self(desk, text)):
        return desk.reply(view)
    if not desk.draft and is_lookup(desk, text, reading) and good_match(desk, text):
        return desk.reply(found_view(desk, text))
    if (reading.is_question or asks_for_meaning(text)) and (view := answer_view(desk, text, _values(reading))):
        return await _answered(desk, reading, view)
    _remark_doubts(desk, reading)
    named = set(words_of(full_name(text) or ""))
    if named:
        desk.remark("say.name", "attention")
    if reading.facts:
        desk.not_used = tuple(_unused(reading, named))
        return await take_facts(desk, reading, corrects(desk, text, reading.facts))
    return await _nothing_read(desk, text, reading)


def _unused(reading: Reading, named: Collection[str]) -> Iterator[str]:
    """Yield what nothing was read from, but for names and for words that only lead in, "ja" or "hov"."""
    for part in reading.not_used:
        if fold(part) not in _LEADING_IN and not any(word in named for word in words_of(part)):
            yield part


async def _answered(desk: Desk, reading: Reading, view: View) -> Reply:
    """Answer a question; where it also describes a citizen, the facts go into the assessment."""
    if len(reading.facts) <= PREMISES:
        return desk.reply(view)
    await take_facts(desk, reading)
    desk.remark("ask.facts_kept")
    return desk.reply(replace(view, actions=(Action("status", say("action.continue")),)))


def acute_view(desk: Desk, id: str) -> View:
    """Return the municipality's acute card."""
    acute = next(one for one in desk.model.loaded.pack.acute if one.id == id)
    blocks = (Heading(acute.label), Bullets(tuple(acute.card)))
    if desk.draft is None:
        return View(say("help.summary"), blocks)
    waits = Paragraph(say("acute.continue"), "subtle")
    return View(say("help.summary"), (*blocks, waits), (Action("status", say("action.continue")),))


def _answer(desk: Desk, text: str) -> dict[str, StatedFact]:
    """Return what a short line answers to the question that stands."""
    if not desk.draft or desk.draft.step or not _is_short(text):
        return {}
    question = next_question(desk.assessment())
    if question is None:
        return {}
    field = answer_field(question)
    written = typed(View(say("assessment.summary"), (field,)), text).get(ANSWER, text) if field else text
    value = read_answer(question.fact, written, desk.today)
    return {question.fact.id: StatedFact(value, None, None, desk.today)} if value is not None else {}


def _is_short(text: str) -> bool:
    return len(text.split()) <= _ANSWER_WORDS or fold(text).strip(" .!") in _ANSWERS


def _values(reading: Reading) -> dict[str, Value]:
    return {**{id: read.value for id, read in reading.facts.items()}, **reading.assumed}


def is_lookup(desk: Desk, text: str, reading: Reading) -> bool:
    """Whether this is a word or two without a benefit or an age, and asks for no meaning."""
    plain = all(desk.model.facts[id].type == "yes_no" for id in reading.facts)
    return plain and len(text.split()) <= _LOOKUP_WORDS and not asks_for_meaning(text)


def _remark_doubts(desk: Desk, reading: Reading) -> None:
    for doubt in reading.questions:
        if desk.draft and doubt.fact in desk.draft.facts:
            continue
        desk.remarks.append(Paragraph(show_doubt(desk.model.facts[doubt.fact], doubt), "warning"))


async def take_facts(desk: Desk, reading: Reading, correcting: bool = False) -> Reply:
    """Take what was read into the draft; where it seems to be about another citizen, ask first."""
    changes = {id: StatedFact(read.value, read.words, None, desk.today) for id, read in reading.facts.items()}
    if asks_whose(desk) or (not correcting and looks_like_another(desk, changes)):
        return desk.reply(await ask_whether_another(desk, changes))
    remark_added(desk, changes)
    return await _state(desk, changes)


async def _state(desk: Desk, changes: Mapping[str, StatedFact]) -> Reply:
    before = desk.draft.facts if desk.draft else {}
    new = {id: stated for id, stated in changes.items() if id not in before or before[id].value != stated.value}
    remark_changes(desk, new)
    if new:
        await desk.keep(with_facts(desk.opened(), new, desk.turn.now))
    else:
        desk.remark("fact.nothing_changed")
    return await to_assessment(desk)


def _remark_not_understood(desk: Desk, text: str) -> None:
    """Say what kind of answer is asked for, where a short line seems to be one."""
    question = next_question(desk.assessment())
    asks = question is not None and not (desk.draft and desk.draft.step)
    if question and asks and not talks_to_us(text) and len(text.split()) <= _ANSWER_WORDS and words_of(text):
        desk.remark("fact.not_understood", "warning", question=question.fact.question, hint=hint(question.fact))
    elif fold(text).strip(" .!") in _ANSWERS:
        desk.remark("fact.not_asked")
    elif len(words_of(text)) > _LOOKUP_WORDS:
        desk.remark("fact.none_read", "warning")
    else:
        desk.remark("say.not_understood", "warning")


def _to_look_up(desk: Desk, text: str) -> bool:
    """Whether an unread line is a lookup; in an assessment, one that talks to us needs hits that are sure."""
    if not good_match(desk, text):
        return False
    if desk.draft is None or not talks_to_us(text):
        return True
    return not _SEEKING.isdisjoint(words_of(text)) or sure_match(desk, text)


def _is_about_what_stands(desk: Desk, text: str) -> bool:
    """Whether an unread line asks why, or says that something is wrong: the card answers it."""
    first, _, rest = fold(text).partition(" ")
    first = first.strip(",.:")
    if first == words("command.why")[0]:
        desk.unfolded = frozenset({"why", "asking"})
        return True
    if not opens_correction(text) and not (first == words("general.no")[0] and rest):
        return False
    desk.remark("about.wrong.answer", "warning")
    return True


async def _nothing_read(desk: Desk, text: str, reading: Reading) -> Reply:
    if reading.questions:
        if not desk.remarks:
            desk.remark("fact.nothing_changed")
        return await to_assessment(desk)
    if desk.draft and _is_about_what_stands(desk, text):
        return desk.reply(current_view(desk))
    if _to_look_up(desk, text):
        return desk.reply(found_view(desk, text))
    if desk.draft:
        _remark_not_understood(desk, text)
        return desk.reply(current_view(desk))
    if reading.is_question:
        return desk.reply(message_view("ask.no_answer", title=desk.model.loaded.pack.title))
    return desk.reply(message_view("say.not_understood"))
