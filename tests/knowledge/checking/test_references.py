"""Names in a pack that stand for nothing, or for two things."""

from __future__ import annotations

from typing import Any

import pytest

from knowledge.checking.references import references, sources_of
from tests.knowledge.small_models import SOURCE, Written, choice, criterion, link, loaded, number, table, yes_no

DOCUMENT = {"id": "kilde", "title": "Et papir", "year": 2026}
TABLE = table("medlem", ({"sag": True}, "ja"))
FIGURE = {"id": "tal", "title": "Tal", "unit": "kr.", "columns": ["a", "b"], "rows": {"x": [1, 2]}, "source": SOURCE}
INTERVENTION: Written = {
    "id": "mentor",
    "title": "Mentor",
    "description": "En mentor.",
    "category": "stoette",
    "status": "drift",
    "tier": 1,
    "year": 2015,
    "source": SOURCE,
}
FOLLOW_UP = {"id": "hver_maaned", "label": "Hver måned", "months": 1, "source": SOURCE}


def found(**parts: Any) -> list[tuple[str, str, str]]:
    """Code, what is named, and mend of every fault."""
    whole = loaded(**{"facts": [yes_no("sag")], "sources": [DOCUMENT], **parts})
    named = ("found", "id", "outcome", "fact", "row")
    return [
        (fault.code, next(fault.details[key] for key in named if key in fault.details), fault.mend)
        for fault in references(whole)
    ]


def row(**changed: Any) -> Written:
    return {**TABLE, "rows": [{**TABLE["rows"][0], **changed}]}


def test_what_is_named_and_exists_is_no_fault() -> None:
    parts = {"tables": [TABLE], "figures": [FIGURE], "interventions": [{**INTERVENTION, "follow_up": "hver_maaned"}]}
    assert found(**parts, follow_ups=[FOLLOW_UP], criteria=[criterion("1", {"sag": True})]) == []


@pytest.mark.parametrize(
    ("parts", "fault"),
    [
        ({"facts": [yes_no("sag"), yes_no("sag")]}, ("id_twice", "sag", "")),
        ({"facts": [choice("ydelse", "a", "b", "a")]}, ("id_twice", "a", "")),
        ({"implications": [link({"sag": [True]}), link({"sag": [True]})]}, ("id_twice", "haenger", "")),
        ({"tables": [{**TABLE, "outcomes": [*TABLE["outcomes"], *TABLE["outcomes"]]}]}, ("id_twice", "ja", "")),
        ({"tables": [TABLE, {**TABLE, "id": "anden"}]}, ("id_twice", "medlem.0", "")),
        ({"figures": [FIGURE, FIGURE]}, ("id_twice", "tal", "")),
        ({"tables": [row(then="jaa")]}, ("outcome_unknown", "jaa", "ja")),
        (
            {"tables": [{**TABLE, "outcomes": [*TABLE["outcomes"], {"id": "nej", "label": "Nej nej"}]}]},
            ("outcome_without_row", "nej", ""),
        ),
        (
            {"tables": [row(partners=["RU"])], "centres": [{"id": "AM", "name": "Job"}]},
            ("centre_unknown", "RU", "AM"),
        ),
        ({"tables": [row(coordinator="RU")]}, ("centre_unknown", "RU", "")),
        ({"tables": [row(source={**SOURCE, "document": "kilden"})]}, ("document_unknown", "kilden", "kilde")),
        (
            {"interventions": [{**INTERVENTION, "source": {**SOURCE, "document": "x"}}]},
            ("document_unknown", "x", "kilde"),
        ),
        ({"tables": [row(source={"document": "kilde", "section": "1"})]}, ("row_without_quote", "medlem.0", "")),
        ({"facts": [yes_no("sag", withheld=["mistanke"])]}, ("unknown_value", "mistanke", "")),
        ({"facts": [choice("misbrug", "mistanke", withheld=["mistnke"])]}, ("unknown_value", "mistnke", "mistanke")),
        ({"facts": [choice("ydelse")]}, ("values_or_not", "ydelse", "")),
        ({"facts": [number("alder", values=[{"id": "a", "label": "Er a"}])]}, ("values_or_not", "alder", "")),
        (
            {"facts": [choice("pension", {"id": "a", "label": "Er a", "becomes": "b"})]},
            ("unknown_value", "b", "a"),
        ),
        (
            {"facts": [yes_no("sag"), choice("pension", {"id": "a", "label": "Er a", "since": "sag"})]},
            ("unknown_fact", "sag", ""),
        ),
        (
            {"interventions": [{**INTERVENTION, "follow_up": "hver_maned"}], "follow_ups": [FOLLOW_UP]},
            ("follow_up_unknown", "hver_maned", "hver_maaned"),
        ),
        ({"figures": [{**FIGURE, "rows": {"x": [1]}}]}, ("figure_row", "1", "")),
        (
            {
                "thesaurus": [
                    {"id": "gaeld", "words": ["gæld"], "broader": ["oekonmi"]},
                    {"id": "oekonomi", "words": []},
                ]
            },
            ("group_unknown", "oekonmi", "oekonomi"),
        ),
        ({"lexicon": {"facts": {"sagg": {}}}}, ("unknown_fact", "sagg", "sag")),
        ({"lexicon": {"facts": {"sag": {"values": {"ja": ["sag"], "nejj": []}}}}}, ("unknown_value", "nejj", "nej")),
        (
            {"facts": [choice("misbrug", "intet")], "lexicon": {"facts": {"misbrug": {"values": {"ja": ["x"]}}}}},
            ("unknown_value", "ja", "intet"),
        ),
    ],
    ids=lambda value: str(value)[:60],
)
def test_a_name_that_stands_for_nothing_or_for_two_things_is_reported(
    parts: dict[str, Any], fault: tuple[str, str, str]
) -> None:
    assert found(**parts) == [fault]


def test_an_outcome_without_a_row_is_not_reported_beside_a_row_that_may_have_meant_it() -> None:
    assert [code for code, _, _ in found(tables=[row(then="jaa")])] == ["outcome_unknown"]


def test_every_source_of_a_pack_is_found() -> None:
    whole = loaded(
        facts=[yes_no("sag")],
        tables=[TABLE],
        figures=[FIGURE],
        interventions=[INTERVENTION],
        follow_ups=[FOLLOW_UP],
        criteria=[criterion("1", {"sag": True})],
        terms=[{"id": "ord", "label": "ordet", "text": "Et ord."}],
        missing=[{"what": "Bilag 7 mangler", "source": SOURCE}],
    )
    paths = [path for path, _ in sources_of(whole.pack)]
    assert [path[0] for path in paths] == ["criteria", "interventions", "follow_ups", "figures", "missing", "tables"]
