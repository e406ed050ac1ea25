"""Lookup: interventions found by what caseworkers write.

`Catalogue` is built once from packs and answers `find`. Words are mended against the vocabulary, widened by the
thesaurus, and weighed by their rarity; when the rare words of a query are not met, nothing fits, and it says so.
"""

from knowledge.search.catalogue import Catalogue
from knowledge.search.concepts import Concepts
from knowledge.search.documents import Entry, entries_of
from knowledge.search.found import Found, Hit
from knowledge.search.reasons import Reason, ReasonKind

__all__ = ["Catalogue", "Concepts", "Entry", "Found", "Hit", "Reason", "ReasonKind", "entries_of"]
