"""What a text to paste elsewhere is about: a logged decision, or a draft that is not logged yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dialogs.deciding.outcomes import choosable
from dialogs.deciding.suggestion import Suggestion, rules, suggestion
from dialogs.desk import Desk
from dialogs.ports.decisions import Decision, Logged
from dialogs.ports.drafts import StatedFact
from dialogs.showing.conclusions import certain_warnings, place
from knowledge.form.interventions import Intervention
from knowledge.form.pack import Outcome, Row
from knowledge.rules.model import CompiledTable, Model


@dataclass(frozen=True, slots=True)
class Subject:
    """Facts and suggestion as they stand in the decision, or in the draft. The model only lends the words.

    What was suggested is never computed anew for a decision: facts that were held back, or a model that has changed
    since, would make it another suggestion than the one that was seen.
    """

    model: Model
    facts: Mapping[str, StatedFact]
    suggestion: Suggestion
    rules: tuple[str, ...]
    warnings: tuple[str, ...]
    logged: Logged | None

    @property
    def decision(self) -> Decision | None:
        """The decision, where it is logged."""
        return self.logged.decision if self.logged else None

    def tables(self) -> Iterator[CompiledTable]:
        """Yield the tables of the suggestion that the model still has, in their order on screen."""
        known = (self.model.tables[id] for id in self.suggestion if id in self.model.tables)
        yield from sorted((table for table in known if table.table.role != "warnings"), key=place)

    def suggested(self, table: CompiledTable) -> tuple[Outcome, ...]:
        """Return what was suggested; nothing where it was open."""
        found = self.suggestion[table.table.id]
        return outcomes(self.model, table, (found,) if isinstance(found, str) else found or ())

    def decided(self, table: CompiledTable) -> tuple[Outcome, ...]:
        """Return what was decided: what she chose instead, else what was suggested."""
        chosen = self.decision.overrides.get(table.table.id) if self.decision else None
        return outcomes(self.model, table, (chosen,)) if chosen else self.suggested(table)

    def rows(self, table: CompiledTable) -> tuple[Row, ...]:
        """Return the rows that gave the suggestion."""
        return tuple(row.row for row in table.rows if row.row.id in self.rules)


def outcomes(model: Model, table: CompiledTable, ids: tuple[str, ...]) -> tuple[Outcome, ...]:
    """Return the outcomes of these ids that there still are, in the table's order."""
    return tuple(outcome for outcome in choosable(model.loaded.pack, table.table) if outcome.id in ids)


def of_draft(desk: Desk) -> Subject | None:
    """Return the open draft as a subject; doubtful values that go into no decision are left out of its facts."""
    if not desk.draft or not desk.draft.facts:
        return None
    assessment = desk.assessment()
    kept = {id: s for id, s in desk.draft.facts.items() if s.value not in desk.model.facts[id].withheld}
    warnings = tuple(id for id, _ in certain_warnings(assessment))
    return Subject(desk.model, kept, suggestion(assessment), rules(assessment), warnings, None)


def of_decision(desk: Desk, logged: Logged) -> Subject:
    """Return a logged decision as a subject."""
    decision = logged.decision
    known = {id: stated for id, stated in decision.facts.items() if id in desk.model.facts}
    return Subject(desk.model, known, decision.suggestion, decision.rules, decision.warnings, logged)


def interventions(desk: Desk, ids: tuple[str, ...]) -> tuple[Intervention, ...]:
    """Return the interventions of these ids that there still are."""
    return tuple(desk.guide.interventions[id][1] for id in ids if id in desk.guide.interventions)
