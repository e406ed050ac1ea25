"""Names of people, as far as they can be told from other words without capital letters."""

from __future__ import annotations

import re
from typing import Final

from knowledge.text import fold, words

_GIVEN: Final = frozenset(
    words(
        """
        adam agnes ahmad ahmed aisha aksel albert alberte alexander alfred ali alice allan alma amalie amina anders
        andreas ane anette anita anja ann anna anne annette anni annika anton arne arthur asger asta august axel
        bent bente benjamin birgit birgitte birte birthe bjarne bjørn bo bodil brian britta bruno camilla carina carl
        carsten caroline casper cecilie charlotte christen christian christina christine christoffer clara claus
        connie daniel david dennis ditte dorte dorthe ebbe edith egon ejner ella elias elin elisabeth ellen else emil
        emilie emma erik erling esben eskild esther eva fatima ferdinand finn flemming frank freja frederik frederikke
        frode georg gerda gitte grethe gunnar gustav hanne hannah hans harald hassan heidi helen helena helene helge
        helle henning henrik henriette henry herman hjalmar hugo hussein ib ibrahim ida inga inge inger ingrid irene
        isabella ivan jacob jakob jamal jan jane janne janni jan jannik jeanette jens jeppe jesper jette jim joan
        johan johanne johannes john johnny jon jonas jonathan josefine josephine julie julius jytte jørgen jørn kaj
        kamilla karen karin karina karl karla karoline karsten kasper katja katrine kenneth kevin khadija kim kirsten
        kirstine kjeld klara klaus knud konrad kristen kristian kristina kristine kristoffer kurt lars lasse laura
        laurits lea leif lena lene leo lilly lily linda line lis lisa lisbeth lise liv liva lone lotte louis louise
        lucas lucia ludvig lukas luna lykke mads magnus maja malene malou malthe maria mariam marianne marie marius
        mark markus martha martin maryam mathias mathilde matthias max merete mette michael michelle mie mikael mikkel
        mille minna mogens mohamed mohammed mona monica morten muhammad mustafa naja nanna natasja nete nicklas
        nicolai nicolaj niels niklas nikolaj nina noah nora ole olga oliver olivia omar oscar osama oskar otto palle
        patrick paul peder per pernille peter pia poul preben rasmus rebecca rene richard rikke rita robert rosa
        ruth samuel sandra sanne sara sarah sebastian selma signe sigrid silas silje simon simone sine sofia sofie
        solveig sonja sophia stefan steen sten stephanie stig stine susan susanne svend sven søren tage tanja theis
        theo theodor thomas thor thorkild tim tina tine tobias tom tommy tone torben tove troels trine ulla ulrik uffe
        valdemar vera verner vibeke victor victoria viggo viktor villads villy vilma vivi wilhelm william willy winnie
        yasmin yousef yusuf zahra zainab øjvind åge aage åse
        """
    )
)
"""Given names that are common in Denmark. Many are missing; this only helps where nothing better tells a name."""
_FAMILY: Final = frozenset(
    words("christoffersen frandsen ibsen jepsen jessen lauridsen lauritsen møller nissen olesen olsen thomsen")
)

_FULL: Final = re.compile(r"\b([A-ZÆØÅ][a-zæøåé]+)(?: [A-ZÆØÅ]\.?)?(?: [A-ZÆØÅ][a-zæøåé]+)+")
"""Words with capital letters in a row."""


def full_name(text: str) -> str | None:
    """Return what in a text looks like somebody's whole name: a common given name and more in capital letters."""
    return next((found[0] for found in _FULL.finditer(text) if may_be_name(fold(found[1]))), None)


def may_be_name(word: str) -> bool:
    """Say whether a folded word may be somebody's name: `peter`, `peters`, `petersen`, `hansen`."""
    return any(
        one in _GIVEN or one in _FAMILY or one.removesuffix("sen") in _GIVEN or _patronym(one)
        for one in (word, word.removesuffix("s"))
    )


def _patronym(word: str) -> bool:
    """Say whether a word is a given name in -s and -en, as `Hansen` and `Nielsen` are."""
    return word.endswith("sen") and word.removesuffix("en") in _GIVEN
