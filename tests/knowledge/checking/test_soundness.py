"""Which tables of a faulty pack can still be tried."""

from __future__ import annotations

import pytest

from knowledge.checking.soundness import sound_tables
from knowledge.form.places import PathInPack
from tests.knowledge.small_models import criterion, model_of, table, yes_no

MODEL = model_of(
    yes_no("sag"),
    criteria=[criterion("1", {"sag": True}), criterion("2", {"sag": False})],
    tables=[
        table("center", ({"table": {"medlem": "ja"}}, "AM")),
        table("medlem", ({"any": [{"criterion": "1"}, {"criterion": "1"}]}, "ja")),
        table("andet", ({"not": {"criterion": "2"}}, "ja")),
    ],
)
ALL = {"center", "medlem", "andet"}


@pytest.mark.parametrize(
    ("spoilt", "sound"),
    [
        ((), ALL),
        (("tables", 0, "rows", 0, "when"), {"medlem", "andet"}),
        (("tables", 1, "rows", 0, "then"), {"andet"}),
        (("criteria", 0, "when"), {"andet"}),
        (("criteria", 1), {"center", "medlem"}),
        (("facts", 0, "type"), set()),
        (("facts", 0, "label"), ALL),
        (("implications", 0), set()),
        (("tables",), set()),
        (("tables", 1, "rows", 0, "because"), ALL),
        (("tables", 1, "outcomes", 0, "label"), ALL),
        (("interventions", 3, "status"), ALL),
        (("status",), ALL),
    ],
    ids=lambda value: str(sorted(value)) if isinstance(value, set) else str(value),
)
def test_a_table_is_sound_unless_something_it_rests_on_is_spoilt(spoilt: PathInPack, sound: set[str]) -> None:
    assert sound_tables(MODEL, [spoilt] if spoilt else []) == sound


def test_a_table_whose_row_gives_an_outcome_that_it_lacks_is_not_sound() -> None:
    faulty = table("medlem", ({"sag": True}, "ja"))
    faulty["rows"][0]["then"] = "jaa"
    model = model_of(yes_no("sag"), tables=[faulty, table("center", ({"table": {"medlem": "ja"}}, "AM"))])
    assert sound_tables(model, []) == set()
