"""The report as a page."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from bot.review.report import number, percent, report
from tests.bot.review.reviews import ABBREVIATED, JOINT, UNASKED, UNKNOWN, WRONG, YOUNG, small


class Page(HTMLParser):
    """Takes a page apart and notes what is left open or reaches outside."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.outside: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "link", "br", "rect"):
            self.open.append(tag)
        self.outside += [value for name, value in attrs if name in ("src", "href") and value]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Nothing stays open."""

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += f" {data.strip()}"


def page(*rows: tuple[str, ...]) -> Page:
    return Page(report(small(*rows).summary, "resultat.xlsx"))


def test_the_page_is_whole_and_needs_nothing_beside_it() -> None:
    html = report(small(YOUNG, JOINT, UNKNOWN, UNASKED, WRONG).summary, "resultat.xlsx")
    shown = Page(html)
    assert shown.open == []
    assert shown.outside == []
    assert "url(" not in html
    assert "<script" not in html
    assert "prefers-color-scheme: dark" in html
    assert "@media print" in html


def test_it_tells_counts_questions_warnings_and_what_was_set_aside() -> None:
    text = re.sub(
        r"\s+", " ", page(YOUNG, ABBREVIATED, UNKNOWN, UNASKED, WRONG, ("N-6", "17", "", "Enkel", "", "")).text
    )
    assert "6 linjer fra bunke.csv, gennemgået 22. november 2026." in text
    assert "Fælles: både beskæftigelsesområdet og socialområdet 1 20 %" in text
    assert "Hvor gammel er borgeren? 1 1" in text
    assert "Fra 18 år gælder de voksnes lag 1 20 %" in text
    assert "»firs« kan ikke læses som Alder." in text
    assert "Kompleks (ligner Kompleksitet)" in text
    assert "Forsørgelse: »kth« → Kontanthjælp (1)" in text
    assert "Modellen er godkendt af Kommunalbestyrelsen i Norddjurs Kommune den 20. april 2021." in text


def test_no_citizen_stands_in_it() -> None:
    assert not any(row[0] in page(YOUNG, JOINT, WRONG).text for row in (YOUNG, JOINT, WRONG))


def test_what_people_wrote_is_text_and_never_markup() -> None:
    html = report(small(("N-1", "<b>firs</b>", "", "", "", "")).summary, "resultat.xlsx")
    assert "<b>" not in html
    assert "&lt;b&gt;firs" in html


def test_a_caseload_in_which_everything_is_settled_says_so() -> None:
    text = page(YOUNG).text
    assert "Der mangler ingen oplysninger, som kan afgøre mere." in text
    assert "Alle linjer kunne læses." in text
    assert "Ingen advarsler." in text


def test_many_lines_set_aside_are_counted_and_the_first_ones_shown() -> None:
    text = page(*[WRONG] * 101).text
    assert "Her vises de første 100 af 101." in text
    assert text.count("»firs«") == 100


@pytest.mark.parametrize(
    ("share", "shown"), [(0, "0 %"), (0.001, "< 1 %"), (0.234, "23 %"), (0.999, "> 99 %"), (1, "100 %")]
)
def test_a_share_never_looks_like_nothing_or_all_when_it_is_not(share: float, shown: str) -> None:
    assert percent(share) == shown


def test_counts_are_written_as_danes_do() -> None:
    assert [number(count) for count in (7, 1000, 100_000)] == ["7", "1.000", "100.000"]
