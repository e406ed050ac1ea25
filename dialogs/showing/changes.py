"""What changes from one model to another, in sentences."""

from __future__ import annotations

from dialogs.showing.stating import state
from dialogs.wording import say
from knowledge.checking.differing import Change
from knowledge.form.pack import Part
from knowledge.rules.conditions import Condition
from knowledge.rules.model import Model
from knowledge.values import as_written


def change_line(change: Change, old: Model, new: Model) -> str:
    """Return a sentence; conditions stand in it as they read in the old and in the new model."""
    details = {"part": say(f"diff.part.{change.part}"), "name": change.name, "of": change.of}
    where = say("diff.of", of=change.of) if change.of else ""
    if change.kind != "changed":
        return say(f"diff.{change.kind}", where=where, other=change.new, **details)
    shown = {"old": _shown(change, change.old, old), "new": _shown(change, change.new, new)}
    key = "changed" if all(shown.values()) else "filled" if shown["new"] else "emptied"
    if isinstance(change.new, Part):
        key = "changed_within"
    return say(f"diff.{key}", where=where, field=change.field, **shown, **details)


def _shown(change: Change, value: object, model: Model) -> str:
    condition = _condition(change, model)
    if condition is not None:
        return state(model, condition)
    if value is None or value == [] or value == {}:
        return ""
    return str(value) if isinstance(value, str) else as_written(_plain(value))


def _plain(value: object) -> object:
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value.model_dump(mode="json", exclude_defaults=True) if hasattr(value, "model_dump") else value


def _condition(change: Change, model: Model) -> Condition | None:
    """Return the condition that a change is about, as this model has it."""
    match (change.part, change.field):
        case ("row", "when"):
            rows = model.tables[change.of or ""].rows
            return next(row.when for row in rows if row.row.id == change.name)
        case ("tables", "goal_when"):
            return model.tables[change.name].goal_when
        case ("criteria", "when"):
            return model.criterion(change.name)
    return None
