"""What stands beside each line."""

from __future__ import annotations

from bot.review.reviewing import Reviewed, SetAside
from tests.bot.review.reviews import JOINT, UNASKED, UNKNOWN, WRONG, small


def cells(*row: str) -> dict[object, object]:
    review = small(row)
    (line,) = review.found
    if isinstance(line, SetAside):
        return dict(zip(review.rows.set_aside_head, review.rows.set_aside(line), strict=True))
    return dict(zip(review.rows.head, review.rows.row(line), strict=True))


def test_outcomes_stand_by_their_labels() -> None:
    row = cells(*JOINT)
    assert (row["Linje"], row["Sagsnr"]) == (2, "N-2")
    assert row["Lag"] == "Fælles: både beskæftigelsesområdet og socialområdet"
    assert (row["Mangler"], row["Spørg først om"], row["Vær opmærksom på"]) == ("", "", "")


def test_an_open_table_names_what_it_can_become_and_what_is_lacking() -> None:
    row = cells(*UNASKED)
    assert row["Lag"] == "Ikke afgjort: 4 muligheder"
    assert row["Mangler"] == "Alder; Beskæftigelsesområdet kan alene"
    assert row["Spørg først om"] == "Hvor gammel er borgeren?"


def test_what_was_asked_in_vain_says_so_and_nothing_is_to_be_asked() -> None:
    row = cells(*UNKNOWN)
    assert row["Mangler"] == "Beskæftigelsespotentiale (spurgt, vides ikke)"
    assert row["Spørg først om"] == ""


def test_warnings_and_ended_benefits_stand_together() -> None:
    row = cells("N-9", "17", "Uddannelseshjælp", "Enkel", "", "")
    assert row["Vær opmærksom på"] == "Fra 18 år gælder de voksnes lag; Uddannelseshjælp er ophørt"


def test_a_line_set_aside_tells_why_and_what_to_write() -> None:
    assert cells(*WRONG)["Hvorfor"] == "»firs« kan ikke læses som Alder. Skriv et helt tal fra 0 til 120."


def test_every_reason_has_a_sentence() -> None:
    sentences = {
        str(cells(*row)["Hvorfor"])
        for row in (
            ("N-1", "", "lottogevinst", "", "", ""),
            ("N-1", ""),
            ("N-1", "", "", "ret svær", "", "=1"),
        )
    }
    assert len(sentences) == 3
    assert not any("{" in sentence for sentence in sentences)
    review = small(("50", "Førtidspension", "Nej"), head=("Alder", "Forsørgelse", "Førtidspension"))
    (line,) = review.found
    assert isinstance(line, SetAside)
    assert review.rows.set_aside(line)[-1] == (
        "Forsørgelse og Førtidspension passer ikke sammen. Får borgeren førtidspension, er pensionen gældende."
    )


def test_a_carried_column_without_head_is_called_by_its_place() -> None:
    review = small(("42", "x"), head=("Alder", None))
    assert review.rows.head[:2] == ("Linje", "Kolonne 2")
    assert isinstance(review.found[0], Reviewed)
