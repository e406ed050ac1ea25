"""What is exported and imported again is the same, whatever stands in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.cpr import mask
from knowledge.form.interventions import Intervention
from knowledge.form.loading import available, load_all
from tests.bot.sheets.books import TODAY, pack_of, read_back, written

SIGNS = st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"))
TEXT = (
    st.one_of(
        st.text(SIGNS, min_size=1, max_size=30),
        st.sampled_from(["a;b|c", ";;|;", "=1+1", "#N/A", "_x0041_", "007", "x\ny"]),
    )
    .map(str.strip)
    .filter(lambda text: bool(text) and not mask(text).found)
)
NUMBER = st.from_regex(r"[0-9]{1,3}( ?[a-z])?(, stk\. [0-9])?", fullmatch=True)
DAY = st.dates(date(1900, 1, 1), TODAY)
MAYBE_TEXT = st.none() | TEXT
SEVERAL = st.lists(TEXT, max_size=3)
TOLD = st.none() | st.fixed_dictionaries({"value": TEXT, "date": DAY})
AMOUNT = st.floats(-1e12, 1e12, allow_subnormal=False) | st.integers(-(10**9), 10**9).map(float)
STATEMENTS = st.lists(
    st.fixed_dictionaries(
        {"text": TEXT, "amount": st.none() | AMOUNT, "unit": MAYBE_TEXT, "year": st.none() | st.integers(1990, 2030)}
    ),
    max_size=3,
)
INTERVENTION = st.fixed_dictionaries(
    {
        "title": TEXT,
        "other_names": SEVERAL,
        "municipality": MAYBE_TEXT,
        "description": TEXT,
        "category": TEXT,
        "target_groups": SEVERAL,
        "target_group_numbers": st.lists(
            st.fixed_dictionaries(
                {"number": st.from_regex(r"[0-9]\.[0-9]{1,2}", fullmatch=True), "law": TEXT, "version": TEXT}
            ),
            max_size=2,
        ),
        "paragraphs": st.lists(
            st.fixed_dictionaries(
                {
                    "law": st.sampled_from(["sel", "lab", "las", "barnets_lov", "sul", "rsl", "andet"]),
                    "number": NUMBER,
                    "version": MAYBE_TEXT,
                }
            ),
            max_size=3,
        ),
        "age_from": st.none() | st.integers(0, 120),
        "length": MAYBE_TEXT,
        "status": st.sampled_from(["drift", "forslag", "forsoeg", "ophoert", "ukendt"]),
        "legal_kind": st.sampled_from([None, "raadgivning", "intern_beslutning", "kraever_afgoerelse"]),
        "costs": STATEMENTS,
        "results": STATEMENTS,
        "everyday_words": SEVERAL,
        "follow_up": st.sampled_from([None, "om_8", "hver_6"]),
        "tier": st.sampled_from([1, 2, 3]),
        "year": st.integers(1990, 2030),
        "source": st.fixed_dictionaries({"document": st.just("papir"), "section": TEXT, "quote": MAYBE_TEXT}),
        "fits": st.sampled_from(
            [{}, {"alder": {"to": 29}}, {"any": [{"gaeld": True}, {"not": {"misbrug": ["intet", "nej"]}}]}]
        ),
        "local": st.fixed_dictionaries(
            {
                "owner": MAYBE_TEXT,
                "contact": TOLD,
                "assured": st.none() | DAY,
                "alert": TOLD,
                "capacity": TOLD,
                "waiting_time": TOLD,
            }
        ),
    }
)


@settings(
    max_examples=8, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(parts=st.lists(INTERVENTION, min_size=1, max_size=3))
def test_any_catalogue_comes_back_as_it_was(tmp_path: Path, parts: list[dict[str, object]]) -> None:
    interventions = [Intervention.model_validate({"id": f"nr_{n}", **part}) for n, part in enumerate(parts)]
    pack = pack_of(interventions)
    found = read_back(written(tmp_path / "katalog.xlsx", pack), pack)
    assert found.faults == ()
    assert [Intervention.model_validate(entry.record) for entry in found.interventions] == interventions


@pytest.mark.parametrize("id", available())
def test_every_catalogue_there_is_comes_back_as_it_was(tmp_path: Path, id: str) -> None:
    pack = load_all([id])[0].pack
    found = read_back(written(tmp_path / "katalog.xlsx", pack), pack)
    assert found.faults == ()
    assert [Intervention.model_validate(entry.record) for entry in found.interventions] == pack.interventions
    assert [entry.record["id"] for entry in found.sources] == [source.id for source in pack.sources]
