"""Help and welcome: what Vejviser does, what it never keeps, and what to do next."""

from __future__ import annotations

from typing import Final

from dialogs.ports.people import Person
from dialogs.view import Action, Block, Bullets, Heading, Paragraph, View
from dialogs.wording import say
from knowledge.rules.model import Model

_ALL: Final = ("start", "lookup", "on_the_way", "cases", "other")
_FIRST: Final = ("start", "lookup", "all")


def help_view(model: Model) -> View:
    """Return what one can do."""
    return View(say("help.summary"), (Heading(say("help.heading")), *_body(model, _ALL)), _actions())


def welcome_view(model: Model, person: Person) -> View:
    """Return the one card that comes on installation."""
    first = person.name.split(" ")[0]
    heading = say("welcome.heading", name=first) if first else say("welcome.summary")
    return View(say("welcome.summary"), (Heading(heading), *_body(model, _FIRST)), _actions())


def _body(model: Model, lines: tuple[str, ...]) -> tuple[Block, ...]:
    return (
        Paragraph(say("help.intro")),
        Bullets(tuple(say(f"help.{line}") for line in lines)),
        Paragraph(say("help.never"), "warning"),
        Paragraph(say("help.model", title=model.loaded.pack.title), "subtle"),
    )


def _actions() -> tuple[Action, ...]:
    return (Action("new", say("action.new"), style="positive"), Action("mine", say("action.mine")))


def channel_view(described: bool) -> View:
    """Return why a channel has lookups only."""
    delete = (Paragraph(say("channel.delete"), "attention"),) if described else ()
    return View(
        say("channel.summary"),
        (*delete, Paragraph(say("channel.only_lookup")), Paragraph(say("channel.how"), "subtle")),
    )


def try_view() -> View:
    """Return how to go on."""
    return View(say("help.summary"), (Paragraph(say("say.try"), "subtle"),))


def message_view(key: str, **details: object) -> View:
    """Return one sentence, and how to go on."""
    return View(say("help.summary"), (Paragraph(say(key, **details)), Paragraph(say("say.try"), "subtle")))
