"""Small models built in a line or two, for tests of what is done with them."""

from __future__ import annotations

from typing import Any, Final

from knowledge.form.loading import Loaded
from knowledge.form.pack import Pack
from knowledge.form.places import Spot
from knowledge.rules.compiling import compile_pack
from knowledge.rules.model import Model

SOURCE: Final = {"document": "kilde", "section": "1", "quote": "står der"}
HEAD: Final = {"id": "lille", "title": "Lille model", "version": "1", "valid_from": "2026-01-01", "status": "forslag"}

Written = dict[str, Any]
Rows = tuple[tuple[Written, str], ...]


def yes_no(id: str, **more: Any) -> Written:
    return {"id": id, "type": "yes_no", "label": f"Om {id}", "question": f"Hvad med {id}?", **more}


def choice(id: str, *values: str | Written, **more: Any) -> Written:
    written = [value if isinstance(value, dict) else {"id": value, "label": f"Er {value}"} for value in values]
    return {**yes_no(id), "type": "choice", "values": written, **more}


def number(id: str, **more: Any) -> Written:
    return {**yes_no(id), "type": "whole_number", **more}


def table(id: str, *rows: tuple[Written, str], hit_policy: str = "first", **more: Any) -> Written:
    """A table whose rows are pairs of condition and outcome; they are named `<table>.0` and on."""
    outcomes = dict.fromkeys(then for _, then in rows)
    return {
        "id": id,
        "title": f"Tabel {id}",
        "hit_policy": hit_policy,
        "outcomes": [{"id": outcome, "label": f"Udfald {outcome}"} for outcome in outcomes],
        "rows": [
            {"id": f"{id}.{place}", "when": when, "then": then, "because": "fordi det er sådan", "source": SOURCE}
            for place, (when, then) in enumerate(rows)
        ],
        **more,
    }


def criterion(id: str, when: Written) -> Written:
    return {"id": id, "label": f"Kriterium {id}", "when": when, "because": "fordi det er sådan", "source": SOURCE}


def link(when: Written, then: Written | None = None, then_not: Written | None = None) -> Written:
    return {"id": "haenger", "when": when, "then": then or {}, "then_not": then_not or {}, "because": "det følger"}


def loaded(**parts: Any) -> Loaded:
    return Loaded(Pack.model_validate({**HEAD, **parts}), "0", Spot("lille/pack.yaml", 1))


def model_of(*facts: Written, **parts: Any) -> Model:
    return compile_pack(loaded(facts=list(facts), **parts))
