"""Which logged decisions another version of a model would have suggested otherwise. No fact reaches the screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.commands.json_lines import Json
from dialogs.wording import say
from knowledge.answers import AnswerFault, parse_answer
from knowledge.rules.evaluation import assess
from knowledge.rules.model import Conclusion, Model
from knowledge.values import Value

if TYPE_CHECKING:
    from bot.settings import Settings
    from dialogs.ports.decisions import Decision, Logged

_ALL: Final = 1_000_000
Outcome = str | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Turned:
    """A table that would say something else of a logged case."""

    number: str
    table: str
    title: str
    old: Outcome
    new: Outcome


@dataclass(frozen=True, slots=True)
class Reconsidered:
    """How many decisions were evaluated anew, and what came out otherwise."""

    decisions: int
    turned: tuple[Turned, ...]


async def read_turned(settings: Settings, pack: str, new: Model) -> Reconsidered:
    """Evaluate every logged decision under a pack by another version of it.

    Raises:
        KeyMissingError, StoreUnavailableError: as `opened_store`.
    """
    from bot.bootstrap import opened_store

    async with opened_store(settings) as store:
        logged = await store.decisions(limit=_ALL)
    mine = [one for one in logged if one.decision.pack == pack and one.decision.suggestion]
    return Reconsidered(len(mine), tuple(turned(mine, new)))


def turned(logged: Iterable[Logged], model: Model) -> Iterator[Turned]:
    """Yield the tables that say something else than was suggested; those of which nothing was suggested are left."""
    for one in logged:
        conclusions = assess(model, dict(_answers(one.decision, model))).conclusions
        for table, before in one.decision.suggestion.items():
            after = _outcome(conclusions[table]) if table in conclusions else before
            if _plain(before) != _plain(after):
                yield Turned(one.number, table, model.tables[table].table.title, before, after)


def _answers(decision: Decision, model: Model) -> Iterator[tuple[str, Value]]:
    """Yield the facts of a decision that the model knows and can read."""
    for id, stated in decision.facts.items():
        if id in model.facts:
            value = sorted(stated.value) if isinstance(stated.value, frozenset) else stated.value
            answer = parse_answer(model.facts[id], value)
            if not isinstance(answer, AnswerFault):
                yield id, answer


def _outcome(conclusion: Conclusion) -> Outcome:
    return conclusion.outcomes if conclusion.table.table.hit_policy == "collect" else conclusion.outcome


def _plain(outcome: object) -> object:
    return tuple(sorted(outcome)) if isinstance(outcome, tuple | list) else outcome


def turned_json(found: Reconsidered) -> Json:
    """Return what came out otherwise, as JSON."""
    rows = [{"number": one.number, "table": one.table, "old": one.old, "new": one.new} for one in found.turned]
    return {"decisions": found.decisions, "turned": rows}


def turned_lines(found: Reconsidered) -> Iterator[str]:
    """Yield how many decisions were looked at and a line for each table that says something else."""
    cases = len({one.number for one in found.turned})
    yield say("cli.packs.diff.reconsidered", decisions=found.decisions, cases=cases)
    for one in found.turned:
        yield say("cli.packs.diff.turned", number=one.number, title=one.title, old=_said(one.old), new=_said(one.new))


def _said(outcome: Outcome) -> str:
    if isinstance(outcome, tuple | list):
        return ", ".join(outcome) or say("general.unnamed")
    return outcome or say("cli.packs.diff.open")
