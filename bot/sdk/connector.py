"""The Bot Connector's API, as far as the SDK's adapter calls it.

Built once per service URL; the SDK builds a client and opens a connection in every turn, which costs it some 3 ms.
"""

from __future__ import annotations

from urllib.parse import quote

from botbuilder.schema import Activity, ConversationParameters, ConversationResourceResponse, ResourceResponse

from bot.outgoing.outbound import TRIES, Outbound
from bot.sdk.codec import encode


class Conversations:
    """The calls of one service URL, with the names that `CloudAdapterBase` uses."""

    def __init__(self, service_url: str, outbound: Outbound, tries: int) -> None:
        self._root = f"{service_url.rstrip('/')}/v3/conversations"
        self._outbound = outbound
        self._tries = tries

    async def send_to_conversation(self, conversation_id: str, activity: Activity) -> ResourceResponse:
        """Send a message into a conversation."""
        return await self._call("POST", self._activities(conversation_id), activity)

    async def reply_to_activity(self, conversation_id: str, activity_id: str, activity: Activity) -> ResourceResponse:
        """Send a message as the answer to one that came in."""
        return await self._call("POST", self._activities(conversation_id, activity_id), activity)

    async def update_activity(self, conversation_id: str, activity_id: str, activity: Activity) -> ResourceResponse:
        """Put a message in the place of an earlier one."""
        return await self._call("PUT", self._activities(conversation_id, activity_id), activity)

    async def delete_activity(self, conversation_id: str, activity_id: str) -> None:
        """Delete one of our messages."""
        await self._outbound.call("DELETE", self._activities(conversation_id, activity_id), tries=self._tries)

    async def create_conversation(
        self, parameters: ConversationParameters | dict[str, object]
    ) -> ConversationResourceResponse:
        """Open a conversation with somebody who has not written yet."""
        id = await self._outbound.call("POST", self._root, encode(parameters), tries=self._tries)
        return ConversationResourceResponse(id=id)

    async def _call(self, method: str, url: str, activity: Activity) -> ResourceResponse:
        return ResourceResponse(id=await self._outbound.call(method, url, encode(activity), tries=self._tries))

    def _activities(self, conversation: str, activity: str | None = None) -> str:
        url = f"{self._root}/{quote(conversation, safe='')}/activities"
        return f"{url}/{quote(activity, safe='')}" if activity else url


class Connector:
    """Stands where the SDK expects its own client."""

    def __init__(self, service_url: str, outbound: Outbound, tries: int = TRIES) -> None:
        self.conversations = Conversations(service_url, outbound, tries)
