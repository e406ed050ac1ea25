"""The shapes that Teams sends, as far as we read them. Everything else in an activity is ignored.

The SDK's own models lose the tenant and fail on some of these shapes, so they are read here, once, into types.
"""

from __future__ import annotations

from typing import Annotated, Any, Final

from pydantic import AliasChoices, AliasPath, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic.alias_generators import to_camel


def _mapping_or_none(value: object) -> object:
    return value if isinstance(value, dict) else None


def _only_mappings(value: object) -> object:
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else ()


def _text_or_none(value: object) -> object:
    return value if isinstance(value, str) else None


Id = Annotated[str, StringConstraints(min_length=1, max_length=1024, pattern=r"^[^\x00-\x1f\x7f]+$")]
Word = Annotated[str, StringConstraints(max_length=256)]
Values = Annotated[dict[str, Any] | None, BeforeValidator(_mapping_or_none)]
"""What a button or an invoke carries: any JSON object; anything else counts as nothing."""
Text = Annotated[str | None, BeforeValidator(_text_or_none)]
"""What somebody types; anything else counts as nothing typed."""


FIND: Final = "find"
"""The command of our message extension."""
QUERY: Final = "query"
"""Its parameter: what was typed."""


class Shape(BaseModel):
    """A part of an activity, with Teams' names for its keys."""

    model_config = ConfigDict(alias_generator=to_camel, frozen=True, extra="ignore")


class Account(Shape):
    """A person or a bot. `id` is Teams' own; `aad_object_id` is the Entra object id."""

    id: Id
    name: str | None = None
    aad_object_id: Id | None = None


class Conversation(Shape):
    """Where it was said; `conversation_type` is personal, groupChat or channel."""

    id: Id
    conversation_type: Word | None = None


class Mentioned(Shape):
    """Who a mention means."""

    id: str | None = None


class Entity(Shape):
    """A mention, or something else that we do not read."""

    type: str | None = None
    text: str | None = None
    mentioned: Mentioned | None = None


class Attachment(Shape):
    """A file or picture; only its kind is looked at."""

    content_type: str | None = None


class Tenant(Shape):
    """The tenant of the one who writes."""

    id: Id | None = None


class Team(Shape):
    """One of Teams' own teams."""

    id: Id | None = None


class ChannelData(Shape):
    """What only Teams knows. The tenant stands here; `conversation.tenantId` is not to be relied on."""

    tenant: Tenant | None = None
    team: Team | None = None


class Activity(Shape):
    """One activity."""

    type: Word
    id: Id | None = None
    name: Word | None = None
    action: Word | None = None
    channel_id: Id
    service_url: Id
    conversation: Conversation
    from_account: Account | None = Field(None, validation_alias="from")
    recipient: Account | None = None
    text: str | None = None
    text_format: Word | None = None
    locale: Word | None = None
    value: Values = None
    attachments: Annotated[tuple[Attachment, ...], BeforeValidator(_only_mappings)] = ()
    entities: Annotated[tuple[Entity, ...], BeforeValidator(_only_mappings)] = ()
    members_added: Annotated[tuple[Account, ...], BeforeValidator(_only_mappings)] = ()
    reply_to_id: Id | None = None
    delivery_mode: Word | None = None
    channel_data: Annotated[ChannelData | None, BeforeValidator(_mapping_or_none)] = None


class Pressed(Shape):
    """What one of our own buttons carries under the key `vejviser`."""

    action: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    draft: Id | None = None
    version: int | None = None
    key: Id | None = None
    data: dict[str, Any] = {}


class CardAction(Shape):
    """The value of an `adaptiveCard/action` invoke."""

    data: dict[str, Any] = Field(validation_alias=AliasPath("action", "data"))


class Page(Shape):
    """Which part of a list is wanted."""

    skip: Annotated[int, Field(ge=0)] = 0
    count: Annotated[int, Field(ge=0, validation_alias=AliasChoices("count", "top"))] = 15


class Parameter(Shape):
    """An input of a message extension."""

    name: Word = QUERY
    value: Text = None


class ExtensionQuery(Shape):
    """The value of a `composeExtension/query` invoke; it comes without a query when the extension is opened.

    Teams names command and parameter as the app's manifest does; Agents Playground, which has none, leaves them out.
    """

    command_id: Word = FIND
    parameters: Annotated[tuple[Parameter, ...], BeforeValidator(_only_mappings)] = ()
    query_options: Page = Page()


class TypedAhead(Shape):
    """The value of an `application/search` invoke: what stands so far in a choice that is filled as one types."""

    dataset: Word
    query_text: Text = None
    query_options: Page = Page()
