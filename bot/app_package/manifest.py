"""The app manifest, version 1.24 (https://learn.microsoft.com/microsoft-365/extensibility/schema/)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.inbound.wire import FIND, QUERY
from dialogs.wording import say, words

SCHEMA_VERSION: Final = "1.24"
COLOUR_ICON: Final = "color.png"
OUTLINE_ICON: Final = "outline.png"
_ACCENT: Final = "#0B5563"
"""The ground of the colour icon."""
_PERSONAL: Final = ("new", "find", "case", "mine", "note", "digest", "law", "help")
_SHARED: Final = ("find", "law", "help")
"""What a team or a group chat may ask for: it is no place for a citizen's facts."""


@dataclass(frozen=True, slots=True)
class App:
    """What a municipality says of its own copy. `id` is the bot's id in Entra, and so the app's too."""

    id: str
    version: str
    publisher: str
    website: str
    privacy: str
    terms: str


def manifest(app: App) -> dict[str, object]:
    """Return the manifest as JSON values: a bot and a message extension, no tab, no Graph permission."""
    return {
        "$schema": f"https://developer.microsoft.com/json-schemas/teams/v{SCHEMA_VERSION}/MicrosoftTeams.schema.json",
        "manifestVersion": SCHEMA_VERSION,
        "version": app.version,
        "id": app.id,
        "localizationInfo": {"defaultLanguageTag": "da"},
        "developer": {
            "name": app.publisher,
            "websiteUrl": app.website,
            "privacyUrl": app.privacy,
            "termsOfUseUrl": app.terms,
        },
        "name": {"short": say("manifest.name"), "full": say("manifest.full_name")},
        "description": {"short": say("manifest.in_short"), "full": say("manifest.in_full")},
        "icons": {"color": COLOUR_ICON, "outline": OUTLINE_ICON},
        "accentColor": _ACCENT,
        "defaultInstallScope": "personal",
        "defaultGroupCapability": {"team": "bot", "groupchat": "bot"},
        "bots": [_bot(app.id)],
        "composeExtensions": [_extension(app.id)],
        "validDomains": [],  # the bot opens no web page inside Teams
    }


def _bot(id: str) -> dict[str, object]:
    return {
        "botId": id,
        "scopes": ["personal", "team", "groupChat"],
        "supportsFiles": False,
        "isNotificationOnly": False,
        "commandLists": [
            {"scopes": ["personal"], "commands": _commands(_PERSONAL)},
            {"scopes": ["team", "groupChat"], "commands": _commands(_SHARED)},
        ],
    }


def _commands(names: Sequence[str]) -> list[dict[str, str]]:
    """Return commands by the first word that each is known by."""
    return [{"title": words(f"command.{name}")[0], "description": say(f"manifest.command.{name}")} for name in names]


def _extension(id: str) -> dict[str, object]:
    asks = {
        "name": QUERY,
        "title": say("manifest.query"),
        "description": say("manifest.query_about"),
        "inputType": "text",
    }
    find = {
        "id": FIND,
        "type": "query",
        "title": say("manifest.find"),
        "description": say("manifest.find_about"),
        "context": ["compose", "commandBox"],
        "initialRun": True,
        "parameters": [asks],
    }
    return {"botId": id, "commands": [find]}
