"""Correcting by a typed line, such as "ret alder til 43"."""

from __future__ import annotations

from dialogs.assessing.card import assessment_view
from dialogs.assessing.describing import take_facts
from dialogs.assessing.drafts import with_facts
from dialogs.desk import Desk
from dialogs.ports.drafts import StatedFact
from dialogs.showing.facts import read_answer, show_value
from dialogs.turns import Reply
from knowledge.form.pack import Fact
from knowledge.text import words


async def correct(desk: Desk, correction: str) -> Reply | None:
    """Take the new value of the fact that is named, else whatever the text says; None where it says nothing."""
    for fact in desk.model.facts.values():
        rest = _after_name(fact, correction)
        value = read_answer(fact, rest, desk.today) if rest else None
        if value is not None:
            stated = StatedFact(value, None, None, desk.today)
            desk.remark("fact.changed", "good", fact=fact.label, value=show_value(fact, value))
            await desk.keep(with_facts(desk.opened(), {fact.id: stated}, desk.turn.now))
            return desk.reply(assessment_view(desk))
    reading = desk.guide.read(correction, desk.today)
    return await take_facts(desk, reading, correcting=True) if reading.facts else None


def _after_name(fact: Fact, correction: str) -> str:
    """Return what stands after the fact's name, without "til" and the like."""
    name, said = words(fact.label), words(correction)
    if said[: len(name)] != name:
        return ""
    rest = said[len(name) :]
    return " ".join(rest[1:] if rest and rest[0] in ("til", "er", "skal") else rest)
