"""What a channel or a group chat gets: lookups only, since it is no place for a citizen's facts."""

from __future__ import annotations

from dialogs.about import about_self
from dialogs.assessing.asking import answer_view
from dialogs.assessing.describing import PREMISES, acute_view, is_lookup
from dialogs.desk import MOST_CHARACTERS, Desk
from dialogs.grammar import command
from dialogs.helping import channel_view, message_view
from dialogs.lookup.hits import found_view, good_match, intervention_view, look_up
from dialogs.lookup.reporting import open_report, report_by_text, send_report
from dialogs.showing.law import law_view
from dialogs.turns import Reply
from dialogs.view import View
from knowledge.cpr import mask


async def in_channel(desk: Desk) -> Reply:
    """Answer a lookup; anything else gets the reason why not."""
    desk.draft = None
    masked = mask(desk.turn.text)
    if masked.found:
        desk.remark("say.cpr", "attention")
    if len(masked.text) > MOST_CHARACTERS:
        return desk.reply(message_view("say.too_long", count=len(masked.text), most=MOST_CHARACTERS))
    text = masked.text.strip()
    if reply := await _reported(desk, text):
        return reply
    return desk.reply(_pressed(desk) or await _asked(desk, text) or _read(desk, text))


async def _reported(desk: Desk, text: str) -> Reply | None:
    """Take a report: it is about the model, and nobody in the channel learns anything of a citizen from it."""
    chosen, asked = desk.turn.chosen, command(text)
    if chosen and chosen.action in ("report", "report_send"):
        desk.inputs = chosen.inputs
        return await (open_report(desk) if chosen.action == "report" else send_report(desk))
    return await report_by_text(desk, asked.argument) if asked and asked.name == "report" else None


def _pressed(desk: Desk) -> View | None:
    chosen = desk.turn.chosen
    inputs = chosen.inputs if chosen else {}
    match chosen.action if chosen else "":
        case "details":
            return intervention_view(desk, inputs.get("intervention", ""))
        case "find_more":
            return found_view(desk, mask(inputs.get("query", "")).text, more=True)
        case "":
            return None
    return channel_view(described=False)


async def _asked(desk: Desk, text: str) -> View | None:
    asked = command(text)
    match asked.name if asked else "":
        case "find" if asked:
            return await look_up(desk, asked.argument)
        case "find_more" if asked:
            return found_view(desk, asked.argument, more=True)
        case "law":
            return law_view(desk.model, desk.today)
        case "":
            return None
    return channel_view(described=False)


def _read(desk: Desk, text: str) -> View:
    reading = desk.guide.read(text, desk.today)
    if reading.acute:
        return acute_view(desk, reading.acute)
    if not reading.facts and (view := about_self(desk, text)):
        return view
    general = len(reading.facts) <= (PREMISES if reading.is_question else 0) or is_lookup(desk, text, reading)
    stated = {id: read.value for id, read in reading.facts.items()}
    if general and (view := answer_view(desk, text, stated)):
        return view
    if general and text and good_match(desk, text):
        return found_view(desk, text)
    return channel_view(described=not general)
