from __future__ import annotations

import pytest

from tests.knowledge.intake_reader import facts, read


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("42 år", 42),
        ("42-årig", 42),
        ("k 42", 42),
        ("K53", 53),
        ("kv 34", 34),
        ("m 61", 61),
        ("Mand 54.", 54),
        ("kvinde, 44", 44),
        ("kvinde på 52", 52),
        ("Sdp, 43.", 43),
        ("24/m/kth", 24),
        ("alder: 42", 42),
        ("hun er 48", 48),
        ("Enogtredive år", 31),
        ("M femogtyve, kth", 25),
        ("fem og tyve år", 25),
        ("tooghalvtreds årig", 52),
        ("Runder 50 i næste måned", 49),
        ("17 år bliver 18 til maj", 17),
        ("Fylder 50 d. 3/12", 49),
        ("fyldte 18 i mandags", 18),
        ("lige fyldt 50", 50),
        ("f. 12/3-1985", 41),
        ("født 4. maj 1990", 36),
        ("39 år, resforløb", 39),
        ("55 år på kontanthjælp", 55),
        ("58½ år", 58),
        ("murer 49 sdp", 49),
        ("mor 33 på kth", 33),
        ("hun er otteogtredive sygedagpenge har søgt bostøtte", 38),
    ],
)
def test_an_age_is_read(text: str, age: int) -> None:
    assert facts(text)["alder"] == age


@pytest.mark.parametrize(
    "text",
    [
        "sidst i trediverne",
        "omkring de 50",
        "næsten 60",
        "tyve år på kontanthjælp",
        "i 12 år",
        "for 6 år siden",
        "37 t/u",
        "uge 44",
        "§ 85",
        "gæld på 40.000",
        "datteren (19)",
        "tre børn på 15, 17 og 19",
        "manden er 62",
        "sag 2026-117",
        "mellem 15 og 23 år",
        "bliver 60 til næste år",
        "ædru siden 2016",
        "hun fik hash som 17-årig",
        "stk. 42",
        "bor Nørregade 34 kth",
        "stoppede d. 22 kth",
        "i uge 34 kth",
    ],
)
def test_other_numbers_are_no_age(text: str) -> None:
    assert "alder" not in facts(text)


def test_what_may_be_an_age_or_how_long_is_a_question() -> None:
    assert [doubt.fact for doubt in read("30 år på kth").questions] == ["alder"]
