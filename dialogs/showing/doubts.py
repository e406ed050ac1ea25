"""What a text left open, as people read it."""

from __future__ import annotations

from dialogs.showing.facts import show_alone
from dialogs.showing.sources import joined
from dialogs.wording import say
from knowledge.form.pack import Fact
from knowledge.intake.reading import Doubt


def show_doubt(fact: Fact, doubt: Doubt) -> str:
    """Return the words that were doubtful, and what to write to settle it."""
    told = dict.fromkeys(say("general.quote", quote=read.words) for read in doubt.readings)
    values = (True, False) if fact.type == "yes_no" else tuple(read.value for read in doubt.readings)
    may_be = dict.fromkeys(say("general.quote", quote=show_alone(fact, value)) for value in values)
    return say(
        "assessment.doubt",
        fact=fact.label.lower(),
        words=joined(tuple(told)),
        values=joined(tuple(may_be), "general.or"),
    )
