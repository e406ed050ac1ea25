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
