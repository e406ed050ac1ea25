"""Where knowledge comes from: a document, a section, and a short verbatim quote."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(_[a-z0-9]+)*$")]


class SourceDocument(BaseModel):
    """A document that knowledge is taken from."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Slug
    title: str
    year: int
    municipality: str | None = None
    file: str | None = None
    """File name in the folder given to `packs check --sources`, where the text is at hand."""


class Source(BaseModel):
    """A place in a document; `quote` is short and verbatim."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    document: Slug
    section: str
    quote: str | None = None
