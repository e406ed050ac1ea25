"""A small pack on disk, whole and without faults, for tests that change something in it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

PACK: Final = """\
id: lille
title: Lille kommunes model
version: "2026.1"
valid_from: 2026-01-01
status: forslag
municipality: Lille

sources:
  - {id: kilde, title: Kommunens papir, year: 2026}

centres:
  - {id: AM, name: Arbejdsmarked}
  - {id: HP, name: Handicap & Psykiatri}

facts:
  - id: alder
    type: whole_number
    label: Alder
    question: Hvor gammel er borgeren?
    minimum: 0
    maximum: 120
  - id: sag
    type: yes_no
    label: Sag i HP
    question: Har borgeren en sag i HP?
  - id: misbrug
    type: choice
    label: Misbrug
    question: Har borgeren et misbrug?
    withheld: [mistanke]
    values:
      - {id: intet, label: Intet misbrug}
      - {id: mistanke, label: Mistanke om misbrug}
      - {id: hindrende, label: Misbrug der hindrer}
  - id: pension
    type: choice
    label: Førtidspension
    question: Hvor står det med førtidspension?
    values:
      - {id: nej, label: Ingen førtidspension}
      - {id: senere, label: Fra en senere dato, becomes: gaeldende, since: pension_fra}
      - {id: gaeldende, label: Gældende}
  - id: pension_fra
    type: date
    label: Førtidspension fra
    question: Fra hvilken dato?

implications:
  - id: sag_kraever_afklaring
    when: {pension: [gaeldende]}
    then_not: {misbrug: [mistanke]}
    because: Ved gældende pension er misbruget afklaret.

criteria:
  - id: "1"
    label: Misbrug der hindrer
    when: {misbrug: hindrende}
    because: Misbruget hindrer hverdagen.
    source: {document: kilde, section: "1", quote: hindrende misbrug}

tables:
  - id: medlemskab
    title: Hører borgeren til?
    hit_policy: first
    goal: 1
    goal_when: {alder: {from: 18}}
    outcomes:
      - {id: ja, label: Hører til}
      - {id: nej, label: Hører ikke til}
    rows:
      - id: medlemskab.misbrug
        when: {criterion: "1"}
        then: ja
        because: Misbruget er nok.
        source: {document: kilde, section: "1", quote: hindrende misbrug}
      - id: medlemskab.ingen
        when: {}
        then: nej
        because: Intet kriterium er opfyldt.
        source: {document: kilde, section: "1", quote: hindrende misbrug}
  - id: center
    title: Ansvarligt center
    hit_policy: unique
    role: centre
    otherwise: Uden en sag hos HP siger papiret ikke noget.
    outcomes:
      - {id: AM, label: Arbejdsmarked}
      - {id: HP, label: Handicap og Psykiatri}
    rows:
      - id: center.AM
        when: {table: {medlemskab: ja}}
        then: AM
        because: AM har hele indsatsen.
        source: {document: kilde, section: "2", quote: AM har indsatsen}
        partners: [HP]
      - id: center.HP
        when: {table: {medlemskab: nej}, sag: true}
        then: HP
        because: HP har sagen i forvejen.
        source: {document: kilde, section: "2", quote: HP har sagen}

cases:
  - name: Et misbrug, der hindrer, er nok.
    facts: {misbrug: hindrende}
    criteria_met: ["1"]
    expect: {medlemskab: ja, center: AM}
  - name: Uden misbrug hører borgeren til hos HP, hvis der er en sag.
    facts: {misbrug: intet, sag: true}
    expect: {medlemskab: nej, center: HP}
"""

NAME: Final = "lille/pack.yaml"


def write(root: Path, text: str = PACK, pack: str = "lille", file: str = "pack.yaml") -> Path:
    """Write one file of a pack and return the folder in which packs are looked for."""
    path = root / pack / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return root


def altered(*changes: tuple[str, str], text: str = PACK) -> str:
    """The pack with parts of its text exchanged; each must stand in it exactly once."""
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def line_of(part: str, text: str = PACK) -> int:
    """The line on which a part of the text begins; it must stand in it exactly once."""
    assert text.count(part) == 1, part
    return text[: text.index(part)].count("\n") + 1


WITH_TWELVE_FAULTS: Final = altered(
    ("status: forslag\n", "status: forslaag\n"),
    ("name: Handicap & Psykiatri}\n", "name: Handicap & Psykiatri}\n  - {id: AM, name: Endnu et}\n"),
    ("maximum: 120\n", "maximum: 120\n    label: Alder i dag\n"),
    ("label: Sag i HP", "label: off"),
    ("withheld: [mistanke]", "withheld: [mistnke]"),
    ("becomes: gaeldende", "becomes: gælder"),
    ("    because: Ved gældende", "    becaus: Ved gældende"),
    ('document: kilde, section: "1", quote: hindrende misbrug}\n\n', 'document: kilder, section: "1"}\n\n'),
    ("goal: 1", "goal: første"),
    ("partners: [HP]", "partners: [RU]"),
    ("when: {table: {medlemskab: nej}, sag: true}", "when: {table: {medlemskab: nej}, sagg: true}"),
    ("expect: {medlemskab: ja, center: AM}", "expect: {medlemskab: nej, center: AM}"),
)
"""Faults of YAML, of form, of names, of a condition and of a case, each in a line of its own."""
