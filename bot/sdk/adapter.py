"""The SDK's adapter, driven by our own endpoint, and the conversation as seen through one of its turns."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from botbuilder.core import CloudAdapterBase, TurnContext
from botbuilder.schema import Activity
from botframework.connector.auth.authenticate_request_result import AuthenticateRequestResult

from bot.inbound.incoming import Incoming
from bot.outgoing.answers import Answer
from bot.outgoing.channel import Channel, DeliveryError, Message
from bot.sdk.authentication import PooledAuthentication
from bot.sdk.codec import Fresh, encode, sdk_message

Handler = Callable[[Incoming, Channel], Awaitable[Answer | None]]


class TeamsAdapter(CloudAdapterBase):
    """Runs turns through the SDK's pipeline. It has no `on_turn_error`, which would swallow failures to send."""

    def __init__(self, authentication: PooledAuthentication) -> None:
        super().__init__(authentication)

    async def run(
        self, incoming: Incoming, activity: Activity, admitted: AuthenticateRequestResult, handler: Handler
    ) -> Answer | None:
        """Run one turn and return what belongs into the response, if anything does.

        Args:
            incoming: what came in, checked.
            activity: the same, as the SDK knows it.
            admitted: what the door returned for it.
            handler: answers it.
        """
        answer: Answer | None = None

        async def turn(context: TurnContext) -> None:
            nonlocal answer
            if incoming.replies_expected:
                answer = await _with_replies(incoming, context, handler)
            else:
                answer = await handler(incoming, TurnChannel(context))

        await self.process_activity(admitted, activity, turn)
        return answer


async def _with_replies(incoming: Incoming, context: TurnContext, handler: Handler) -> Answer:
    """Run a turn whose answers are wanted in the response; the SDK's own way of doing so ends in an error."""
    replies = ReplyChannel(context)
    answer = await handler(incoming, replies)
    return answer or Answer({"activities": replies.sent})


class TurnChannel:
    """Sends through the turn's own context."""

    def __init__(self, context: TurnContext) -> None:
        self._context = context

    async def send(self, message: Message) -> str | None:
        """Send a message and return its activity id."""
        response = await self._context.send_activity(sdk_message(message))
        return (response.id if response else None) or None

    async def update(self, activity: str, message: Message) -> None:
        """Put a message in the place of an earlier one."""
        changed = sdk_message(message)
        changed.id = activity
        await self._context.update_activity(changed)

    async def show_typing(self) -> None:
        """Send the activity that clients show as somebody typing."""
        await self._context.send_activity(Fresh(type="typing"))


class ReplyChannel:
    """Gathers the answers instead of sending them; nothing that was sent earlier can be changed from here."""

    def __init__(self, context: TurnContext) -> None:
        self._reference = TurnContext.get_conversation_reference(context.activity)
        self.sent: list[object] = []

    async def send(self, message: Message) -> str | None:
        """Keep a message for the response."""
        self.sent.append(encode(TurnContext.apply_conversation_reference(sdk_message(message), self._reference)))
        return None

    async def update(self, activity: str, message: Message) -> None:
        """Refuse: there is no way to update within the response."""
        raise DeliveryError("refused")

    async def show_typing(self) -> None:
        """Show nothing: whoever waits for the response sees no more than that."""
