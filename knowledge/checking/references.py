"""Names in a pack that must stand for something: ids, outcomes, centres, documents, values, intervals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from knowledge.form.faults import Fault
from knowledge.form.loading import Loaded
from knowledge.form.pack import Fact, FactValue, Pack, Table
from knowledge.form.places import PathInPack
from knowledge.form.resembling import resembling_or_all
from knowledge.form.sources import Source
from knowledge.form.thesaurus import missing_groups

Check = Callable[[Loaded], Iterator[Fault]]

_WITH_IDS: Final = (
    "sources",
    "centres",
    "facts",
    "implications",
    "criteria",
    "tables",
    "interventions",
    "follow_ups",
    "considerations",
    "acute",
    "terms",
    "figures",
    "notices",
    "thesaurus",
)
_WITH_SOURCES: Final = ("criteria", "interventions", "follow_ups", "considerations", "figures", "missing", "terms")


def references(loaded: Loaded) -> Iterator[Fault]:
    """Yield every name that stands for nothing, or for two things."""
    for check in _CHECKS:
        yield from check(loaded)


def fault_at(loaded: Loaded, path: PathInPack, code: str, mend: str = "", **details: str) -> Fault:
    """Return a fault at the place of a part."""
    file, line = loaded.place(*path)
    return Fault(file, line, code, details, mend)


def sources_of(pack: Pack) -> Iterator[tuple[PathInPack, Source]]:
    """Yield every source that a pack names, with its path."""
    for key in _WITH_SOURCES:
        for number, part in enumerate(getattr(pack, key)):
            if part.source:
                yield (key, number, "source"), part.source
    for number, table in enumerate(pack.tables):
        for place, row in enumerate(table.rows):
            yield ("tables", number, "rows", place, "source"), row.source


def _ids(loaded: Loaded) -> Iterator[Fault]:
    pack = loaded.pack
    for key in _WITH_IDS:
        yield from _twice(loaded, key, [((key, number), part) for number, part in enumerate(getattr(pack, key))])
    for number, fact in enumerate(pack.facts):
        values = [(("facts", number, "values", place), value) for place, value in enumerate(fact.values)]
        yield from _twice(loaded, fact.id, values)
    for number, table in enumerate(pack.tables):
        outcomes = [(("tables", number, "outcomes", place), outcome) for place, outcome in enumerate(table.outcomes)]
        yield from _twice(loaded, f"{table.id}.outcomes", outcomes)
    rows = [
        (("tables", number, "rows", place), row)
        for number, table in enumerate(pack.tables)
        for place, row in enumerate(table.rows)
    ]
    yield from _twice(loaded, "rows", rows)


def _twice(loaded: Loaded, kind: str, parts: Sequence[tuple[PathInPack, Any]]) -> Iterator[Fault]:
    """Yield every id that several parts have, at the last of them."""
    last = {part.id: path for path, part in parts}
    for id, count in Counter(part.id for _, part in parts).items():
        if count > 1:
            yield fault_at(loaded, last[id], "id_twice", id=id, kind=kind)


def _outcomes(loaded: Loaded) -> Iterator[Fault]:
    for number, table in enumerate(loaded.pack.tables):
        known = [outcome.id for outcome in table.outcomes]
        unknown = [place for place, row in enumerate(table.rows) if row.then not in known]
        for place in unknown:
            row = table.rows[place]
            path = ("tables", number, "rows", place, "then")
            mend = resembling_or_all(row.then, known)
            details = {"table": table.id, "row": row.id, "found": row.then}
            yield fault_at(loaded, path, "outcome_unknown", mend, **details)
        if not unknown:
            yield from _without_row(loaded, number, table)


def _without_row(loaded: Loaded, number: int, table: Table) -> Iterator[Fault]:
    given = {row.then for row in table.rows}
    for place, outcome in enumerate(table.outcomes):
        if outcome.id not in given:
            path = ("tables", number, "outcomes", place)
            yield fault_at(loaded, path, "outcome_without_row", table=table.id, outcome=outcome.id)


def _centres(loaded: Loaded) -> Iterator[Fault]:
    known = dict.fromkeys(centre.id for centre in loaded.pack.centres)
    for number, table in enumerate(loaded.pack.tables):
        for place, row in enumerate(table.rows):
            named: list[tuple[PathInPack, str]] = [(("partners", n), centre) for n, centre in enumerate(row.partners)]
            named += [(("coordinator",), row.coordinator)] if row.coordinator else []
            for path, centre in named:
                if centre not in known:
                    at = ("tables", number, "rows", place, *path)
                    yield fault_at(loaded, at, "centre_unknown", ", ".join(known), row=row.id, found=centre)


def _documents(loaded: Loaded) -> Iterator[Fault]:
    known = [document.id for document in loaded.pack.sources]
    for path, source in sources_of(loaded.pack):
        if source.document not in known:
            mend = resembling_or_all(source.document, known)
            yield fault_at(loaded, (*path, "document"), "document_unknown", mend, found=source.document)


def _row_quotes(loaded: Loaded) -> Iterator[Fault]:
    for number, table in enumerate(loaded.pack.tables):
        for place, row in enumerate(table.rows):
            if not row.source.quote:
                yield fault_at(loaded, ("tables", number, "rows", place, "source"), "row_without_quote", row=row.id)


def _facts(loaded: Loaded) -> Iterator[Fault]:
    dates = [fact.id for fact in loaded.pack.facts if fact.type == "date"]
    for number, fact in enumerate(loaded.pack.facts):
        values = [value.id for value in fact.values]
        if bool(values) != (fact.type in ("choice", "choices")):
            yield fault_at(loaded, ("facts", number, "type"), "values_or_not", fact=fact.id, type=fact.type)
        for value in (value for value in fact.withheld if value not in values):
            path = ("facts", number, "withheld")
            yield fault_at(loaded, path, "unknown_value", resembling_or_all(value, values), fact=fact.id, found=value)
        choices = [other.id for other in loaded.pack.facts if other.type == "choice"]
        for grant in (grant for grant in fact.same_period if grant not in choices):
            path = ("facts", number, "same_period")
            yield fault_at(loaded, path, "unknown_fact", resembling_or_all(grant, choices), found=grant)
        for place, one in enumerate(fact.values):
            yield from _becomes(loaded, ("facts", number, "values", place), fact, one, values, dates)


def _becomes(
    loaded: Loaded, path: PathInPack, fact: Fact, value: FactValue, values: Sequence[str], dates: Sequence[str]
) -> Iterator[Fault]:
    if value.becomes and value.becomes not in values:
        mend = resembling_or_all(value.becomes, values)
        yield fault_at(loaded, (*path, "becomes"), "unknown_value", mend, fact=fact.id, found=value.becomes)
    if value.since and value.since not in dates:
        yield fault_at(
            loaded, (*path, "since"), "unknown_fact", resembling_or_all(value.since, dates), found=value.since
        )


def _follow_ups(loaded: Loaded) -> Iterator[Fault]:
    known = [follow_up.id for follow_up in loaded.pack.follow_ups]
    for number, intervention in enumerate(loaded.pack.interventions):
        found = intervention.follow_up
        if found and found not in known:
            path = ("interventions", number, "follow_up")
            yield fault_at(loaded, path, "follow_up_unknown", resembling_or_all(found, known), found=found)


def _figures(loaded: Loaded) -> Iterator[Fault]:
    for number, figure in enumerate(loaded.pack.figures):
        for name, row in figure.rows.items():
            if len(row) != len(figure.columns):
                path = ("figures", number, "rows", name)
                counts = {"found": str(len(row)), "columns": str(len(figure.columns))}
                yield fault_at(loaded, path, "figure_row", row=name, **counts)


def _word_groups(loaded: Loaded) -> Iterator[Fault]:
    missing = missing_groups(loaded.pack.thesaurus)
    for number, group in enumerate(loaded.pack.thesaurus):
        for wider in (wider for wider in group.broader if wider in missing):
            path = ("thesaurus", number, "broader")
            mend = resembling_or_all(wider, (other.id for other in loaded.pack.thesaurus))
            yield fault_at(loaded, path, "group_unknown", mend, group=group.id, found=wider)


def _lexicon(loaded: Loaded) -> Iterator[Fault]:
    """Yield facts and values that the lexicon has words for and the pack has not."""
    facts = {fact.id: fact for fact in loaded.pack.facts}
    for id, told in loaded.pack.lexicon.facts.items():
        if id not in facts:
            yield fault_at(loaded, ("lexicon", "facts", id), "unknown_fact", resembling_or_all(id, facts), found=id)
            continue
        values = ["ja", "nej"] if facts[id].type == "yes_no" else [value.id for value in facts[id].values]
        for value in (value for value in told.values if value not in values):
            path = ("lexicon", "facts", id, "values", value)
            yield fault_at(loaded, path, "unknown_value", resembling_or_all(value, values), fact=id, found=value)


_CHECKS: Final[tuple[Check, ...]] = (
    _ids,
    _outcomes,
    _centres,
    _documents,
    _row_quotes,
    _facts,
    _follow_ups,
    _figures,
    _word_groups,
    _lexicon,
)
