"""The conversation in the README can be had."""

from __future__ import annotations

import re
from pathlib import Path

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")


def test_the_bot_answers_as_the_readme_shows(anne):
    (conversation,) = re.findall(r"^## A conversation\n.*?^```\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    turns = re.findall(r"^> ([^\n]+)\n(.*?)(?=^> |\Z)", conversation, re.DOTALL | re.MULTILINE)
    assert len(turns) > 5
    for written, shown in turns:
        told = ".*".join(re.escape(part.strip()) for part in re.split(r"^…$", shown, flags=re.MULTILINE))
        seen = anne.write(written).strip()
        assert re.fullmatch(told, seen, re.DOTALL), f"> {written}\n\n{seen}"
