"""The interventions of packs, as lines and as JSON."""

from __future__ import annotations

from collections.abc import Iterable

from bot.commands.json_lines import Json
from dialogs.cards.plain import text
from dialogs.view import Bullets, Heading, View
from dialogs.wording import say
from knowledge.form.interventions import Intervention
from knowledge.form.pack import Pack


def interventions_text(packs: Iterable[Pack]) -> str:
    """Return every intervention, a line each, under its pack."""
    blocks = [
        block
        for pack in packs
        if pack.interventions
        for block in (Heading(pack.title), Bullets(tuple(map(_line, pack.interventions))))
    ]
    return text(View("", tuple(blocks)))


def interventions_json(packs: Iterable[Pack]) -> list[Json]:
    """Return every intervention with all that its source says of it."""
    return [
        {
            **one.model_dump(mode="json"),
            "municipality": one.municipality or pack.municipality,
            "pack": pack.id,
        }
        for pack in packs
        for one in pack.interventions
    ]


def _line(one: Intervention) -> str:
    return say("assessment.intervention_line", title=one.title, status=say(f"status.{one.status}"))
