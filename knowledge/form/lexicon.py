"""The lexicon: how caseworkers write what can be known about a citizen. Intake reads by it.

Everything is written as phrases; `intake.phrases.patterns` says how a phrase is written. What the keys of a fact mean
stands in `intake.phrases.fact_words`, the rest in `intake.phrases.context_words`. The lexicon of `danmark` is shared
by all packs; what a municipality writes itself is laid over it.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, model_validator

from knowledge.form.sources import Slug
from knowledge.intake.phrases.context_words import Ages, Clauses, Cues, Numbers, People, Questions, Spelling, Times
from knowledge.intake.phrases.fact_words import Concurrency, FactWords, Follows
from knowledge.intake.phrases.grammar import BUILT_IN_GROUPS
from knowledge.intake.phrases.patterns import parse
from knowledge.intake.phrases.written import Phrase


class Lexicon(BaseModel):
    """All words that intake reads by."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    spelling: Spelling = Spelling()
    clauses: Clauses = Clauses()
    numbers: Numbers = Numbers()
    times: Times = Times()
    ages: Ages = Ages()
    people: People = People()
    cues: Cues = Cues()
    questions: Questions = Questions()
    groups: dict[Slug, list[Phrase]] = {}
    facts: dict[Slug, FactWords] = {}
    concurrency: list[Concurrency] = []
    follows: list[Follows] = []

    @model_validator(mode="after")
    def _groups_are_known(self) -> Lexicon:
        known = BUILT_IN_GROUPS | self.groups.keys()
        used = {name: phrase for phrase in _phrases(self) for name in parse(phrase).groups}
        for name in sorted(used.keys() - known):
            raise ValueError(f"no group <{name}> for the phrase: {used[name]}")
        return self


def _phrases(lexicon: Lexicon) -> list[str]:
    phrases = [phrase for group in lexicon.groups.values() for phrase in group]
    for fact in lexicon.facts.values():
        phrases += [phrase for value in fact.values.values() for phrase in value]
        phrases += [phrase for unclear in fact.unclear for phrase in unclear.phrases]
        if fact.statuses:
            phrases += fact.statuses.topic + fact.statuses.not_topic
            phrases += [phrase for status in fact.statuses.values for phrase in status.phrases]
    return phrases
