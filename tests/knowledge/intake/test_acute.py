from __future__ import annotations

from datetime import date

import pytest

from knowledge.form.loading import load_pack
from knowledge.intake.acute import AcuteFinder
from tests.knowledge.intake_reader import TODAY, notes

PACK = load_pack("danmark")
FINDER = AcuteFinder(PACK.acute, PACK.lexicon.spelling.between)


@pytest.mark.parametrize(
    ("text", "acute"),
    [
        ("hun siger hun ikke gider leve mere", "selvmord"),
        ("gider ik leve længere", "selvmord"),
        ("har lyst til at dø", "selvmord"),
        ("han har snakket om at tage livet af sig", "selvmord"),
        ("selvmordstanker, k 34 kth", "selvmord"),
        ("sælvmordstanker siden i går", "selvmord"),
        ("selvmordsforsøg i sidste uge", "selvmord"),
        ("selvmordsforsøg i 2026", "selvmord"),
        ("vil ikke være her mere", "selvmord"),
        ("alle ville have det bedre uden hende", "selvmord"),
        ("har skrevet afskedsbrev", "selvmord"),
        ("hun skærer i sig selv", "selvmord"),
        ("konen bliver slået", "vold"),
        ("er blevet slået af kæresten igen", "vold"),
        ("manden slår hende", "vold"),
        ("vold i hjemmet", "vold"),
        ("bange for sin mand", "vold"),
        ("børnene bliver slået derhjemme", "vold"),
        ("truer med at slå", "trusler"),
        ("borger truede mig på kontoret", "trusler"),
        ("vil slå sin sagsbehandler ihjel", "trusler"),
        ("kommer med en kniv til samtalen", "trusler"),
        ("siger at det var bedre hvis han slet ikke var her mere", "selvmord"),
        ("hvis han mister bidraget så springer han ud fra altanen", "selvmord"),
        ("har gemt piller sammen til den dag det bliver for meget", "selvmord"),
        ("kan ikke sove pga selvmordstanker", "selvmord"),
        ("gider ikke være her på jorden", "selvmord"),
        ("hun tør ikke tage hjem fordi han venter på hende", "vold"),
        ("sønnen på 19 låser hende inde", "vold"),
        ("han viste mig en kniv som han havde i lommen", "trusler"),
        ("råbte at vi alle skulle få det at føle", "trusler"),
        ("tog 40 panodiler i søndags men fortrød", "selvmord"),
        ("er en byrde for alle og bare vil sove for altid", "selvmord"),
        ("hun fik tæv i går", "vold"),
        ("han tager hendes telefon og hun må ikke gå ud uden ham", "vold"),
        ("skar sig dybt i låret", "selvmord"),
        ("hvis hun bliver sat ud gør hun noget dumt", "selvmord"),
        ("blev skubbet ned ad trappen af sin kæreste", "vold"),
        ("råbte jeg slår dig ned", "trusler"),
        ("jeg kan ikke holde livet ud mere", "selvmord"),
        ("er bange for at han finder hende", "vold"),
        ("det ender galt for sagsbehandleren hvis han ikke får sin fp", "trusler"),
        ("han skriver at han ikke orker at leve mere", "selvmord"),
        ("hun har det så skidt at hun overvejer at afslutte det hele", "selvmord"),
        ("hører stemmer der siger han skal dræbe", "selvmord"),
    ],
)
def test_words_of_danger_are_found(text: str, acute: str) -> None:
    assert FINDER.find(text, TODAY) == acute


@pytest.mark.parametrize(
    "text",
    [
        "død af grin",
        "livet er slut for bilen",
        "hans mor døde sidste år",
        "selvmordsforsøg i 2009",
        "ingen selvmordstanker",
        "ikke selvmordstruet",
        "udsættelsestruet lejer",
        "truet af udsættelse",
        "kan ikke leve af kontanthjælp",
        "hun vil ikke være her i dag",
        "slår sig igennem",
        "banker på døren",
        "blev slået som barn",
        "voldsomt presset økonomi",
        "skærer ned på hash",
        "truer med at klage til Ankestyrelsen",
        "det slår mig at hun er træt",
        "ved at blive kvalt i regninger",
        "gider ikke være her i afklaringen mere",
        "der er ikke og har ikke været selvmordstanker",
        "lejemålet er truet",
        "selvmordstanker: nej",
        "trusler er der ikke tale om",
        "vil dø for at få et fleksjob",
        "får 6 piller dagligt",
        "snart færdig med livet som hjemløs",
    ],
)
def test_harmless_words_are_left_alone(text: str) -> None:
    assert FINDER.find(text, TODAY) is None


def test_a_year_is_harmless_only_when_it_lies_back() -> None:
    assert FINDER.find("selvmordsforsøg i 2025", date(2026, 1, 1)) == "selvmord"
    assert FINDER.find("selvmordsforsøg i 2025", date(2030, 1, 1)) is None


@pytest.mark.parametrize(
    "text",
    [
        "selvmord i familien for 20 år siden",
        "far begik selvmord da borger var 6 år",
        "voldsramt kvinde for 12 år siden",
        "blev slået som barn",
        "far var voldelig da han var lille",
    ],
)
def test_what_lies_far_back_is_harmless_unless_it_is_so_again(text: str) -> None:
    assert FINDER.find(text, TODAY) is None
    assert FINDER.find(f"{text}, og nu er det galt igen", TODAY) is not None
    assert FINDER.find(f"{text}. Starter i praktik. Møder igen på mandag.", TODAY) is None


def test_ordinary_notes_bring_no_card() -> None:
    found = {
        note["text"]: FINDER.find(note["text"], TODAY)
        for note in (*notes("intake.jsonl"), *notes("intake_own.jsonl"))
    }
    assert {text: acute for text, acute in found.items() if acute} == {}


def test_every_card_says_whom_to_call_and_what_the_municipality_fills_in() -> None:
    for acute in PACK.acute:
        assert any("112" in line for line in acute.card)
        assert any("[udfyldes af kommunen]" in line for line in acute.card)
