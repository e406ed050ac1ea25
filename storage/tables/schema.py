"""All tables together: only those that were imported are known to the metadata."""

from __future__ import annotations

from typing import Final

from storage.tables import access, chat, feedback, log, people, post, shared
from storage.tables.metadata import METADATA

SUBJECTS: Final = (access, chat, feedback, log, people, post, shared)
SCHEMA: Final = METADATA
"""The metadata with every table in it."""
