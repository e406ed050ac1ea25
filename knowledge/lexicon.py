"""The lexicon: how caseworkers write what can be known about a citizen. Intake reads by it.

Everything is written as phrases; `knowledge.intake.patterns` says how a phrase is written. The lexicon of `danmark`
is shared by all packs; a municipality that writes its own puts a whole `lexicon` in its place.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, model_validator

from knowledge.intake.grammar import BUILT_IN_GROUPS
from knowledge.intake.patterns import parse
from knowledge.sources import Slug
from knowledge.text import fold


def _understood(phrase: str) -> str:
    parse(phrase)
    return phrase


Phrase = Annotated[str, AfterValidator(_understood)]
Word = Annotated[str, AfterValidator(fold)]
"""One word, compared as it stands, folded."""


class Entry(BaseModel):
    """A frozen part of the lexicon; unknown keys are faults."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Spelling(Entry):
    """How words are written and mistaken."""

    abbreviations: list[Word] = []
    """A full stop after one of these ends a sentence only before a capital letter."""
    leading: list[Word] = []
    """A full stop after one of these never ends a sentence ("pr.", "m.")."""
    starters: list[Word] = []
    """Words before which any abbreviation ends a sentence ("kth. han bor …")."""
    forgiven: list[Word] = []
    """Words whose misspellings are understood: one wrong letter from six letters on, two from ten."""
    known: list[Word] = []
    """Words that look like a misspelling of one of these and are not."""
    between: list[Word] = []
    """Small words that may stand between the words of a phrase."""


class Clauses(Entry):
    """Where a new clause begins inside a sentence."""

    openers: list[Word] = []
    conditions: list[Word] = []
    after_condition: list[Word] = []
    """After a clause that a condition opened, one of these begins the main clause ("når … slutter skal …")."""
    after_and: list[Word] = []
    """Verbs and pronouns; after "og" or "samt" one of these begins a new clause."""


class Numbers(Entry):
    """Numbers written as words; "femogtyve" is a unit, "og" and a ten."""

    units: dict[Word, int] = {}
    tens: dict[Word, int] = {}
    others: dict[Word, int] = {}


class Times(Entry):
    """Words for dates."""

    months: dict[Word, int] = {}
    points: dict[Word, str] = {}
    """Folded words to a day of the year as month-day ("nytaar": "01-01")."""
    effective: list[Word] = []
    """Words before a date from which something holds ("pr.", "fra"); the first of a month needs none."""
    since: list[Word] = []
    """Words before a date that lies behind ("siden")."""
    next_month: list[Phrase] = []
    future: list[Phrase] = []
    """What puts an event within the coming twelve months."""
    recent: list[Phrase] = []
    """What puts an event within the last months; nothing has held since then for certain."""
    long_past: list[Phrase] = []
    """What puts an event years back; from then on it has held."""
    takes_effect: list[Word] = []
    """Words beside a date in a clause of its own ("virker fra 1/12")."""


class Ages(Entry):
    """Words around an age."""

    sexes: dict[Literal["female", "male"], list[Word]] = {}
    persons: list[Phrase] = []
    """Nouns for the citizen before "på 57"."""
    years: list[Word] = []
    """"år" in its spellings."""
    aged: list[Word] = []
    """Words that make "N" an age for certain ("årig", "gammel")."""
    is_aged: list[Phrase] = []
    """What comes before a bare age ("er", "han er", "alder")."""
    turns: list[Phrase] = []
    """Will become N ("runder", "fylder", "bliver")."""
    turned: list[Phrase] = []
    """Has become N ("fyldt")."""
    not_after: list[Word] = []
    """Words before a number that make it no age ("uge", "ca", "i")."""
    not_before: list[Word] = []
    """Words after a number that make it no age ("timer", "børn")."""
    stretch: list[Word] = []
    """Words after "N år" that may make it how long ("på", "i", "siden")."""
    beside: list[Phrase] = []
    """What may share a part of a sentence with a bare age ("42 kth ny")."""
    born: list[Phrase] = []


class People(Entry):
    """Whom a clause is about."""

    female: list[Phrase] = []
    male: list[Phrase] = []
    either: list[Phrase] = []
    children: list[Phrase] = []
    young: list[Phrase] = []
    """Words for a child where the text speaks of a parent, else for a young citizen ("pigen")."""
    parents: list[Phrase] = []
    """What shows that the citizen is a parent or grown up."""
    nobody: list[Phrase] = []
    """Names that hold a word for a relative and mean none ("Børn & Unge")."""
    spouse_or_citizen: list[Word] = []
    """Words that mean the spouse of one citizen and another citizen himself ("manden")."""
    before_relative: list[Word] = []
    """Articles and possessives before a relative."""
    not_subject_after: list[Word] = []
    """Prepositions: a relative after one of these is not whom the clause is about."""
    reporting: list[Phrase] = []
    """What makes a relative the one who tells, not the one it is about ("naboen har ringet")."""
    with_other: list[Phrase] = []
    """What makes the rest of a clause be about somebody else ("gift med")."""
    citizen: list[Phrase] = []
    """What leads back to the citizen ("selv", "borgeren")."""
    she: list[Word] = []
    he: list[Word] = []
    of_her: list[Word] = []
    of_him: list[Word] = []


class Negation(Entry):
    """What denies."""

    before: list[Phrase] = []
    """Denies what follows ("ingen gæld")."""
    after: list[Phrase] = []
    """Denies what stands before, where nothing follows ("gæld har hun ikke")."""
    ended: list[Phrase] = []
    """Says that it was so and is no more ("ikke længere", "holdt op med"); reaches as a denial does."""
    nothing: list[Phrase] = []
    """Looks like a denial and denies nothing ("ingen tvivl", "ikke kun")."""
    through: list[Word] = []
    """Words that may stand between a denial and what it denies."""
    inside: list[Word] = []
    """Words of denial that may stand between the words of a phrase ("har ikke sag"); they deny the phrase."""
    stops: list[Word] = []
    """Words that a denial never reaches beyond ("pga", "sin")."""


class Cues(Entry):
    """What takes certainty away from a phrase in the same clause."""

    negation: Negation = Negation()
    past: list[Phrase] = []
    past_next: list[Phrase] = []
    """Puts into the past only what it stands right before ("var hjemløs")."""
    now: list[Phrase] = []
    """Cancels the past, and picks the present among several values."""
    suspected: list[Phrase] = []
    believed: list[Phrase] = []
    """A suspicion about what is so, but a statement where the fact is a judgement ("vi tror")."""
    suspected_sentence: list[Phrase] = []
    """Makes everything in the sentence, and the one before, a suspicion."""
    ahead: list[Phrase] = []
    """Open a clause about what lies ahead ("når", "inden")."""
    supposed: list[Phrase] = []
    """Plans, conditions, risks: what follows in the clause is not so now."""
    about: list[Phrase] = []
    """Talk about a matter that says nothing of it ("taget stilling til", "spørgsmål om")."""


class Questions(Entry):
    """How a question to the bot begins."""

    openers: list[Phrase] = []
    tails: list[Phrase] = []
    """A question after a description ("hvad så")."""
    asking_verbs: list[Phrase] = []
    """With one of these a sentence that ends with a question mark is a question to the bot."""
    premises: list[Phrase] = []
    """Open a clause that is taken as given in a question ("når han får fp")."""


class Unclear(Entry):
    """Phrases that speak of a fact and leave open which of these values it has."""

    readings: list[str] = []
    phrases: list[Phrase]
    denied: str | None = None
    past: str | None = None
    suspected: str | None = None
    """What the phrases tell for certain when they are denied, over, or only suspected."""


class Status(Entry):
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


class Statuses(Entry):
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


class Concurrency(Entry):
    """Two grants at the same time or one after the other."""

    fact: Slug
    grants: list[str]
    live: list[str]
    """Statuses that run now."""
    over: list[str]
    together: list[Phrase] = []
    in_turn: list[Phrase] = []


class FactWords(Entry):
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
    """Taken as told unless a suspicion or a denial stands right before it: doubts elsewhere are about something else."""
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


class Follows(Entry):
    """A value that is said with another, by the meaning of the words."""

    when: dict[str, str]
    then: dict[str, str]


class Lexicon(Entry):
    """All words that intake reads by."""

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
