"""What people told the owner of a model: what is wrong, what they looked for in vain, where they differed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.commands.json_lines import Json
from dialogs.deciding.outcomes import choosable
from dialogs.showing.dates import show_date
from dialogs.wording import say
from knowledge.form.pack import Pack, Table
from knowledge.weeks import COPENHAGEN

if TYPE_CHECKING:
    from bot.settings import Settings
    from dialogs.ports.decisions import Miss
    from dialogs.ports.feedback import Overridden, Report

_SHORT: Final = 8
"""Signs of an id that are shown; they are enough to name it by."""

Packs = Mapping[str, Pack]


@dataclass(frozen=True, slots=True)
class Differing:
    """How often one row's outcome was decided otherwise in the same way for the same reason; never by whom."""

    pack: str
    table: str
    row: str | None
    """None where the model has changed since, and no longer has the row."""
    suggested: str | None
    chosen: str
    code: str


@dataclass(frozen=True, slots=True)
class Feedback:
    """All of it, for one model or for all of them."""

    reports: tuple[Report, ...]
    misses: tuple[Miss, ...]
    overridden: tuple[Overridden, ...]

    @property
    def packs(self) -> frozenset[str]:
        """The models that are needed to name what it is about."""
        return frozenset({one.pack for one in self.reports} | {one.pack for one in self.overridden})


async def read_feedback(settings: Settings, pack: str | None, handled: bool) -> Feedback:
    """Return what people told of one model, or of all of them.

    Raises:
        KeyMissingError, StoreUnavailableError: as `opened_store`.
    """
    from bot.bootstrap import opened_store

    async with opened_store(settings) as store:
        return Feedback(await store.reports(pack, handled), await store.misses(pack), await store.overridden(pack))


def feedback_json(told: Feedback, packs: Packs) -> Json:
    """Return feedback as JSON."""
    return {
        "reports": [
            {
                "id": one.id,
                "pack": one.pack,
                "pack_version": one.pack_version,
                "about": one.about,
                "subject": one.subject,
                "title": _title(one, packs),
                "text": one.text,
                "at": one.at.isoformat(),
                "handled": one.handled.isoformat() if one.handled else None,
            }
            for one in told.reports
        ],
        "misses": [
            {"pack": miss.pack, "words": list(miss.words), "times": miss.times, "latest": miss.latest.isoformat()}
            for miss in told.misses
        ],
        "overrides": [
            {
                "pack": one.pack,
                "table": one.table,
                "row": one.row,
                "suggested": one.suggested,
                "chosen": one.chosen,
                "code": one.code,
                "times": times,
            }
            for one, times in _counted(told.overridden, packs)
        ],
    }


def feedback_lines(told: Feedback, packs: Packs) -> Iterator[str]:
    """Yield the three parts, each with its heading; one that is empty says so."""
    parts = {
        "reports": [line for one in told.reports for line in _report_lines(one, packs)],
        "misses": [_miss_line(miss) for miss in told.misses],
        "overrides": [_override_line(one, times, packs) for one, times in _counted(told.overridden, packs)],
    }
    for number, (key, lines) in enumerate(parts.items()):
        if number:
            yield ""
        yield say(f"cli.packs.feedback.{key}")
        yield from lines or [say(f"cli.packs.feedback.no_{key}")]


def _report_lines(one: Report, packs: Packs) -> Iterator[str]:
    on = show_date(one.at.astimezone(COPENHAGEN).date())
    details = {"id": one.id[:_SHORT], "title": _title(one, packs), "date": on, "pack": one.pack}
    yield say("cli.packs.feedback.report", version=one.pack_version, **details)
    yield from (f"      {line}" for line in one.text.splitlines() or [say("cli.packs.feedback.no_text")])
    if one.handled:
        yield "      " + say("cli.packs.feedback.done", date=show_date(one.handled.astimezone(COPENHAGEN).date()))


def _title(one: Report, packs: Packs) -> str:
    """Return what a report is about by its name, or by its id where the model has it no longer."""
    pack = packs.get(one.pack)
    if pack is None:
        return one.subject
    if one.about == "intervention":
        return next((found.title for found in pack.interventions if found.id == one.subject), one.subject)
    table_id, _, row_id = one.subject.partition("/")
    table = _table(pack, table_id)
    row = next((row for row in table.rows if row.id == row_id), None) if table else None
    return f"{table.title} {_label(pack, table, row.then)} ({row_id})" if table and row else one.subject


def _counted(overridden: tuple[Overridden, ...], packs: Packs) -> list[tuple[Differing, int]]:
    """Return what was decided otherwise by row, the most frequent first."""
    counts = Counter(
        Differing(one.pack, one.table, _row(one, packs), one.suggested, one.chosen, one.code) for one in overridden
    )
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0].pack, pair[0].table, str(pair[0].row)))


def _row(one: Overridden, packs: Packs) -> str | None:
    table = _table(packs[one.pack], one.table) if one.pack in packs else None
    return next((row.id for row in table.rows if row.id in one.rules), None) if table else None


def _override_line(one: Differing, times: int, packs: Packs) -> str:
    pack = packs.get(one.pack)
    table = _table(pack, one.table) if pack else None
    suggested, chosen = (
        _label(pack, table, outcome) if pack and table and outcome else outcome or say("assessment.open_outcome")
        for outcome in (one.suggested, one.chosen)
    )
    return say(
        "cli.packs.feedback.override",
        times=times,
        table=table.title if table else one.table,
        row=one.row or say("cli.packs.feedback.no_row"),
        suggested=suggested,
        chosen=chosen,
        code=say(f"override.{one.code}"),
        pack=one.pack,
    )


def _miss_line(miss: Miss) -> str:
    latest = show_date(miss.latest)
    return say("cli.packs.feedback.miss", times=miss.times, words=" ".join(miss.words), pack=miss.pack, latest=latest)


def _table(pack: Pack, id: str) -> Table | None:
    return next((table for table in pack.tables if table.id == id), None)


def _label(pack: Pack, table: Table, outcome: str) -> str:
    return next((one.label for one in choosable(pack, table) if one.id == outcome), outcome)
