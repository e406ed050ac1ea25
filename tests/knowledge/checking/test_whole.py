"""A pack checked as a whole."""

from __future__ import annotations

import random
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from knowledge.checking.whole import check
from knowledge.form.faults import UnknownPackError
from knowledge.form.fitting import FILLER
from tests.knowledge.small_pack import NAME, PACK, WITH_TWELVE_FAULTS, altered, line_of, write

Found = tuple[int, str, str]


def found(root: Path, text: str) -> list[Found]:
    """Line, code and mend of every fault of a pack of one file."""
    faults = check("lille", [write(root, text)])
    assert {fault.file for fault in faults} <= {NAME}
    return [(fault.line, fault.code, fault.mend) for fault in faults]


def only(root: Path, old: str, new: str) -> Found:
    """The only fault when a part of the pack is exchanged: lines below that part, code, mend."""
    ((line, code, mend),) = found(root, altered((old, new)))
    return line - line_of(old), code, mend


def test_a_built_in_pack_has_no_faults() -> None:
    assert check("slagelse") == ()


def test_a_whole_pack_has_no_faults(tmp_path: Path) -> None:
    assert found(tmp_path, PACK) == []


def test_a_pack_of_a_municipality_that_extends_danmark_has_no_faults(tmp_path: Path) -> None:
    facts = PACK[PACK.index("facts:") : PACK.index("criteria:")]
    extending = altered(("municipality: Lille\n", "municipality: Lille\nextends: danmark\n"), (facts, ""))
    shared = extending.replace("sag: true", "sag_i_hp: true")
    assert found(tmp_path, shared) == []


def test_a_pack_that_no_folder_holds_is_an_error() -> None:
    with pytest.raises(UnknownPackError):
        check("findes_ikke")


def test_twelve_faults_are_twelve_reports_each_with_line_and_mend(tmp_path: Path) -> None:
    assert found(tmp_path, WITH_TWELVE_FAULTS) == [
        (line_of("status: forslaag", WITH_TWELVE_FAULTS), "value_not_allowed", "forslag, vedtaget"),
        (line_of("{id: AM, name: Endnu et}", WITH_TWELVE_FAULTS), "id_twice", ""),
        (line_of("label: Alder i dag", WITH_TWELVE_FAULTS), "key_twice", ""),
        (line_of("label: off", WITH_TWELVE_FAULTS), "word_is_yes_or_no", ""),
        (line_of("mistnke", WITH_TWELVE_FAULTS), "unknown_value", "mistanke"),
        (line_of("gælder", WITH_TWELVE_FAULTS), "unknown_value", "gaeldende"),
        (line_of("becaus:", WITH_TWELVE_FAULTS), "field_unknown", "because"),
        (line_of("kilder", WITH_TWELVE_FAULTS), "document_unknown", "kilde"),
        (line_of("goal: første", WITH_TWELVE_FAULTS), "not_a_number", ""),
        (line_of("partners: [RU]", WITH_TWELVE_FAULTS), "centre_unknown", "AM, HP"),
        (line_of("sagg", WITH_TWELVE_FAULTS), "unknown_fact", "sag"),
        (line_of("expect: {medlemskab: nej, center: AM}", WITH_TWELVE_FAULTS), "case_differs", ""),
    ]


class TestOneFaultIsReportedOnce:
    """What rests on a fault is not reported for it."""

    @pytest.mark.parametrize(
        ("old", "new", "fault"),
        [
            ("        then: ja\n", "        then: jaa\n", (0, "outcome_unknown", "ja")),
            ("        then: ja\n", "", (-2, "field_missing", "")),
            ("        then: ja\n", "        thn: ja\n", (0, "field_unknown", "then")),
            ('        when: {criterion: "1"}\n', '        when: {criterion: "7"}\n', (0, "unknown_criterion", "1")),
            ('        when: {criterion: "1"}\n', "        when: misbrug\n", (0, "not_keys", "")),
            ('        when: {criterion: "1"}\n', "", (-1, "field_missing", "")),
            ("    when: {misbrug: hindrende}", "    when: {misbrug: hindrede}", (0, "unknown_value", "hindrende")),
            ("type: yes_no", "type: janej", (0, "value_not_allowed", "choice, choices, yes_no, whole_number, date")),
            ("    type: yes_no\n", "", (-1, "field_missing", "")),
            (
                "      - {id: intet, label: Intet misbrug}\n",
                "      - {id: in tet, label: Intet}\n",
                (0, "not_this_form", "in_tet"),
            ),
            ("{medlemskab: ja}}\n", "{medlemskb: ja}}\n", (0, "unknown_table", "medlemskab")),
            ("facts: {misbrug: hindrende}", "facts: {misbrug: hindrnde}", (0, "case_fact", "hindrende")),
            ("facts: {misbrug: hindrende}", "facts: {missbrug: hindrende}", (0, "case_fact", "misbrug")),
            ("expect: {medlemskab: ja,", "expect: {medlemskb: ja,", (0, "unknown_table", "medlemskab, center")),
            ("  - id: sag\n    type", "  - type", (0, "field_missing", "")),
            ("  - id: medlemskab\n    title", "  - title", (0, "field_missing", "")),
            ("  - {id: kilde, title", "  - {title", (0, "field_missing", "")),
            ('  - id: "1"\n    label', "  - label", (0, "field_missing", "")),
            ("id: AM, name: Arbejdsmarked}", "name: Arbejdsmarked}", (0, "field_missing", "")),
            (
                "    hit_policy: unique",
                "    hit_policy: unik",
                (0, "value_not_allowed", "unique, first, collect"),
            ),
        ],
        ids=str,
    )
    def test_at_its_own_line(self, tmp_path: Path, old: str, new: str, fault: Found) -> None:
        assert only(tmp_path, old, new) == fault

    def test_also_when_the_faulty_file_is_not_the_only_one(self, tmp_path: Path) -> None:
        cases = PACK[PACK.index("cases:") :]
        write(tmp_path, altered((cases, "")))
        write(tmp_path, cases.replace("sag: true", "sagg: true"), file="cases.yaml")
        (fault,) = check("lille", [tmp_path])
        assert (fault.file, fault.line, fault.code) == ("lille/cases.yaml", 7, "case_fact")

    def test_a_file_that_cannot_be_read_is_reported_alone(self, tmp_path: Path) -> None:
        assert found(tmp_path, altered(("centres:\n", "centres: [\n"))) == [
            (line_of("{id: AM, name"), "not_yaml", "")
        ]


JUNK: Final[tuple[Any, ...]] = (
    None,
    True,
    5,
    -1.5,
    "x",
    "",
    "Å b",
    [],
    {},
    ["a"],
    {"a": 1},
    [[]],
    [{}],
    {"not": 1},
    {"from": "a"},
)


def changed_somewhere(dice: random.Random) -> str:
    """The small pack with one part left out, misspelt, doubled or turned into something else."""
    pack = yaml.safe_load(PACK)
    container, key = dice.choice(list(parts(pack)))
    match dice.choice(("left out", "misspelt", "doubled", "turned", "turned")):
        case "left out":
            del container[key]
        case "misspelt" if isinstance(container, dict):
            container[key[1:]] = container.pop(key)
        case "doubled" if isinstance(container, list):
            container.append(deepcopy(container[key]))
        case _:
            container[key] = dice.choice(JUNK)
    return yaml.safe_dump(pack, allow_unicode=True, sort_keys=False)


def parts(data: Any) -> Iterator[tuple[Any, Any]]:
    for key, part in data.items() if isinstance(data, dict) else enumerate(data):
        yield data, key
        if isinstance(part, dict | list):
            yield from parts(part)


@pytest.mark.parametrize("seed", range(60))
def test_whatever_is_wrong_with_a_pack_it_is_told_in_lines_of_it(tmp_path: Path, seed: int) -> None:
    text = changed_somewhere(random.Random(seed))
    for line, _, mend in found(tmp_path, text):
        assert 1 <= line <= text.count("\n")
        assert FILLER not in mend


class TestCases:
    def test_a_case_that_comes_out_otherwise_is_reported_with_both(self, tmp_path: Path) -> None:
        (fault,) = check("lille", [write(tmp_path, altered(("center: HP}", "center: AM}")))])
        assert fault.code == "case_differs"
        assert fault.details == {"what": "center", "expected": "AM", "found": "HP"}

    def test_criteria_that_are_met_otherwise_are_reported(self, tmp_path: Path) -> None:
        assert only(tmp_path, 'criteria_met: ["1"]', "criteria_met: []") == (0, "case_differs", "")

    def test_a_row_that_no_case_hits_is_reported(self, tmp_path: Path) -> None:
        last = PACK[PACK.index("  - name: Uden misbrug") :]
        assert found(tmp_path, altered((last, ""))) == [
            (line_of("- id: medlemskab.ingen"), "row_without_case", ""),
            (line_of("- id: center.HP"), "row_without_case", ""),
        ]

    def test_rows_of_a_unique_table_that_can_apply_to_one_citizen_are_reported_at_the_second(
        self, tmp_path: Path
    ) -> None:
        old = "when: {table: {medlemskab: nej}, sag: true}"
        assert found(tmp_path, altered((old, "when: {sag: true}"))) == [
            (line_of("- id: center.HP"), "rows_overlap", "")
        ]


class TestRows:
    def test_a_row_below_one_that_takes_all_is_never_reached(self, tmp_path: Path) -> None:
        text = altered(('        when: {criterion: "1"}\n', "        when: {any: [{sag: true}, {sag: false}]}\n"))
        assert (line_of("- id: medlemskab.ingen"), "row_shadowed", "") in found(tmp_path, text)

    def test_a_row_with_the_condition_of_one_above_is_never_reached(self, tmp_path: Path) -> None:
        text = altered(("when: {table: {medlemskab: nej}, sag: true}", "when: {table: {medlemskab: ja}}"))
        assert (line_of("- id: center.HP"), "row_twice", "") in found(tmp_path, text)


class TestQuotes:
    def checked(self, tmp_path: Path, document: str) -> list[tuple[int, str]]:
        (tmp_path / "papirer").mkdir()
        (tmp_path / "papirer" / "papir.txt").write_text(document, encoding="utf-8")
        text = altered(
            ("{id: kilde, title: Kommunens papir,", "{id: kilde, title: Kommunens papir, file: papir.txt,")
        )
        faults = check("lille", [write(tmp_path, text)], tmp_path / "papirer")
        return [(fault.line, fault.code) for fault in faults]

    def test_a_quote_may_be_broken_and_hyphenated_in_its_document(self, tmp_path: Path) -> None:
        document = "Ved HIND-\nrende\n  misbrug. AM har\nindsatsen, og HP har  sagen."
        assert self.checked(tmp_path, document) == []

    def test_a_quote_that_does_not_stand_in_its_document_is_reported(self, tmp_path: Path) -> None:
        assert self.checked(tmp_path, "hindrende misbrug. AM har indsatsen") == [
            (line_of("quote: HP har sagen"), "quote_not_found")
        ]

    def test_a_document_that_is_not_at_hand_is_not_looked_into(self, tmp_path: Path) -> None:
        assert check("lille", [write(tmp_path)], tmp_path) == ()
