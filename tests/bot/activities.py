"""Activities as Teams sends them, for tests: one caseworker in one personal chat, unless told otherwise."""

from __future__ import annotations

from typing import Any

TENANT = "22222222-2222-2222-2222-222222222222"
BIRTHE = "aaaaaaaa-0000-0000-0000-000000000001"
BOT = "28:11111111-1111-1111-1111-111111111111"
SERVICE = "http://127.0.0.1:1/emea/"


def activity(type: str = "message", **changes: Any) -> dict[str, Any]:
    """Return an activity with every key that Teams sends, changed as told; None takes a key out."""
    values: dict[str, Any] = {
        "type": type,
        "id": "1747000000001",
        "timestamp": "2026-11-22T08:00:00.000Z",
        "localTimestamp": "2026-11-22T09:00:00.000+01:00",
        "serviceUrl": SERVICE,
        "channelId": "msteams",
        "from": {"id": "29:birthe", "name": "Birthe Mortensen", "aadObjectId": BIRTHE},
        "conversation": {"conversationType": "personal", "tenantId": TENANT, "id": "a:birthe"},
        "recipient": {"id": BOT, "name": "Vejviser"},
        "entities": [{"locale": "da-DK", "country": "DK", "platform": "Windows", "type": "clientInfo"}],
        "channelData": {"tenant": {"id": TENANT}},
        "locale": "da-DK",
        **changes,
    }
    return {key: value for key, value in values.items() if value is not None}


def message(text: str, **changes: Any) -> dict[str, Any]:
    """Return a written message."""
    return activity(**{"text": text, "textFormat": "plain"} | changes)


def button(action: str, /, *, draft: str | None = None, version: int | None = None, key: str | None = None) -> Any:
    """Return what a button of ours carries beside its inputs."""
    return {"vejviser": {"action": action, "draft": draft, "version": version, "key": key, "data": {}}}


def submit(data: dict[str, Any], card: str = "card-1", **changes: Any) -> dict[str, Any]:
    """Return a pressed Action.Submit: a message without text."""
    return activity(value=data, replyToId=card, **changes)


def execute(data: dict[str, Any], card: str = "card-1", **changes: Any) -> dict[str, Any]:
    """Return a pressed Action.Execute: an invoke."""
    value = {"action": {"type": "Action.Execute", "verb": "vejviser", "data": data}, "trigger": "manual"}
    return activity("invoke", name="adaptiveCard/action", value=value, replyToId=card, **changes)


def extension(query: str | None, skip: int = 0, count: int = 25, command: str = "find", **changes: Any) -> Any:
    """Return what somebody types into our message extension; None is its first opening."""
    parameter = {"name": "initialRun", "value": "true"} if query is None else {"name": "query", "value": query}
    value = {"commandId": command, "parameters": [parameter], "queryOptions": {"skip": skip, "count": count}}
    return activity(**{"type": "invoke", "name": "composeExtension/query", "value": value} | changes)


def typeahead(typed: str, top: int = 15, dataset: str = "indsatser", **changes: Any) -> Any:
    """Return what somebody types into a choice that is filled as one types."""
    value = {"queryText": typed, "queryOptions": {"skip": 0, "top": top}, "dataset": dataset}
    return activity(**{"type": "invoke", "name": "application/search", "value": value} | changes)


def in_channel(**changes: Any) -> dict[str, Any]:
    """Return what makes an activity come from a channel of a team."""
    where = {"id": "19:kanal@thread.tacv2;messageid=1", "conversationType": "channel", "tenantId": TENANT}
    return {"conversation": where, **changes}


def mentioning(text: str) -> dict[str, Any]:
    """Return a message that names the bot first, as one must in a channel."""
    mention = {"type": "mention", "mentioned": {"id": BOT, "name": "Vejviser"}, "text": "<at>Vejviser</at>"}
    return message(f"<at>Vejviser</at> {text}", entities=[mention], **in_channel())
