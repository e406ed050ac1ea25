"""Packs found, joined and read."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.form.faults import PackError, UnknownPackError
from knowledge.form.loading import Loaded, available, load, load_pack, read
from knowledge.form.places import PathInPack
from tests.knowledge.small_pack import NAME, PACK, altered, line_of, write

CHILD = """\
id: barn
title: Barnets model
version: "1"
valid_from: 2026-01-01
status: vedtaget
extends: lille
"""

Found = tuple[str, int, str, str]


def found(pack: str, root: Path) -> list[Found]:
    with pytest.raises(PackError) as raised:
        load(pack, [root])
    return [(fault.file, fault.line, fault.code, fault.mend) for fault in raised.value.faults]


def faults_of(root: Path, *changes: tuple[str, str]) -> list[tuple[int, str, str]]:
    """Line, code and mend of every fault of the small pack with these changes."""
    return [(line, code, mend) for _, line, code, mend in found("lille", write(root, altered(*changes)))]


class TestFinding:
    def test_own_folders_are_searched_before_the_built_in_packs(self, tmp_path: Path) -> None:
        write(tmp_path, altered(("id: lille", "id: slagelse")), pack="slagelse")
        assert load_pack("slagelse", [tmp_path]).title == "Lille kommunes model"
        assert load_pack("slagelse").municipality == "Slagelse"

    def test_every_pack_that_can_be_loaded_is_listed_once(self, tmp_path: Path) -> None:
        write(tmp_path)
        write(tmp_path, pack="slagelse")
        (tmp_path / "ikke_en_pakke").mkdir()
        assert set(available([tmp_path])) == {"lille", *available()}
        assert list(available([tmp_path])) == sorted(available([tmp_path]))

    def test_a_name_that_no_folder_holds_is_told_with_those_that_there_are(self) -> None:
        with pytest.raises(UnknownPackError) as raised:
            load("slagelsee")
        assert raised.value.available == available()

    def test_a_pack_is_named_as_its_folder(self, tmp_path: Path) -> None:
        assert faults_of(tmp_path, ("id: lille", "id: stor")) == [(1, "id_not_folder", "lille")]


class TestHash:
    def test_the_same_content_has_the_same_hash_however_it_is_written(self, tmp_path: Path) -> None:
        with_comment = altered(("facts:\n", "# Et ord om det hele.\nfacts:\n"))
        one = load("lille", [write(tmp_path / "a")])
        other = load("lille", [write(tmp_path / "b", with_comment)])
        assert one.hash == other.hash

    def test_another_content_has_another_hash(self, tmp_path: Path) -> None:
        before = load("lille", [write(tmp_path)]).hash
        assert load("lille", [write(tmp_path, altered(("maximum: 120", "maximum: 110")))]).hash != before


class TestFiles:
    def test_lists_in_several_files_are_joined_and_keep_their_places(self, tmp_path: Path) -> None:
        write(tmp_path)
        write(
            tmp_path,
            "# mere\ncases:\n  - {name: En til., facts: {sag: true}, expect: {medlemskab: open}}\n",
            file="cases.yaml",
        )
        loaded = load("lille", [tmp_path])
        assert [case.name for case in loaded.pack.cases][2] == "En til."
        assert loaded.place("cases", 2) == ("lille/cases.yaml", 3)
        assert loaded.place("cases", 0) == (NAME, line_of("- name: Et misbrug"))

    def test_what_is_no_list_may_stand_in_one_file_only(self, tmp_path: Path) -> None:
        write(tmp_path)
        write(tmp_path, "\ntitle: En anden\n", file="mere.yaml")
        assert found("lille", tmp_path) == [("lille/mere.yaml", 2, "key_twice", "")]

    def test_a_lexicon_may_stand_in_several_files_but_each_part_in_one(self, tmp_path: Path) -> None:
        write(tmp_path)
        write(tmp_path, "lexicon:\n  groups: {stof: [hash]}\n", file="a.yaml")
        write(tmp_path, "lexicon:\n  people: {she: [hun]}\n", file="b.yaml")
        assert load_pack("lille", [tmp_path]).lexicon.groups == {"stof": ["hash"]}
        write(tmp_path, "lexicon:\n  people: {she: [hun]}\n  groups: {stof: [coke]}\n", file="b.yaml")
        assert found("lille", tmp_path) == [("lille/b.yaml", 3, "key_twice", "")]

    def test_the_line_of_the_nearest_part_around_is_given_for_what_is_missing(self, tmp_path: Path) -> None:
        loaded = load("lille", [write(tmp_path)])
        assert loaded.place("tables", 1, "rows", 0, "note") == (NAME, line_of("- id: center.AM"))
        assert loaded.place("figures", 3) == (NAME, 1)

    def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(self, tmp_path: Path) -> None:
        path = write(tmp_path) / "lille" / "pack.yaml"
        path.write_bytes(b"\xef\xbb\xbf" + PACK.replace("\n", "\r\n").encode())
        assert load("lille", [tmp_path]).place("cases") == (NAME, line_of("cases:"))

    def test_a_file_that_is_no_yaml_is_told_with_the_line_and_misses_nothing(self, tmp_path: Path) -> None:
        write(tmp_path, "id: lille\ntitle: [åben\nversion: 1\n")
        assert found("lille", tmp_path) == [(NAME, 3, "not_yaml", "")]

    @pytest.mark.parametrize("content", ["", "# kun en bemærkning\n", "- en\n- liste\n", "bare tekst"])
    def test_a_file_must_be_made_of_keys(self, tmp_path: Path, content: str) -> None:
        write(tmp_path)
        write(tmp_path, content, file="mere.yaml")
        assert found("lille", tmp_path) == [("lille/mere.yaml", 1, "not_a_mapping", "")]

    def test_a_file_in_another_encoding_is_told(self, tmp_path: Path) -> None:
        write(tmp_path)
        (tmp_path / "lille" / "mere.yaml").write_bytes("terms: æøå".encode("latin-1"))
        assert found("lille", tmp_path) == [("lille/mere.yaml", 1, "not_yaml", "")]


class TestYaml:
    def test_a_key_that_stands_twice_is_a_fault_at_the_second(self, tmp_path: Path) -> None:
        again = ("question: Hvor gammel er borgeren?", "question: Hvor gammel er borgeren?\n    label: Alder i dag")
        assert faults_of(tmp_path, again) == [(line_of("question: Hvor gammel") + 1, "key_twice", "")]

    def test_a_list_that_stands_twice_in_one_file_is_a_fault_too(self, tmp_path: Path) -> None:
        again = ("cases:\n", "centres:\n  - {id: RU, name: Rådgivning}\ncases:\n")
        assert faults_of(tmp_path, again) == [(line_of("cases:\n"), "key_twice", "")]

    @pytest.mark.parametrize("word", ["on", "off", "yes", "no", "Yes", "2026", "2026-01-01", "null", "1.5"])
    def test_a_key_that_yaml_does_not_read_as_text_is_a_fault_that_says_so(self, tmp_path: Path, word: str) -> None:
        figure = (
            "cases:\n",
            "figures:\n  - id: tal\n    title: Tal\n    unit: kr.\n    columns: [a]\n    rows:\n"
            f"      {word}: [1]\n    source: {{document: kilde, section: x}}\ncases:\n",
        )
        assert faults_of(tmp_path, figure) == [(line_of("cases:\n") + 6, "key_not_text", f'"{word}"')]

    def test_a_key_in_braces_is_a_fault(self, tmp_path: Path) -> None:
        braces = ("    goal: 1\n", "    goal: 1\n    {x: y}: z\n")
        assert faults_of(tmp_path, braces) == [(line_of("    goal: 1") + 1, "key_not_text", "")]

    def test_a_text_that_yaml_reads_as_yes_or_no_is_a_fault_that_says_so(self, tmp_path: Path) -> None:
        assert faults_of(tmp_path, ("label: Sag i HP", "label: on")) == [
            (line_of("label: Sag i HP"), "word_is_yes_or_no", "")
        ]

    def test_a_text_that_begins_with_a_mark_of_yaml_needs_quotes(self, tmp_path: Path) -> None:
        mark = ("label: Sag i HP", "label: !Sag i HP")
        assert faults_of(tmp_path, mark) == [(line_of("label: Sag i HP"), "needs_quotes", '"!Sag i HP"')]

    def test_a_date_that_does_not_exist_is_a_fault_at_its_field(self, tmp_path: Path) -> None:
        assert faults_of(tmp_path, ("valid_from: 2026-01-01", "valid_from: 2026-02-30")) == [(4, "not_a_date", "")]

    def test_a_pack_may_use_anchors(self, tmp_path: Path) -> None:
        first = 'source: {document: kilde, section: "2", quote: AM har indsatsen}'
        second = 'source: {document: kilde, section: "2", quote: HP har sagen}'
        write(tmp_path, altered((first, first.replace(" {", " &her {")), (second, "source: *her")))
        rows = load_pack("lille", [tmp_path]).tables[1].rows
        assert rows[0].source == rows[1].source


class TestExtending:
    def test_facts_words_and_sources_are_shared_but_not_centres_tables_and_cases(self, tmp_path: Path) -> None:
        write(tmp_path)
        child = load_pack("barn", [write(tmp_path, CHILD, pack="barn")])
        assert [fact.id for fact in child.facts] == ["alder", "sag", "misbrug", "pension", "pension_fra"]
        assert [source.id for source in child.sources] == ["kilde"]
        assert (child.centres, child.criteria, child.tables, child.cases) == ([], [], [], [])
        assert (child.title, child.status) == ("Barnets model", "vedtaget")

    def test_an_own_part_with_the_same_id_takes_the_place_of_a_shared_one(self, tmp_path: Path) -> None:
        own = "facts:\n  - {id: sag, type: yes_no, label: Åben sag, question: Har borgeren en åben sag?}\n"
        write(tmp_path)
        child = load("barn", [write(tmp_path, CHILD + own, pack="barn")])
        assert [(fact.id, fact.label) for fact in child.pack.facts][-1] == ("sag", "Åben sag")
        assert len(child.pack.facts) == 5
        assert places(child, "facts", 0, 4) == [(NAME, line_of("- id: alder")), ("barn/pack.yaml", 8)]

    def test_the_lexicon_is_laid_over_the_shared_one(self, tmp_path: Path) -> None:
        write(tmp_path, PACK + "lexicon:\n  groups: {stof: [hash], bolig: [hus]}\n")
        child = CHILD + "lexicon:\n  groups: {stof: [coke]}\n"
        assert load_pack("barn", [write(tmp_path, child, pack="barn")]).lexicon.groups == {
            "stof": ["coke"],
            "bolig": ["hus"],
        }

    def test_faults_of_the_shared_pack_are_told_with_its_file(self, tmp_path: Path) -> None:
        write(tmp_path, altered(("type: yes_no", "type: yesno")))
        write(tmp_path, CHILD.replace("status: vedtaget", "status: besluttet"), pack="barn")
        assert found("barn", tmp_path) == [
            ("barn/pack.yaml", 5, "value_not_allowed", "forslag, vedtaget"),
            (NAME, line_of("type: yes_no"), "value_not_allowed", "yes_no, choice, choices, whole_number, date"),
        ]

    def test_a_shared_pack_that_does_not_exist_is_told_at_the_line_that_names_it(self, tmp_path: Path) -> None:
        write(tmp_path, CHILD.replace("lille", "danmrak"), pack="barn")
        assert found("barn", tmp_path) == [("barn/pack.yaml", 6, "extends_unknown", "danmark")]

    def test_packs_that_extend_each_other_in_a_circle_are_told(self, tmp_path: Path) -> None:
        write(tmp_path, CHILD.replace("lille", "moster").replace("barn", "datter"), pack="datter")
        write(tmp_path, CHILD.replace("lille", "datter").replace("barn", "moster"), pack="moster")
        assert found("datter", tmp_path) == [("moster/pack.yaml", 6, "extends_in_circle", "")]

    def test_a_pack_that_extends_itself_is_told(self, tmp_path: Path) -> None:
        write(tmp_path, CHILD.replace("lille", "barn"), pack="barn")
        assert found("barn", tmp_path) == [("barn/pack.yaml", 6, "extends_in_circle", "")]

    @pytest.mark.parametrize(
        ("own", "code"),
        [("facts: x\n", "not_a_list"), ("lexicon: []\n", "not_keys"), ("lexicon: {groups: }\n", "not_keys")],
    )
    def test_an_own_part_of_the_wrong_kind_is_told_at_its_line(self, tmp_path: Path, own: str, code: str) -> None:
        write(tmp_path, PACK + "lexicon:\n  groups: {stof: [hash]}\n")
        write(tmp_path, CHILD + own, pack="barn")
        assert found("barn", tmp_path) == [("barn/pack.yaml", 7, code, "")]


class TestReading:
    def test_what_does_not_fit_is_filled_in_and_named(self, tmp_path: Path) -> None:
        reading = read("lille", [write(tmp_path, altered(("type: yes_no", "type: yesno")))])
        assert reading.loaded
        assert reading.loaded.pack.facts[1].type == "yes_no"
        assert reading.spoilt == {("facts", 1, "type")}

    def test_a_pack_of_which_a_file_cannot_be_read_is_not_looked_into_further(self, tmp_path: Path) -> None:
        write(tmp_path)
        write(tmp_path, "a: [", file="mere.yaml")
        assert read("lille", [tmp_path]).loaded is None


def places(loaded: Loaded, key: str, *numbers: int) -> list[tuple[str, int]]:
    paths: list[PathInPack] = [(key, number) for number in numbers]
    return [loaded.place(*path) for path in paths]
