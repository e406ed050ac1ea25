import pytest

from knowledge.search.numbers import Ages, find_ages, find_target_groups


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("2.13", ["2.13"]),
        ("målgr. 2.4", ["2.4"]),
        ("målgruppe nr. 2.3", ["2.3"]),
        ("malgruppe 2.12", ["2.12"]),
        ("målgruppe 6.1", ["6.1"]),
        ("2.2, 2.3 og 2.4", ["2.2", "2.3", "2.4"]),
        ("2.4 mio. kr", []),
        ("den 2.4.2026", []),
        ("12.4", []),
        ("6.1", []),
    ],
)
def test_target_group_numbers_are_read(text: str, numbers: list[str]) -> None:
    assert [group.number for group in find_target_groups(text)] == numbers


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("mellem 18 og 30", 18, 30),
        ("unge 15-23 år", 15, 23),
        ("fra 18 til 24 år", 18, 24),
        ("under 30", 0, 29),
        ("over 30 år", 30, 120),
        ("22-årig mand", 22, 22),
        ("hun er 17 år", 17, 17),
        ("borgeren er 16 og skal", 16, 16),
        ("ung på 19 uden job", 19, 19),
    ],
)
def test_ages_are_read(text: str, low: int, high: int) -> None:
    ages = find_ages(text)
    assert ages is not None
    assert (ages.low, ages.high) == (low, high)


@pytest.mark.parametrize(
    "text",
    ["20-30 timer om ugen", "under 20 timer", "10-12 uger", "2 til 4 samtaler", "på 30 timer", "er 85", "kl. 8-12"],
)
def test_other_numbers_are_no_ages(text: str) -> None:
    assert find_ages(text) is None


def test_ages_have_more_in_common_the_nearer_they_are() -> None:
    asked = Ages(18, 30)
    assert asked.overlap(18, 30) == 1
    assert 0 < asked.overlap(17, 24) < 1
    assert asked.overlap(40, None) == 0
    assert not asked.within(31, None)
