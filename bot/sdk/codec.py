"""The SDK's models to JSON values, and our incoming and outgoing things to the SDK's activity.

The SDK's own serialiser takes some 0.3 ms per activity and drops what it does not know; the names of the keys
stand in the models' `_attribute_map`, which is all that is needed.
"""

from __future__ import annotations

from functools import cache
from html import escape
from typing import Any, Final

from botbuilder.schema import Activity, Attachment, ChannelAccount, ConversationAccount
from msrest.serialization import Model

from bot.inbound.incoming import INVOKES, Incoming, Kind
from bot.outgoing.channel import Message, TextMessage

_CARD: Final = "application/vnd.microsoft.card.adaptive"


def encode(value: Any) -> Any:
    """Return a model as JSON values, unset parts left out and unknown parts kept; other values stay as they are."""
    if isinstance(value, Model):
        model: Any = type(value)
        parts = {key: encode(part) for name, key in _keys(model) if (part := getattr(value, name)) is not None}
        return parts | (value.additional_properties or {})
    if isinstance(value, list):
        return [encode(part) for part in value]
    return value


@cache
def _keys(model: Any) -> tuple[tuple[str, str], ...]:
    attributes: dict[str, dict[str, str]] = model._attribute_map
    return tuple((name, how["key"]) for name, how in attributes.items())


def sdk_activity(incoming: Incoming) -> Activity:
    """Return what the SDK needs to know of an activity: enough to authenticate it and to address the answer."""
    address = incoming.address
    return Activity(
        type=_type(incoming.kind),
        id=address.activity,
        service_url=address.service_url,
        channel_id=address.channel,
        locale=address.locale,
        conversation=ConversationAccount(id=address.conversation),
        from_property=ChannelAccount(id=address.sender, name=incoming.person_name or None),
        recipient=ChannelAccount(id=address.bot),
    )


def _type(kind: Kind) -> str:
    if kind in INVOKES:
        return "invoke"
    return "installationUpdate" if kind in (Kind.INSTALLED, Kind.UNINSTALLED) else "message"


class Fresh(Activity):
    """An activity that nobody else holds, so that the copy that the SDK makes before sending may be itself."""

    def __deepcopy__(self, memo: object) -> Fresh:
        return self


def _lines(text: str) -> str:
    """Return a text as Teams shows it line by line; in its plain format line breaks may run together."""
    return escape(text, quote=False).replace("\n", "<br>")


def sdk_message(message: Message) -> Activity:
    """Return what goes out as the SDK knows it."""
    if isinstance(message, TextMessage):
        return Fresh(type="message", text=_lines(message.text), text_format="xml")
    card = Attachment(content_type=_CARD, content=message.content)
    return Fresh(type="message", attachments=[card], summary=message.summary)


def sdk_notice(message: Message, bot: str, conversation: str) -> Activity:
    """Return a message that nobody asked for: it says by whom and where, and that it may ring."""
    notice = sdk_message(message)
    notice.from_property = ChannelAccount(id=bot)
    notice.conversation = ConversationAccount(id=conversation)
    notice.channel_data = {"notification": {"alert": True}}
    return notice


def opening(bot: str, person: str, tenant: str) -> dict[str, object]:
    """Return what opens the chat with a person, by the Entra object id: Teams wants it as the member's `id`.

    The SDK's own model would write the tenant under `tenantID`, which is no key of the platform's.
    """
    return {
        "isGroup": False,
        "bot": {"id": bot},
        "members": [{"id": person}],
        "tenantId": tenant,
        "channelData": {"tenant": {"id": tenant}},
    }
