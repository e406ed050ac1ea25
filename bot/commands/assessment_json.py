"""An assessment as JSON."""

from __future__ import annotations

from bot.commands.json_lines import Json, json_value
from knowledge.form.loading import Loaded
from knowledge.form.sources import Source
from knowledge.rules.conditions import Truth
from knowledge.rules.evaluation import Assessment
from knowledge.rules.explanation import explain, worth_clarifying
from knowledge.rules.interview import next_question
from knowledge.rules.model import Conclusion

_CRITERIA: dict[Truth, str] = {True: "met", False: "not_met", None: "open"}


def as_json(assessment: Assessment) -> Json:
    """Return everything that the model says of one citizen."""
    conclusions = assessment.conclusions
    return {
        "pack": pack_json(assessment.model.loaded),
        "facts": {fact: json_value(value) for fact, value in assessment.answers.items()},
        "criteria": {
            name: [id for id, truth in assessment.criteria.items() if truth is wanted]
            for wanted, name in _CRITERIA.items()
        },
        "conclusions": {id: _conclusion(conclusion) for id, conclusion in conclusions.items()},
        "next_question": _question(assessment),
        "warnings": list(assessment.warnings),
        "contradictions": [
            {"facts": [found.fact, found.other], "because": found.because} for found in assessment.contradictions
        ],
        "explanation": {
            "tables": {id: _explanation(assessment, id) for id in conclusions},
            "worth_clarifying": [
                {
                    "fact": found.fact,
                    "answer": json_value(found.answer),
                    "table": found.table,
                    "outcome": found.outcome,
                }
                for found in worth_clarifying(assessment, tuple(goal.table.id for goal in assessment.model.goals))
            ],
        },
    }


def pack_json(loaded: Loaded) -> Json:
    """Return which model it was, down to its content."""
    pack = loaded.pack
    return {"id": pack.id, "version": pack.version, "hash": loaded.hash, "status": pack.status}


def source_json(source: Source) -> Json:
    """Return where a row or an intervention was taken from."""
    return {"document": source.document, "section": source.section, "quote": source.quote}


def _conclusion(conclusion: Conclusion) -> Json:
    rules = [row.id for row in conclusion.rows]
    source = source_json(conclusion.rows[0].source) if conclusion.rows else None
    collect = conclusion.table.table.hit_policy == "collect"
    return {
        "status": conclusion.status,
        "outcome": list(conclusion.outcomes) if collect else conclusion.outcome,
        "possible": list(conclusion.possible),
        "rule": rules if collect else next(iter(rules), None),
        "source": source,
    }


def _question(assessment: Assessment) -> Json | None:
    question = next_question(assessment)
    if question is None:
        return None
    values = [json_value(value) for value in question.values]
    return {"fact": question.fact.id, "text": question.fact.question, "values": values}


def _explanation(assessment: Assessment, table: str) -> Json:
    explanation = explain(assessment, table)
    return {
        "reasons": [
            {
                "rule": reason.row.id,
                "because": reason.row.because,
                "facts": list(reason.facts),
                "source": source_json(reason.row.source),
                "note": reason.row.note,
            }
            for reason in explanation.reasons
        ],
        "others": [
            {"outcome": other.outcome, "rule": other.row.id, "how": other.how, "facts": list(other.facts)}
            for other in explanation.others
        ],
        "lacking": list(explanation.lacking),
    }
