"""What running the cases of packs showed, as lines and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict

from bot.commands.json_lines import Json
from dialogs.wording import say
from knowledge.checking.cases import CaseReport

Reports = Mapping[str, CaseReport]


def case_lines(reports: Reports) -> Iterator[str]:
    """Yield a line for each pack, then one for each case that came out otherwise."""
    for pack, report in reports.items():
        yield say("cli.packs.test.line", pack=pack, cases=report.cases, wrong=len(report.mismatches))
        for wrong in report.mismatches:
            yield say("cli.packs.test.wrong", **asdict(wrong))


def cases_json(reports: Reports) -> Json:
    """Return the reports by pack."""
    return {pack: asdict(report) for pack, report in reports.items()}
