"""The pack format: one municipality's model as data.

A pack is a folder of YAML files. Every file is a mapping with some of the keys of `Pack`; lists that stand in
several files are joined. `knowledge.form.loading` reads a pack, `knowledge.rules.model` makes it ready to evaluate.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from knowledge.form.interventions import Intervention
from knowledge.form.lexicon import Lexicon
from knowledge.form.sources import Slug, Source, SourceDocument
from knowledge.form.thesaurus import WordGroup

Sentence = Annotated[str, StringConstraints(min_length=3)]
Condition = dict[str, Any]
"""A condition as written; `knowledge.rules.condition_parser` gives it its meaning."""


class Part(BaseModel):
    """A frozen part of a pack; unknown keys are faults."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class FactValue(Part):
    """One possible value of a choice, with the dates between which it exists."""

    id: Slug
    label: Sentence
    anchor: str | None = None
    """What one would have to observe to choose this value; the owner of the pack edits it."""
    valid_from: date | None = None
    valid_to: date | None = None
    becomes: str | None = None
    """The value that this one turns into by itself, on the date in the fact `since`."""
    since: str | None = None
    ends: bool = False
    """True where this value says that what another entry on the case states of the fact is over."""


class Fact(Part):
    """Something that can be known about a citizen (oplysning)."""

    id: Slug
    type: Literal["choice", "choices", "yes_no", "whole_number", "date"]
    label: Sentence
    question: Sentence
    help: str | None = None
    values: list[FactValue] = []
    when_yes: str = "Ja"
    when_no: str = "Nej"
    """How yes and no read on a list of facts."""
    minimum: int | None = None
    maximum: int | None = None
    unit: str | None = None
    yearly: bool = False
    """True for a number that grows by one on every birthday."""
    judgement: bool = False
    """True where two professionals may rightly differ; who judged is kept."""
    changeable: bool = True
    """False for what is nobody's to change (age, pension, handicap): never shown as "worth clarifying"."""
    withheld: list[str] = []
    """Values that stay in the draft and go into no decision unless the caseworker adds them."""
    same_period: list[str] = []
    """Of a yes/no fact: the grants that it says are for the same period. Each of them has a period of its own."""


class Implication(Part):
    """Facts that hang together: when the one in `when` has one of its values, those in `then` have one of theirs."""

    id: Slug
    when: dict[str, list[str | bool]]
    then: dict[str, list[str | bool]] = {}
    then_not: dict[str, list[str | bool]] = {}
    because: Sentence


class Criterion(Part):
    """A numbered criterion of the model (kriterium)."""

    id: str
    label: Sentence
    when: Condition
    because: Sentence
    source: Source
    note: str | None = None


class Outcome(Part):
    """One possible outcome of a decision table, as people read it."""

    id: str
    label: Sentence
    text: str | None = None
    remind: list[str] = []
    """What the caseworker should be reminded of when this is the outcome."""
    nobody: bool = False
    """True where the table is about the centre and this outcome rightly names none."""
    to_citizen: str | None = None
    """The same said to the citizen, in plain words and without labels."""


class Row(Part):
    """A row of a decision table: when this, then that, because, and where it says so."""

    id: str
    when: Condition
    then: str
    because: Sentence
    source: Source
    note: str | None = None
    partners: list[str] = []
    """Centres that take part without carrying the case."""
    coordinator: str | None = None
    asked_by: list[str] = []
    """Words that ask for just this row; all words of one entry must stand in the question."""


class Table(Part):
    """A decision table in the terms of DMN."""

    id: Slug
    title: Sentence
    hit_policy: Literal["first", "unique", "collect"]
    goal: int | None = None
    """Goals are asked for in this order; a table without one is only concluded."""
    goal_when: Condition = {}
    """Whom the table is about: it is asked for and shown only when this holds; empty means always."""
    otherwise: Sentence | None = None
    """Why no row applies to some citizens; without it, a citizen between the rows is a fault."""
    role: Literal["segment", "centre", "grant", "priority", "subcategories", "warnings", "cooperation"] | None = None
    """What the table's outcome is to a decision; only tables with a role are shown as conclusions."""
    asked_by: list[str] = []
    """Words that ask for this table; all words of one entry must stand in the question."""
    outcomes: list[Outcome]
    rows: list[Row]


class Centre(Part):
    """A part of the municipality that can carry a case."""

    id: str
    name: Sentence
    note: str | None = None


class Partner(Part):
    """Who else is brought in for a subcategory; the municipality fills in."""

    subcategory: str
    who: str | None = None
    note: str | None = None


class Term(Part):
    """A word of the field, explained."""

    id: Slug
    label: Sentence
    words: list[str] = []
    text: Sentence
    source: Source | None = None


class Figure(Part):
    """A table of figures carried over from a source as it stands there."""

    id: Slug
    title: Sentence
    unit: str
    columns: list[str]
    rows: dict[str, list[float | None]]
    source: Source
    note: str | None = None


class FollowUp(Part):
    """How often something is followed up, in weeks or months."""

    id: Slug
    label: Sentence
    when: Condition | None = None
    """For whom the interval is proposed; without it only where an intervention names it or its paragraph."""
    paragraph: str | None = None
    first_weeks: int | None = None
    months: int | None = None
    times_a_year: int | None = None
    source: Source
    note: str | None = None


class Consideration(Part):
    """What is gone through before a decision. It is shown and never a gate."""

    id: Slug
    label: Sentence
    points: list[Sentence]
    when: Condition = {}
    source: Source
    note: str | None = None


class Acute(Part):
    """Words that must bring help first and no interview, and the card that they bring."""

    id: Slug
    label: Sentence
    phrases: list[str]
    not_when: list[str] = []
    """Phrases that look alike and are harmless."""
    long_past: list[str] = []
    """Phrases for what lies far back: harmless unless one of `again` stands in the same sentence or the next."""
    again: list[str] = []
    card: list[Sentence]


class Notice(Part):
    """A dated change of the law that touches facts, values, paragraphs or interventions."""

    id: Slug
    date: date
    expected: bool = False
    text: Sentence
    touches: list[str]
    """Fact ids, `fact:value`, paragraphs (`sel:85`), target groups (`lab:2.12`) or intervention ids."""
    words: list[str] = []
    """What texts call it where it is none of these; a word that begins so counts too."""
    source: str


class Missing(Part):
    """What the source had as a figure or an annex and the text has lost."""

    what: Sentence
    source: Source


class Case(Part):
    """An invented citizen and what the model must say; the name is a sentence to approve."""

    name: Sentence
    facts: dict[str, Any]
    criteria_met: list[str] | None = None
    expect: dict[str, Any]
    """Table id to outcome, to a list (collect), or to `open`."""


class Pack(Part):
    """One municipality's model."""

    id: Slug
    title: Sentence
    version: str
    valid_from: date
    status: Literal["forslag", "vedtaget"]
    approved_by: str | None = None
    approved_on: date | None = None
    extends: Slug | None = None
    municipality: str | None = None
    about: str | None = None
    sources: list[SourceDocument] = []
    centres: list[Centre] = []
    partners: list[Partner] = []
    facts: list[Fact] = []
    implications: list[Implication] = []
    criteria: list[Criterion] = []
    tables: list[Table] = []
    interventions: list[Intervention] = []
    follow_ups: list[FollowUp] = []
    considerations: list[Consideration] = []
    acute: list[Acute] = []
    terms: list[Term] = []
    figures: list[Figure] = []
    notices: list[Notice] = []
    missing: list[Missing] = []
    cases: list[Case] = []
    lexicon: Lexicon = Field(default_factory=Lexicon)
    thesaurus: list[WordGroup] = []
