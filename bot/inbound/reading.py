"""From the bytes of a request to one incoming thing."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any, Final

import orjson
from pydantic import ValidationError

from bot.inbound.incoming import Address, Incoming, Kind
from bot.inbound.searches import read_search
from bot.inbound.wire import Account, Activity, CardAction, Pressed
from dialogs.turns import Chosen, Scope

_SCOPES: Final = {"groupChat": Scope.GROUP, "channel": Scope.CHANNEL}
_TAG: Final = re.compile(r"<[^<>]*>")
_NAMED: Final = re.compile(r"</?at\b[^<>]*>", re.IGNORECASE)
_UNPRINTABLE: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_MOST_INPUTS: Final = 100
_LONGEST_NAME: Final = 200
_INVOKES: Final = {
    "adaptiveCard/action": Kind.CARD,
    "application/search": Kind.SEARCH,
}
_EXTENSION: Final = "composeExtension/"


class UnreadableError(Exception):
    """The body is no activity. The argument is the reason code."""


def read(body: bytes) -> Incoming:
    """Read the body of a request.

    Raises:
        UnreadableError: it is not UTF-8, not JSON, not an object, or not shaped as an activity.
    """
    try:
        values = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise UnreadableError("not_json") from error
    if not isinstance(values, dict):
        raise UnreadableError("not_an_object")
    try:
        return _incoming(Activity.model_validate(values))
    except ValidationError as error:
        raise UnreadableError("not_an_activity") from error


def _incoming(activity: Activity) -> Incoming:
    sender, bot = activity.from_account, activity.recipient
    kind = _kind(activity)
    if kind is Kind.MESSAGE and not sender:
        raise UnreadableError("no_sender")
    tenant = activity.channel_data.tenant if activity.channel_data else None
    return Incoming(
        kind=kind,
        address=Address(
            activity.service_url,
            activity.channel_id,
            activity.conversation.id,
            sender.id if sender else "",
            bot.id if bot else "",
            activity.id,
            activity.locale,
        ),
        tenant=tenant.id.lower() if tenant and tenant.id else None,
        person_id=sender.aad_object_id if sender else None,
        person_name=((sender.name if sender else None) or "")[:_LONGEST_NAME],
        scope=_SCOPES.get(activity.conversation.conversation_type or "", Scope.PERSONAL),
        text=_text(activity, bot),
        chosen=_chosen(_button_values(kind, activity)),
        search=read_search(activity.name, activity.value or {}),
        attachments=_files(activity),
        team=_team(activity),
        card=activity.reply_to_id,
        replies_expected=activity.delivery_mode == "expectReplies",
    )


def _kind(activity: Activity) -> Kind:
    if activity.from_account and activity.from_account.id.startswith("28:"):
        return Kind.IGNORED
    match activity.type:
        case "message":
            return Kind.MESSAGE
        case "invoke":
            name = activity.name or ""
            return Kind.EXTENSION if name.startswith(_EXTENSION) else _INVOKES.get(name, Kind.OTHER_INVOKE)
        case "installationUpdate" if activity.action == "add":
            return Kind.INSTALLED
        case "installationUpdate" if activity.action == "remove":
            return Kind.UNINSTALLED
        case "conversationUpdate" if activity.channel_id != "msteams" and _bot_was_added(activity):
            # Teams always sends installationUpdate too; other clients only this.
            return Kind.INSTALLED
    return Kind.IGNORED


def _team(activity: Activity) -> str | None:
    team = activity.channel_data.team if activity.channel_data else None
    return team.id if team else None


def _bot_was_added(activity: Activity) -> bool:
    bot = activity.recipient
    return bot is not None and any(member.id == bot.id for member in activity.members_added)


def _text(activity: Activity, bot: Account | None) -> str:
    """Return what was written: mentions of the bot taken out, names of others kept, markup and controls gone."""
    text = activity.text or ""
    for entity in activity.entities:
        if bot and entity.type == "mention" and entity.mentioned and entity.mentioned.id == bot.id and entity.text:
            text = text.replace(entity.text, " ")
    text = _NAMED.sub("", text)
    if activity.text_format == "xml":
        text = _TAG.sub(" ", text)
    # Teams escapes and pads also what it calls plain; nobody types an entity by hand.
    text = html.unescape(text).replace("\u00a0", " ")
    return _UNPRINTABLE.sub("", text).strip()


def _files(activity: Activity) -> int:
    """Count files and pictures; Teams adds the message itself as an HTML attachment, which is none."""
    return sum(attachment.content_type != "text/html" for attachment in activity.attachments)


def _button_values(kind: Kind, activity: Activity) -> Mapping[str, Any] | None:
    if kind is Kind.CARD:
        try:
            return CardAction.model_validate(activity.value or {}).data
        except ValidationError:
            return None
    return activity.value if kind is Kind.MESSAGE else None


def _chosen(values: Mapping[str, Any] | None) -> Chosen | None:
    """Return the pressed button, or None where the values come from no card of ours."""
    if not values or "vejviser" not in values:
        return None
    try:
        pressed = Pressed.model_validate(values["vejviser"])
    except ValidationError:
        return None
    inputs = _inputs({key: value for key, value in values.items() if key != "vejviser"})
    return Chosen(pressed.action, inputs | _inputs(pressed.data), pressed.draft, pressed.version, pressed.key)


def _inputs(values: Mapping[str, Any]) -> dict[str, str]:
    """Return the inputs as text; a switch is true or false, a number its digits, anything else is no input."""
    inputs: dict[str, str] = {}
    for key, value in list(values.items())[:_MOST_INPUTS]:
        if isinstance(value, bool):
            inputs[key] = "true" if value else "false"
        elif isinstance(value, str | int | float):
            inputs[key] = _UNPRINTABLE.sub("", str(value))
    return inputs
