"""The lexicon's words for the facts themselves."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from knowledge.form.sources import Slug
from knowledge.intake.phrases.written import Phrase


class FactPart(BaseModel):
    """A frozen part of the lexicon; unknown keys are faults."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Unclear(FactPart):
    """Phrases that speak of a fact and leave open which of these values it has."""

    readings: list[str] = []
    phrases: list[Phrase]
    denied: str | None = None
    past: str | None = None
    suspected: str | None = None
    """What the phrases tell for certain when they are denied, over, or only suspected."""


class Status(FactPart):
    """One status of a grant. Without a value it only brings the grant up."""

    value: str | None = None
    phrases: list[Phrase]
    denied: str | None = None
    """The value when the phrase is denied ("ikke bevilget")."""
    over: str | None = None
    """The value when the phrase is of the past ("tidligere bevilget")."""
    ahead: str | None = None
    """The value when the phrase lies ahead ("når bostøtten er stoppet")."""
    from_date: str | None = None
    """The value when it holds from a date ahead ("bevilget pr. 1/9")."""
    tentative: bool = False
    """Whether the phrase tells the status also when it is only suspected ("kunne måske foreslås")."""
    undated: list[str] = []
    """What it may be when no date stands with it; empty where `value` holds without one."""


class Statuses(FactPart):
    """How far a grant has come: a topic, and the status told of it in the same clause."""

    topic: list[Phrase]
    not_topic: list[Phrase] = []
    """What looks like the topic and is something else ("frivillig mentor")."""
    values: list[Status] = []
    """Strongest first: the first one told of a topic in a clause holds."""
    denied: str | None = None
    """The value when the topic itself is denied ("ingen bostøtte")."""
    over: str | None = None
    """The value when the topic itself is over ("tidligere bostøtte", "ikke længere bostøtte")."""
    bare: str | None = None
    """The value when the topic stands alone; none leaves it open."""
    date_fact: Slug | None = None
    """The fact that takes a date ahead."""


class Concurrency(FactPart):
    """Two grants at the same time or one after the other."""

    fact: Slug
    grants: list[str]
    live: list[str]
    """Statuses that run now."""
    over: list[str]
    together: list[Phrase] = []
    in_turn: list[Phrase] = []


class FactWords(FactPart):
    """How one fact is written.

    The keys of `values` are ids of the fact's values, for yes/no facts `ja` and `nej`. `denied`, `past` and
    `suspected` say which value a phrase of a value tells when it is denied, over, or only suspected. "ja" and "nej"
    deny each other by themselves; null makes it tell nothing, and a suspicion that is not named becomes a question.
    """

    values: dict[str, list[Phrase]] = {}
    unclear: list[Unclear] = []
    statuses: Statuses | None = None
    denied: dict[str, str | None] = {}
    main_denied: dict[str, str | None] = {}
    """As `denied`, for a phrase of several parts whose first part is denied; `denied` where nothing stands here."""
    past: dict[str, str | None] = {}
    suspected: dict[str, str | None] = {}
    yields: dict[str, list[str]] = {}
    """A value gives way to these when both are told ("tidligere" to "hindrende")."""
    about: Literal["citizen", "child"] = "citizen"
    firm: bool = False
    """Taken as told unless a suspicion or a denial stands right before it; doubts elsewhere mean something else."""
    judged: bool = False
    """The fact is a judgement: what is only believed is told."""
    pick_now: bool = False
    """Among several values the one that is said to be so now holds."""
    mentions: list[Phrase] = []
    """Words that bring the fact up and say nothing."""

    @property
    def yes_no(self) -> bool:
        """Whether the fact is yes or no: "ja" and "nej" are its only values."""
        return bool(self.values) and self.values.keys() <= {"ja", "nej"}


class Follows(FactPart):
    """A value that is said with another, by the meaning of the words."""

    when: dict[str, str]
    then: dict[str, str]
