"""Sources and the standing of a model, as people read them."""

from __future__ import annotations

from dialogs.showing.dates import show_date
from dialogs.wording import say
from knowledge.form.pack import Pack
from knowledge.form.sources import Source


def show_source(pack: Pack, source: Source, quoted: bool = True) -> str:
    """Return "Kilde: …, afsnit …: »…«"."""
    document = next((document for document in pack.sources if document.id == source.document), None)
    title, year = (document.title, document.year) if document else (source.document, say("general.unnamed"))
    shown = say("general.source", title=title, year=year, section=show_section(source))
    return f"{shown}: {say('general.quote', quote=source.quote)}" if quoted and source.quote else shown


def show_section(source: Source) -> str:
    """Return "afsnit 4.1"; a section that is named by more than a number stands as it is."""
    return say("general.section", number=source.section) if source.section[:1].isdigit() else source.section


def standing(pack: Pack) -> str:
    """Return whether the municipality has approved the model."""
    if pack.status == "forslag":
        return say("general.proposal", year=pack.valid_from.year)
    if pack.approved_by and pack.approved_on:
        return say("general.adopted", by=pack.approved_by, on=show_date(pack.approved_on))
    return say("general.adopted_plainly", year=pack.valid_from.year)


def joined(parts: list[str] | tuple[str, ...], last: str = "general.and") -> str:
    """Return "a, b og c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {say(last)} {parts[-1]}"
