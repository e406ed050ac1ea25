"""Invented Danish interventions of any number, and misspelt queries for them whose answer is known."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from knowledge.form.interventions import Intervention
from knowledge.form.sources import Source
from knowledge.search import Entry
from knowledge.text import fold, words


def _listed(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_FIRST: Final = _listed(
    """
    aktivitets afklarings aftens alkohol anlægs arbejds bade bager bolig bogholder brobygnings bygge
    café data dags drama elektriker erhvervs familie fiske foderings fritids fysik gade garn gartner
    genbrugs glas gruppe hash have heste hobby hverdags håndværks idræts industri jagt kaffe kano
    keramik klatre kontakt kor kost krise kultur kunst køkken lager landbrugs litteratur lærings
    maler medie mentor metal mode motions museums musik natur netværks nærheds opgangs parkour pedel
    planteskole praktik psykolog pårørende radio recovery ride robot rytme samtale sang sejler
    selvhjælps service skak skole skov skriver smede smykke snedker sommer sorg sprog stofskifte
    strand studie svømme søvn tegne teater tekstil telefon trænings turist ungdoms vandre
    vejlednings velfærds vinter virksomheds væve værksteds ældre økologi økonomi øve åndedræts
    ørepleje
    """
)
_SECOND: Final = _listed(
    """
    café center fællesskab forløb gruppe hold hus indgang kursus linje netværk ordning par pladser
    rum rådgivning skole spor støtte team træning tur vejledning værksted
    """
)
_WHOM: Final = _listed(
    """
    unge ledige sygemeldte hjemløse familier forældre kvinder mænd nydanskere pårørende seniorer
    studerende udsatte flygtninge enlige fædre mødre førtidspensionister fleksjobbere løsladte
    """
)
_WHERE: Final = _listed(
    """
    Albertslund Assens Billund Brøndby Dragør Esbjerg Faxe Favrskov Frederikssund Glostrup Greve
    Guldborgsund Helsingør Herning Hillerød Hjørring Horsens Hvidovre Ikast Ishøj Jammerbugt
    Kalundborg Kerteminde Køge Langeland Lejre Lolland Læsø Mariagerfjord Middelfart Nordfyn Nyborg
    Næstved Odder Randers Rebild Ringsted Rudersdal Rødovre Samsø Silkeborg Skanderborg Solrød Sorø
    Stevns Syddjurs Sønderborg Thisted Tønder Vallensbæk Varde Vejen Vordingborg Ærø Aabenraa
    """
)
_ENDINGS: Final = ("en", "et", "erne", "ens", "er")
Slip = Callable[[str, random.Random], str]
_KEYS: Final = ("qwertyuiopå", "asdfghjklæø", "zxcvbnm")


@dataclass(frozen=True, slots=True)
class Question:
    """A query and the number of the entry that it is meant for."""

    query: str
    entry: int


def invented(size: int, seed: int = 7) -> list[Entry]:
    """Return so many different entries; the same ones for the same seed."""
    names = list(product(_FIRST, _SECOND, _WHOM, _WHERE))
    chosen = random.Random(seed).sample(names, size)
    return [_entry(number, *name) for number, name in enumerate(chosen)]


def _entry(number: int, first: str, second: str, whom: str, where: str) -> Entry:
    title = f"{first}{second} for {whom} i {where}".capitalize()
    source = Source(document="invented", section="invented")
    one = Intervention(
        id=f"invented_{number}",
        title=title,
        municipality=where,
        description=(
            f"{second.capitalize()} to gange om ugen, hvor {whom} mødes om {first.removesuffix('s')} sammen med en "
            f"fast medarbejder. Kommunen henviser, og der følges op efter tre måneder."
        ),
        everyday_words=[f"{first.removesuffix('s')} sammen med andre", f"{whom} der mangler noget at stå op til"],
        category="invented",
        target_groups=[whom],
        status="drift",
        tier=1,
        year=2026,
        source=source,
    )
    return Entry(one, where, "invented")


def questions(entries: Sequence[Entry], count: int, seed: int = 11) -> list[Question]:
    """Return misspelt, split, inflected and refolded titles of some of the entries."""
    chance = random.Random(seed)
    chosen = chance.choices(range(len(entries)), k=count)
    return [Question(misspelt(entries[number].intervention.title, chance), number) for number in chosen]


def misspelt(title: str, chance: random.Random) -> str:
    """Return a title as somebody in a hurry types it: about every second word has something."""
    kept = [word for word in title.split() if word not in ("for", "i")]
    return " ".join(_slip(word, chance) if chance.random() < 0.55 else word.lower() for word in kept)


def _slip(word: str, chance: random.Random) -> str:
    word = word.lower()
    if len(word) < 4:
        return word
    kinds: list[Slip] = [_swap, _drop, _double, _neighbour, _refold, _inflect]
    if len(word) > 9:
        kinds.append(_split)
    return chance.choice(kinds)(word, chance)


def _refold(word: str, _: random.Random) -> str:
    return fold(word)


def _swap(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _drop(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word))
    return word[:at] + word[at + 1 :]


def _double(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word))
    return word[:at] + word[at] + word[at:]


def _neighbour(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word))
    row = next((row for row in _KEYS if word[at] in row), "")
    near = row.find(word[at]) + chance.choice((-1, 1))
    return word[:at] + row[near] + word[at + 1 :] if 0 <= near < len(row) else word


def _inflect(word: str, chance: random.Random) -> str:
    return word + chance.choice(_ENDINGS)


def _split(word: str, _: random.Random) -> str:
    second = next((part for part in _SECOND if word.endswith(part) and len(part) < len(word)), None)
    return f"{word.removesuffix(second)} {second}" if second else word


def told(entry: Entry) -> str:
    """Return the text of an entry as the peers search it: names, everyday words and description."""
    return " · ".join((*entry.names, *entry.intervention.everyday_words, entry.intervention.description))


def named(entry: Entry) -> str:
    """Return only the names of an entry."""
    return " · ".join(entry.names)


def distinct_words(entries: Sequence[Entry]) -> int:
    """Return how many different words the texts of the entries have."""
    return len({word for entry in entries for _, text in entry.texts() for word in words(text)})
