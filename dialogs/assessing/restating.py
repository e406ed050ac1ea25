"""Correcting by a typed line, such as "ret alder til 43" or "fjern gæld"."""

from __future__ import annotations

from dialogs.assessing.card import assessment_view
from dialogs.assessing.correcting import remark_changes
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


async def remove(desk: Desk, named: str) -> Reply | None:
    """Take out the stated facts that are named by their label or by what was said of them; None where none is."""
    stated = desk.draft.facts if desk.draft else {}
    ids = [id for id in stated if _is_named(desk.model.facts[id], named)]
    ids = ids or [id for id in desk.guide.read(named, desk.today).facts if id in stated]
    if not ids:
        return None
    gone: dict[str, StatedFact | None] = dict.fromkeys(ids)
    remark_changes(desk, gone)
    await desk.keep(with_facts(desk.opened(), gone, desk.turn.now))
    return desk.reply(assessment_view(desk))


def _is_named(fact: Fact, named: str) -> bool:
    return " ".join(words(named)).startswith(" ".join(words(fact.label)))


def _after_name(fact: Fact, correction: str) -> str:
    """Return what stands after the fact's name, without "til" and the like."""
    name, said = words(fact.label), words(correction)
    if said[: len(name)] != name:
        return ""
    rest = said[len(name) :]
    return " ".join(rest[1:] if rest and rest[0] in ("til", "er", "skal") else rest)
