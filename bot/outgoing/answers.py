"""What goes out: a reply as a message, and the bodies that invokes are answered with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.inbound.incoming import Kind
from bot.outgoing.channel import CardMessage, Message, TextMessage
from dialogs.cards.card import card
from dialogs.cards.literal import unmarked
from dialogs.lookup.offers import Offer
from dialogs.turns import Reply
from dialogs.view import Option, View
from dialogs.wording import say

_CARD: Final = "application/vnd.microsoft.card.adaptive"
_PREVIEW: Final = "application/vnd.microsoft.card.thumbnail"


@dataclass(frozen=True, slots=True)
class Answer:
    """The response to an activity that is answered in the response itself; the HTTP status is always 200."""

    body: dict[str, object]


def message(reply: Reply) -> Message:
    """Return a reply as the message to send."""
    return shown(reply.view) if reply.view else TextMessage(reply.text or "")


def shown(view: View) -> CardMessage:
    """Return a view as a card message."""
    return CardMessage(card(view), view.summary)


def card_answer(content: dict[str, object]) -> Answer:
    """Answer a pressed Execute with the card that takes its place."""
    return Answer({"statusCode": 200, "type": _CARD, "value": content})


def text_answer(text: str) -> Answer:
    """Answer a pressed Execute with a line of text; its card stays."""
    return Answer({"statusCode": 200, "type": "application/vnd.microsoft.activity.message", "value": text})


def error_answer(text: str) -> Answer:
    """Answer an Execute that is none of ours."""
    problem = {"code": "BadRequest", "message": text}
    return Answer({"statusCode": 400, "type": "application/vnd.microsoft.error", "value": problem})


def offered(offers: Sequence[Offer]) -> Answer:
    """Answer a message extension with cards to put into a message, each with how it stands in the list."""
    return _extension("result", attachments=[_offer(offer) for offer in offers])


def nothing_fits() -> Answer:
    """Answer a message extension with the sentence that nothing was found."""
    return _extension("message", text=say("lookup.nothing_fits"))


def suggested(options: Sequence[Option]) -> Answer:
    """Answer a choice that is filled while somebody types."""
    results = [{"value": option.value, "title": unmarked(option.label)} for option in options]
    kind = "application/vnd.microsoft.search.searchResponse"
    return Answer({"statusCode": 200, "type": kind, "value": {"results": results}})


def nothing_found(kind: Kind) -> Answer:
    """Answer an invoke that we have no function for: an empty list of hits, or nothing at all."""
    match kind:
        case Kind.SEARCH:
            return suggested(())
        case Kind.EXTENSION:
            return offered(())
    return Answer({})


def _extension(kind: str, *, attachments: Sequence[object] = (), text: str | None = None) -> Answer:
    shown = {"type": kind, "attachmentLayout": "list", "attachments": list(attachments)}
    return Answer({"composeExtension": shown if text is None else {**shown, "text": text}})


def _offer(offer: Offer) -> dict[str, object]:
    preview = {"title": unmarked(offer.title), "text": unmarked(offer.line)}
    return {
        "contentType": _CARD,
        "content": card(offer.view),
        "preview": {"contentType": _PREVIEW, "content": preview},
    }
