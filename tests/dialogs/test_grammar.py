"""What a typed line asks for."""

from __future__ import annotations

import pytest

from dialogs.grammar import COMMANDS, Command, command
from dialogs.wording import words


@pytest.mark.parametrize("name", COMMANDS)
def test_every_form_of_a_command_is_that_command(name):
    assert {command(form) for form in words(f"command.{name}")} == {Command(name)}


def test_no_form_belongs_to_two_commands():
    forms = [form for name in COMMANDS for form in words(f"command.{name}")]
    assert len(set(forms)) == len(forms)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("HJÆLP!", "help"),
        ("hjaelp", "help"),
        ("hjælpp", "help"),
        ("annuler", "cancel"),
        ("annulér", "cancel"),
        ("fotryd", "undo"),
        ("log beslutnig", "log"),
        ("Log beslutning.", "log"),
        ("vurderer anderledes", "differ"),
        ("tilbge", "back"),
        ("  mine  ", "mine"),
        ("hvorfor spørger du?", "why"),
        ("ugeoverbilk", "digest"),
        ("skriv notat på den fra før", "note"),
        ("lav et notat", "note"),
        ("fortsæt vurderingen", "continue"),
    ],
)
def test_commands_forgive_spelling(written, name):
    assert command(written) == Command(name)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("find hjælp til gæld", Command("find", "hjælp til gæld")),
        ("Find: § 107", Command("find", "§ 107")),
        ("søg bostøtte", Command("find", "bostøtte")),
        ("finde bostøtte", Command("find", "bostøtte")),
        ("ny 42 år, kth", Command("new", "42 år, kth")),
        ("ny borger: 42 år", Command("new", "42 år")),
        ("ret alder til 43", Command("fix", "alder til 43")),
        ("vis flere om gæld", Command("find_more", "gæld")),
        ("Detaljer: Mentor", Command("details", "Mentor")),
        ("fortsæt kladde 2", Command("continue", "2")),
    ],
)
def test_what_stands_after_a_command_is_its_argument(written, expected):
    assert command(written) == expected


@pytest.mark.parametrize(
    "number", ["2026-117", "V-7K3M", "v-kmtr", "V 7K3M", "2026 117", "117", "nr. 2026/117", "KMD-26-1"]
)
def test_a_case_is_asked_for_by_any_number(number):
    assert command(f"sag {number}") == Command("case", number)


@pytest.mark.parametrize(
    "written",
    [
        "sag i HP, 42 år, kth",
        "sag i HP",
        "sag fra 2019",
        "sag hp 42 år",
        "start på praktik 1/12 gik galt",
        "indsatser uden effekt",
        "indsats uden effekt, tre gange",
        "42 år, kth, sag i HP",
        "gæld",
        "ja",
        "nej",
        "ved ikke",
        "misbrug",
        "hjemløs",
        "sover på sofaer",
        "kontanthjælp",
        "stopper i praktik",
        "finansielle problemer",
        "",
        "😀",
    ],
)
def test_what_is_said_of_a_citizen_is_no_command(written):
    assert command(written) is None
