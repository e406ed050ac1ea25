"""Columns whose cells hold more than text: paragraphs of the law, target groups, amounts, and conditions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, get_args

import yaml

from bot.sheets.faults import UnreadableError
from bot.sheets.kinds import Raw, Value, as_text
from bot.sheets.lists import join_items, join_parts, split_items, split_parts
from dialogs.wording import say
from knowledge.form.interventions import Law
from knowledge.text import fold

_PARAGRAPH: Final = re.compile(r"(?P<law>[^\d§(]*)§?\s*(?P<number>[^(]+?)\s*(?:\((?P<version>.*)\))?", re.DOTALL)
_THOUSANDS: Final = re.compile(r"-?\d{1,3}(\.\d{3})+")
_NUMBER_PARTS: Final = 3
_WIDE: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """Sections of acts: "serviceloven § 85 (2018); LAB § 32"."""

    def write(self, value: Value) -> Raw:
        return join_items(map(_show_paragraph, value))

    def read(self, raw: Raw) -> Value:
        return [_read_paragraph(item) for item in split_items(as_text(raw))]


def _show_paragraph(paragraph: Mapping[str, Any]) -> str:
    version = paragraph.get("version")
    shown = say(f"law.{paragraph['law']}", number=paragraph["number"])
    return f"{shown} ({version})" if version else shown


def _read_paragraph(item: str) -> dict[str, str]:
    match = _PARAGRAPH.fullmatch(item)
    law = _law(match["law"]) if match else None
    if match is None or law is None:
        raise UnreadableError("no_paragraph", found=item)
    read = {"law": law, "number": match["number"]}
    return read | {"version": match["version"]} if match["version"] else read


def _law(written: str) -> str | None:
    wanted = fold(written.strip())
    return next((law for law in get_args(Law) if wanted in (fold(law), fold(_name(law)))), None)


def _name(law: str) -> str:
    """Return the name of a law as it stands before "§"; nothing for a law that is none of these."""
    return say(f"law.{law}", number="").split("§")[0].strip()


@dataclass(frozen=True, slots=True)
class TargetGroupNumbers:
    """Target groups of the employment act: "2.3 | LAB | § 2 før 2020"."""

    def write(self, value: Value) -> Raw:
        return join_items(join_parts([one["number"], one["law"], one["version"]]) for one in value)

    def read(self, raw: Raw) -> Value:
        return [self._read(item) for item in split_items(as_text(raw))]

    def _read(self, item: str) -> dict[str, str]:
        parts = split_parts(item)
        if len(parts) != _NUMBER_PARTS or not all(parts):
            raise UnreadableError("no_target_group_number", found=item)
        return dict(zip(("number", "law", "version"), parts, strict=True))


@dataclass(frozen=True, slots=True)
class Statements:
    """Costs or results: "Koster 400.000 kr. om året | 400000 | kr. | 2026"; the text alone is enough."""

    def write(self, value: Value) -> Raw:
        return join_items(map(_show_statement, value))

    def read(self, raw: Raw) -> Value:
        return [_read_statement(item) for item in split_items(as_text(raw))]


def _show_statement(statement: Mapping[str, Any]) -> str:
    amount, unit, year = (statement.get(key) for key in ("amount", "unit", "year"))
    shown = "" if amount is None else _show_amount(amount)
    return join_parts([statement["text"], shown, unit or "", "" if year is None else str(year)])


def _show_amount(amount: float) -> str:
    return str(int(amount)) if amount == int(amount) and abs(amount) < 1e15 else repr(amount).replace(".", ",")


def _read_statement(item: str) -> dict[str, Value]:
    text, amount, unit, year, *rest = [*split_parts(item), "", "", ""]
    if not text or any(rest):
        raise UnreadableError("no_statement", found=item)
    read: dict[str, Value] = {"text": text}
    if amount:
        read["amount"] = _read_amount(amount)
    if unit:
        read["unit"] = unit
    if year:
        if not year.isdecimal():
            raise UnreadableError("not_whole", found=year)
        read["year"] = int(year)
    return read


def _read_amount(written: str) -> float:
    """Read a number as Danes write it: points between thousands, a comma before decimals."""
    plain = written.replace(" ", "")
    if "," in plain or _THOUSANDS.fullmatch(plain):
        plain = plain.replace(".", "").replace(",", ".")
    try:
        return float(plain)
    except ValueError:
        raise UnreadableError("no_amount", found=written) from None


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition as it stands in a pack: "{alder: {to: 29}}"."""

    def write(self, value: Value) -> Raw:
        return str(yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, width=_WIDE)).strip()

    def read(self, raw: Raw) -> Value:
        written = as_text(raw)
        try:
            read = yaml.safe_load(written)
        except (yaml.YAMLError, ValueError):
            read = None
        if not isinstance(read, dict):
            raise UnreadableError("no_condition", found=written)
        return read
