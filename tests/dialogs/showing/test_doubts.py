"""What a text left open."""

from __future__ import annotations

import pytest

from dialogs.showing.doubts import show_doubt
from knowledge.intake.reading import Doubt, ReadFact


@pytest.mark.parametrize(
    ("fact", "readings", "said"),
    [
        (
            "misbrug",
            [("hindrende", "drikker"), ("ikke_hindrende", "drikker")],
            "Jeg er i tvivl om misbrug: du skriver »drikker«. "
            "Ved du det, så skriv »Misbrug der hindrer« eller »Misbrug der ikke hindrer«.",
        ),
        (
            "gaeld",
            [(True, "gæld")],
            "Jeg er i tvivl om gæld: du skriver »gæld«. "
            "Ved du det, så skriv »Gæld eller økonomiske problemer« eller »Ingen gæld«.",
        ),
        (
            "ydelse",
            [("kontanthjaelp", "kth"), ("sygedagpenge", "sdp")],
            "Jeg er i tvivl om forsørgelse: du skriver »kth« og »sdp«. "
            "Ved du det, så skriv »Kontanthjælp« eller »Sygedagpenge«.",
        ),
    ],
)
def test_it_says_which_words_and_what_would_settle_it(guide, fact, readings, said):
    doubt = Doubt(fact, "unclear", tuple(ReadFact(value, words) for value, words in readings))
    assert show_doubt(guide.model.facts[fact], doubt) == said


def test_what_it_asks_to_write_can_be_read(guide, house):
    for fact in ("misbrug", "gaeld", "sag_i_hp", "paragraf_85"):
        known = guide.model.facts[fact]
        labels = [value.label for value in known.values] or [known.when_yes, known.when_no]
        for label in labels:
            assert fact in guide.read(label, house.now.date()).facts, label
