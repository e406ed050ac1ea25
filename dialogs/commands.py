"""What every typed command does."""

from __future__ import annotations

from typing import Final

from dialogs.actions import ACTIONS, press
from dialogs.assessing.card import assessment_view
from dialogs.assessing.choosing import choose_by_name
from dialogs.assessing.describing import take_facts, understand
from dialogs.assessing.drafts import with_facts
from dialogs.assessing.other_citizen import asks_whose
from dialogs.casework.case_card import case_view, read_by_reason
from dialogs.deciding.logging import fill_by_text, lacks_case
from dialogs.desk import Desk
from dialogs.grammar import BECAUSE, Command
from dialogs.helping import help_view, message_view
from dialogs.lookup.hits import found_view, intervention_view, look_up, titled
from dialogs.lookup.reporting import report_by_text
from dialogs.members.granting import decide
from dialogs.members.membership import ask
from dialogs.ports.drafts import StatedFact
from dialogs.screens import current_view, to_assessment
from dialogs.showing.facts import read_answer, show_value
from dialogs.showing.law import law_view
from dialogs.turns import Reply
from dialogs.view import View
from dialogs.weekly.asking import ask as ask_week
from knowledge.form.pack import Fact
from knowledge.text import words

_AFTER_WHOSE: Final = frozenset(
    {"continue", "differ", "fix", "log", "more", "restart", "save", "use", "why"}
)  # fmt: skip
"""Commands that change or show the assessment: they wait until it is known whom the last line was about."""
_TAKES: Final = {
    **dict.fromkeys(("link", "unlink", "handover", "handover_show", "receive", "return", "withdraw"), "number"),
    **dict.fromkeys(("take_over", "invite", "forum", "forum_outcome"), "number"),
    "deputy": "who",
    "leave": "days",
}
"""Under which name a command's button gets what is written after it."""


async def obey(desk: Desk, command: Command) -> Reply:
    """Do what a command asks for."""
    if asks_whose(desk) and command.name in _AFTER_WHOSE:
        return desk.reply(current_view(desk))
    match command.name:
        case "help":
            return desk.reply(help_view(desk.model))
        case "find":
            return desk.reply(await look_up(desk, command.argument))
        case "find_more":
            return desk.reply(found_view(desk, command.argument, more=True))
        case "details":
            return _details(desk, command.argument)
        case "use":
            return await choose_by_name(desk, command.argument)
        case "case":
            filled = await fill_by_text(desk, command.argument) if lacks_case(desk.draft) else None
            return filled or desk.reply(await _case(desk, command.argument))
        case "ask_access" if command.argument:
            return desk.reply(await ask(desk, command.argument))
        case "approve" | "refuse":
            return desk.reply(await decide(desk, command.argument, granted=command.name == "approve"))
        case "wrong_case" if command.argument:
            desk.inputs = {"right_case": command.argument}
            return await press(desk, "wrong_case_save")
        case "thanks":
            return desk.reply(message_view("say.thanks"))
        case "digest":
            return await ask_week(desk, command.argument)
        case "report" if command.argument:
            return await report_by_text(desk, command.argument)
        case "law":
            return desk.reply(law_view(desk.model, desk.today))
        case "why":
            return await _why(desk)
        case "new" if command.argument:
            if asks_whose(desk):
                desk.remark("other.left")
            await desk.set_aside()
            return await understand(desk, command.argument)
        case "continue" if command.argument:
            desk.inputs = {"number": command.argument.split()[-1]}
        case "fix" if command.argument:
            return await _fix(desk, command.argument)
    if command.argument and command.name in _TAKES:
        desk.inputs = _about(command)
    return await press(desk, command.name) if command.name in ACTIONS else desk.reply(help_view(desk.model))


def _about(command: Command) -> dict[str, str]:
    """Return the argument as the input that the button of the same name would have sent."""
    if command.name == "return":
        number, _, reason = command.argument.partition(" ")
        return {"number": number.strip(":"), "reason": reason.strip()}
    return {_TAKES[command.name]: command.argument}


async def _case(desk: Desk, argument: str) -> View:
    """Read "2026-117", or "2026-117 fordi jeg har vagten"."""
    number, because, reason = argument.partition(BECAUSE)
    return await read_by_reason(desk, number.strip(), reason) if because else await case_view(desk, number)


async def _why(desk: Desk) -> Reply:
    if desk.draft is None:
        return desk.reply(message_view("back.nothing_open"))
    desk.unfolded = frozenset({"why", "asking"})
    return await to_assessment(desk)


def _details(desk: Desk, title: str) -> Reply:
    found = titled(desk, title)
    return desk.reply(intervention_view(desk, found) if found else message_view("lookup.gone"))


async def _fix(desk: Desk, correction: str) -> Reply:
    """Read "ret alder til 43": the fact by its name, else whatever the text says."""
    for fact in desk.model.facts.values():
        rest = _after_name(fact, correction)
        value = read_answer(fact, rest, desk.today) if rest else None
        if value is not None:
            stated = StatedFact(value, None, None, desk.today)
            desk.remark("fact.changed", "good", fact=fact.label, value=show_value(fact, value))
            await desk.keep(with_facts(desk.opened(), {fact.id: stated}, desk.turn.now))
            return desk.reply(assessment_view(desk))
    reading = desk.guide.read(correction, desk.today)
    return await take_facts(desk, reading, correcting=True) if reading.facts else await press(desk, "fix")


def _after_name(fact: Fact, correction: str) -> str:
    """Return what stands after the fact's name, without "til" and the like."""
    name, said = words(fact.label), words(correction)
    if said[: len(name)] != name:
        return ""
    rest = said[len(name) :]
    return " ".join(rest[1:] if rest and rest[0] in ("til", "er", "skal") else rest)
