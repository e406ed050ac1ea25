"""The columns of the two sheets: what each holds, and where in a pack it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, get_args

from bot.sheets.kinds import Choice, Day, Kind, Listed, Text, Whole
from bot.sheets.structured import Condition, Paragraphs, Statements, TargetGroupNumbers
from dialogs.wording import say
from knowledge.form.interventions import LegalKind, Status, Tier
from knowledge.form.pack import Pack

TIERS: Final[tuple[Tier, ...]] = get_args(Tier)
INTERVENTIONS: Final = "interventions"
SOURCES: Final = "sources"


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `key` is the path of its field, such as "local.contact.date"."""

    part: str
    """The list of the pack that the sheet holds."""
    key: str
    kind: Kind
    required: bool = False
    width: int = 24
    local: bool = False
    """What the municipality itself keeps up to date."""

    @property
    def head(self) -> str:
        """The heading."""
        return say(f"sheet.head.{self.part}.{self.key}")

    @property
    def help(self) -> str:
        """What it is for."""
        return say(f"sheet.help.{self.part}.{self.key}")


def intervention_columns(pack: Pack, categories: Sequence[str], today: date) -> tuple[Column, ...]:
    """Return the columns of the interventions; choices are those of this pack."""
    return (
        _column("title", Text(), required=True, width=34),
        _column("status", Choice({one: say(f"status.{one}") for one in get_args(Status)}), required=True, width=14),
        *_local_columns(today),
        _column("description", Text(), required=True, width=60),
        _column("category", Choice(dict(zip(categories, categories, strict=True)), free=True), required=True),
        _column("other_names", Listed()),
        _column("municipality", Text(), width=16),
        _column("target_groups", Listed(), width=30),
        _column("target_group_numbers", TargetGroupNumbers()),
        _column("paragraphs", Paragraphs()),
        _column("age_from", Whole(), width=10),
        _column("age_to", Whole(), width=10),
        _column("length", Text()),
        _column("intensity", Text()),
        _column("legal_kind", Choice({one: say(f"legal_kind.{one}") for one in get_args(LegalKind)}), width=18),
        _column("provider", Text()),
        _column("everyday_words", Listed(), width=50),
        _column("follow_up", Choice(_follow_ups(pack))),
        _column("costs", Statements(), width=40),
        _column("results", Statements(), width=40),
        _column("tier", Choice({one: say(f"sheet.tier.{one}") for one in TIERS}), width=16),
        _column("year", Whole(), width=10),
        _column("source.document", Text(), width=22),
        _column("source.section", Text(), width=16),
        _column("source.quote", Text(), width=40),
        _column("fits", Condition(), width=36),
        _column("id", Text(), width=28),
    )


def source_columns() -> tuple[Column, ...]:
    """Return the columns of the documents."""
    return (
        Column(SOURCES, "title", Text(), required=True, width=60),
        Column(SOURCES, "year", Whole(), required=True, width=10),
        Column(SOURCES, "municipality", Text(), width=18),
        Column(SOURCES, "file", Text(), width=34),
        Column(SOURCES, "id", Text(), required=True, width=26),
    )


def _column(key: str, kind: Kind, required: bool = False, width: int = 24, local: bool = False) -> Column:
    return Column(INTERVENTIONS, key, kind, required, width, local)


def _local_columns(today: date) -> list[Column]:
    told = [
        column
        for key in ("contact", "alert", "capacity", "waiting_time")
        for column in (
            _column(f"local.{key}.value", Text(), width=28, local=True),
            _column(f"local.{key}.date", Day(today), width=13, local=True),
        )
    ]
    owner = _column("local.owner", Text(), local=True)
    return [owner, _column("local.assured", Day(today), width=13, local=True), *told]


def _follow_ups(pack: Pack) -> dict[str, str]:
    """Return the intervals by their labels; by their ids where two have the same label."""
    labels = [one.label for one in pack.follow_ups]
    return {one.id: one.label if labels.count(one.label) == 1 else one.id for one in pack.follow_ups}
