"""The form that a handover is written on.

It stands in a draft without facts, so that it can be filled in by typing. The draft's form also holds `decision`,
`number` and, when one that was returned is sent again, `follows`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from dialogs.assessing.drafts import HANDING
from dialogs.assessing.filling import with_values
from dialogs.desk import Desk
from dialogs.ports.handovers import GROUNDS
from dialogs.view import Action, Block, Choice, DateField, Heading, Option, Paragraph, TextField, View
from dialogs.wording import say

YES: Final = "ja"
_PARTS: Final = ("why", "wish", "runs", "asks")
_MOST: Final = 1500


def at_handover(desk: Desk) -> bool:
    """Whether a handover is being written."""
    return desk.draft is not None and desk.draft.step == HANDING


def handover_form(desk: Desk, submitted: Mapping[str, str] | None = None) -> View:
    """Return the form as it has been filled in so far, and by what was submitted just now."""
    draft = desk.opened()
    form = {**draft.form, **(submitted or {})}
    heading = Heading(say("handover.form.heading", number=form.get("number", "")))
    return View(
        summary=say("handover.form.summary"),
        blocks=with_values((heading, *_receiver(desk), *_parts(), *_grounds(), *_help()), form),
        actions=(
            Action("handover_send", say("action.handover_send"), inputs=True, style="positive"),
            Action("handover_drop", say("action.handover_drop")),
        ),
        draft=draft.id,
        version=draft.version,
    )


def _receiver(desk: Desk) -> Iterator[Block]:
    centres = tuple(Option(centre.id, centre.name) for centre in desk.model.loaded.pack.centres)
    error = say("handover.form.needs_centre")
    yield Choice("centre", say("handover.field.centre"), centres, error=error, compact=True)
    yield TextField("to", say("handover.field.to"), say("handover.form.to_placeholder"), most=80)
    yield DateField("reply_by", say("handover.field.reply_by"), required=True, error=say("handover.form.needs_date"))
    yield DateField("planned_for", say("handover.field.planned_for"))


def _parts() -> Iterator[Block]:
    for part in _PARTS:
        yield TextField(
            part,
            say(f"handover.field.{part}"),
            say(f"handover.form.{part}_placeholder"),
            required=part in ("why", "asks"),
            error=say("handover.form.needs_text"),
            several_lines=True,
            most=_MOST,
        )


def _grounds() -> Iterator[Block]:
    grounds = tuple(Option(one, say(f"handover.grounds.{one}")) for one in GROUNDS)
    informed = (Option(YES, say("handover.yes")), Option("nej", say("handover.no")))
    yield Choice("grounds", say("handover.field.grounds"), grounds, error=say("handover.form.needs_grounds"))
    yield Choice("informed", say("handover.field.informed"), informed, error=say("handover.form.needs_informed"))


def _help() -> Iterator[Block]:
    yield Paragraph(say("handover.form.help"), "subtle")
