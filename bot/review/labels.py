"""What a review says of a citizen, in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from bot.review.faults import Reason
from bot.review.judging import Finding
from bot.review.reviewing import Reviewed, SetAside
from dialogs.showing.conclusions import labels
from dialogs.showing.dates import show_date
from dialogs.showing.facts import show_value
from dialogs.showing.sources import joined
from dialogs.wording import say
from knowledge.form.pack import Fact
from knowledge.rules.model import Conclusion, Model
from knowledge.values import Value

_MOST_NAMED: Final = 3


class Labels:
    """The words of one model."""

    def __init__(self, model: Model) -> None:
        self._model = model

    def fact(self, fact: str) -> str:
        """Return what a fact is called."""
        return self._model.facts[fact].label

    def question(self, fact: str) -> str:
        """Return how a fact is asked for."""
        return self._model.facts[fact].question

    def value(self, fact: str, value: Value) -> str:
        """Return how a value reads beside its fact."""
        return show_value(self._model.facts[fact], value)

    def outcome(self, table: str, outcome: str) -> str:
        """Return how an outcome of a table reads."""
        return self._model.tables[table].outcome(outcome).label

    def said(self, conclusion: Conclusion | None) -> str:
        """Return what a table says, in one cell; nothing where it is not in play."""
        if conclusion is None:
            return ""
        certain = joined(labels(conclusion, conclusion.outcomes))
        possible = joined(labels(conclusion, conclusion.possible), "general.or")
        if conclusion.status == "open" and not conclusion.outcomes:
            few = len(conclusion.possible) <= _MOST_NAMED
            return say(
                "review.open" if few else "review.open_many", outcomes=possible, count=len(conclusion.possible)
            )
        if conclusion.status == "open":
            return say("review.possible_too", outcomes=certain, possible=possible)
        return certain or say("review.none")

    def lacking(self, finding: Finding) -> str:
        """Return the facts that are lacking, those asked in vain last."""
        in_vain = (say("review.in_vain", fact=self.fact(fact)) for fact in finding.in_vain)
        return "; ".join([*map(self.fact, finding.lacking), *in_vain])

    def attention(self, line: Reviewed) -> str:
        """Return warnings, and answers that no longer exist."""
        warnings = [self.outcome(table, outcome) for table, outcome in line.finding.warnings]
        ended = [say("review.ended", value=self.value(fact, value)) for fact, value in line.ended]
        return "; ".join([*warnings, *ended])

    def reason(self, reason: Reason) -> str:
        """Return why a line is set aside, and what to write instead."""
        return say(f"review.set_aside.{reason.code}", **self._details(reason))

    def reasons(self, line: SetAside) -> str:
        """Return every reason why a line is set aside."""
        return " ".join(map(self.reason, line.reasons))

    def _details(self, reason: Reason) -> dict[str, object]:
        details = {**reason.details}
        for key in details.keys() & {"one", "other"}:
            details[key] = self.fact(str(details[key]))
        if "fact" in details:
            details |= self._about(self._model.facts[str(details["fact"])], details)
        return details

    def _about(self, fact: Fact, details: Mapping[str, object]) -> dict[str, object]:
        """Return what can be said of a fact whose cell is at fault."""
        on = details.get("date")
        return {
            "fact": fact.label,
            "allowed": ", ".join(value.label for value in fact.values),
            "minimum": fact.minimum,
            "maximum": fact.maximum,
            "value": show_value(fact, str(details.get("value"))),
            "date": show_date(on) if isinstance(on, date) else "",
        }
