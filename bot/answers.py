"""What goes out: a reply as a message, and the bodies that invokes are answered with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.channel import CardMessage, Message, TextMessage
from bot.incoming import Kind
from dialogs.cards import card
from dialogs.turns import Reply
from dialogs.view import View


@dataclass(frozen=True, slots=True)
class Answer:
    """The response to an activity that is answered in the response itself; the HTTP status is always 200."""

    body: dict[str, object]


_NOTHING_FOUND: Final[dict[Kind, dict[str, object]]] = {
    Kind.SEARCH: {
        "statusCode": 200,
        "type": "application/vnd.microsoft.search.searchResponse",
        "value": {"results": []},
    },
    Kind.EXTENSION: {"composeExtension": {"type": "result", "attachmentLayout": "list", "attachments": []}},
}


def message(reply: Reply) -> Message:
    """Return a reply as the message to send."""
    return shown(reply.view) if reply.view else TextMessage(reply.text or "")


def shown(view: View) -> CardMessage:
    """Return a view as a card message."""
    return CardMessage(card(view), view.summary)


def card_answer(content: dict[str, object]) -> Answer:
    """Answer a pressed Execute with the card that takes its place."""
    return Answer({"statusCode": 200, "type": "application/vnd.microsoft.card.adaptive", "value": content})


def text_answer(text: str) -> Answer:
    """Answer a pressed Execute with a line of text; its card stays."""
    return Answer({"statusCode": 200, "type": "application/vnd.microsoft.activity.message", "value": text})


def error_answer(text: str) -> Answer:
    """Answer an Execute that is none of ours."""
    problem = {"code": "BadRequest", "message": text}
    return Answer({"statusCode": 400, "type": "application/vnd.microsoft.error", "value": problem})


def nothing_found(kind: Kind) -> Answer:
    """Answer an invoke that we have no function for: an empty list of hits, or nothing at all."""
    return Answer(_NOTHING_FOUND.get(kind, {}))
