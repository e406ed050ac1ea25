import pytest

from knowledge.search.paragraphs import find_paragraphs

Named = tuple[str, str | None, str | None]


def named(text: str, bare: bool = False) -> list[Named]:
    return [(one.number, one.law, one.subsection) for one in find_paragraphs(text, bare)]


@pytest.mark.parametrize(
    "text",
    [
        *("§85", "§ 85", "paragraf 85", "pgf. 85", "pgf 85", "par. 85", "85'er", "85’er", "85er", "en 85-støtte"),
        *("85 støtte", "85-bevilling", "§85-støtte", "paragraffen 85"),
    ],
)
def test_every_notation_names_the_paragraph(text: str) -> None:
    assert named(text) == [("85", None, None)]


@pytest.mark.parametrize(
    "text",
    [
        *("sel 85", "sel85", "sel § 85", "sl §85", "sl 85", "servicelovens § 85", "serviceloven 85", "§ 85 sel"),
        *("§ 85 i serviceloven", "lov om social service § 85", "serviceloven paragraf 85"),
    ],
)
def test_the_law_is_read_with_the_number(text: str) -> None:
    assert named(text) == [("85", "sel", None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("§ 107 stk. 2", [("107", None, "2")]),
        ("§ 107, stk. 2", [("107", None, "2")]),
        ("§ 82a", [("82a", None, None)]),
        ("§ 82 b og", [("82b", None, None)]),
        ("§ 104 i holstebro", [("104", None, None)]),
        ("§§ 103 og 104", [("103", None, None), ("104", None, None)]),
        ("sel §§ 85, 107 og 108", [("85", "sel", None), ("107", "sel", None), ("108", "sel", None)]),
        ("§103/104", [("103", None, None), ("104", None, None)]),
        ("opdatere 141-planen", [("141", None, None)]),
        ("barnets lov § 133", [("133", "barnets_lov", None)]),
        ("lab § 2", [("2", "lab", None)]),
        ("retssikkerhedslovens § 7", [("7", "rsl", None)]),
        ("sundhedsloven 141", [("141", "sul", None)]),
    ],
)
def test_lists_letters_and_subsections_are_read(text: str, expected: list[Named]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    ["85 år", "en på 25", "2 x 37 timer", "20 ugers forløb", "12.000 kr", "2.13", "løbesel 8b5", "ring 85 12 12 12"],
)
def test_other_numbers_are_no_paragraphs(text: str) -> None:
    assert named(text) == []


def test_a_bare_number_is_one_only_when_asked_for() -> None:
    assert named("hvem har 85") == []
    assert named("hvem har 85", bare=True) == [("85", None, None)]
    assert not find_paragraphs("hvem har 85", True)[0].sure


@pytest.mark.parametrize("text", ["85 år", "85-årig", "85 timer", "85 kr", "85 %", "1.085", "85.000"])
def test_a_bare_number_with_a_unit_is_none(text: str) -> None:
    assert named(text, bare=True) == []


def test_a_paragraph_of_an_act_that_no_entry_names_is_none_of_theirs() -> None:
    (one,) = find_paragraphs("lov om byfornyelse § 12")
    assert (one.law, one.number) == ("andet", "12")
    assert [each.law for each in find_paragraphs("straffelovens § 85")] == ["andet"]
    assert [each.law for each in find_paragraphs("lov om social service § 85")] == ["sel"]
