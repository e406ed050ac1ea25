"""The lexicon's words around the facts: spelling, clauses, numbers, dates, ages, people, cues, questions."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from knowledge.intake.phrases.written import Phrase, Word


class ContextWords(BaseModel):
    """A frozen part of the lexicon; unknown keys are faults."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Spelling(ContextWords):
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


class Clauses(ContextWords):
    """Where a new clause begins inside a sentence."""

    openers: list[Word] = []
    joining: list[Word] = []
    """Before one of these an opener opens no clause ("som ung")."""
    conditions: list[Word] = []
    after_condition: list[Word] = []
    """After a clause that a condition opened, one of these begins the main clause ("når … slutter skal …")."""
    after_and: list[Word] = []
    """Verbs and pronouns; after "og" or "samt" one of these begins a new clause."""
    verbs: list[Word] = []
    """Finite verbs. A second one begins a clause where nobody set a comma: "er 41 får kth bor hos sin mor"."""
    subjects: list[Word] = []
    """What the verb after it belongs to: "hun har"."""
    carry_on: list[Word] = []
    """Words after which no clause begins unmarked: "lægen mener hun har"."""


class Numbers(ContextWords):
    """Numbers written as words; "femogtyve" is a unit, "og" and a ten."""

    units: dict[Word, int] = {}
    tens: dict[Word, int] = {}
    others: dict[Word, int] = {}


class Times(ContextWords):
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


class Ages(ContextWords):
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
    brief: list[Word] = []
    """Benefits that nobody has for as long as an age: "37 år på jobafklaring" is an age."""
    beside: list[Phrase] = []
    """What may share a part of a sentence with a bare age ("42 kth ny")."""
    benefits: list[Phrase] = []
    """A bare number right before one of these is an age ("murer 49 sdp")."""
    streets: list[Phrase] = []
    """Words before the number of a house."""
    born: list[Phrase] = []


class People(ContextWords):
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
    calling: list[Phrase] = []
    """A parent who rings about a grown-up child ("opringning fra mor"); the child is the citizen."""
    called_about: list[Phrase] = []
    with_other: list[Phrase] = []
    """What makes the rest of a clause be about somebody else ("gift med")."""
    citizen: list[Phrase] = []
    """What leads back to the citizen ("selv", "borgeren")."""
    she: list[Word] = []
    he: list[Word] = []
    of_her: list[Word] = []
    of_him: list[Word] = []


class Negation(ContextWords):
    """What denies."""

    before: list[Phrase] = []
    """Denies what follows ("ingen gæld")."""
    after: list[Phrase] = []
    """Denies what stands before, where nothing follows ("gæld har hun ikke")."""
    answers: list[Word] = []
    """Denies what stands right before it, whatever follows ("misbrug nej HP nej")."""
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


class Cues(ContextWords):
    """What takes certainty away from a phrase in the same clause."""

    negation: Negation = Negation()
    past: list[Phrase] = []
    not_past: list[Phrase] = []
    """Looks like the past and is none ("har haft gavn af")."""
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


class Questions(ContextWords):
    """How a question to the bot begins."""

    openers: list[Phrase] = []
    tails: list[Phrase] = []
    """A question after a description ("hvad så")."""
    asking_verbs: list[Phrase] = []
    """With one of these a sentence that ends with a question mark is a question to the bot."""
    premises: list[Phrase] = []
    """Open a clause that is taken as given in a question ("når han får fp")."""
