"""Words that tell a fact: the lexicon that intake reads by."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict


class Lexicon(BaseModel):
    """How caseworkers write each fact; see `knowledge.intake` for what the keys mean."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    facts: dict[str, Any] = {}
