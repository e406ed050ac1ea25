"""Reporting that something in the model is wrong: an intervention, or a row behind a conclusion.

It is about the model and never about a citizen: nothing of the assessment goes along, nor who reported.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from dialogs.desk import Desk
from dialogs.ports.feedback import About, Report
from dialogs.showing.reasons import explained, headline
from dialogs.turns import Reply
from dialogs.view import Action, Block, Choice, Heading, Option, Paragraph, TextField, View
from dialogs.wording import say
from knowledge.cpr import mask
from knowledge.form.pack import Pack
from knowledge.text import fold

_MOST_CHARACTERS: Final = 1000
_CLOSE: Final = 88


@dataclass(frozen=True, slots=True)
class Subject:
    """What a report is about: `key` is "intervention:id", or "conclusion:table/row"."""

    key: str
    title: str
    name: str
    """What it is called in a typed line."""
    pack: Pack

    @property
    def about(self) -> About:
        """Its kind."""
        return "intervention" if self.key.startswith("intervention:") else "conclusion"


def report_action(data: Mapping[str, str]) -> Action:
    """Return the button that opens the form; `data` names an intervention or rows, nothing for the conclusions."""
    return Action("report", say("action.report"), data, secondary=True)


async def open_report(desk: Desk) -> Reply:
    """Show the form for what the button names."""
    return desk.reply(_form(desk, _named(desk)))


async def report_by_text(desk: Desk, argument: str) -> Reply:
    """Read "Mentor: ventetiden er forkert"; what is named for certain is reported at once, else she is asked."""
    name, _, text = (part.strip() for part in argument.partition(":"))
    certain = _called(desk, name)
    if certain and text:
        return await _keep(desk, certain, text, desk.new_id())
    found = [certain] if certain else _alike(desk, name)
    return desk.reply(_form(desk, found, text))


async def send_report(desk: Desk) -> Reply:
    """Keep what was filled in; the same form twice is one report."""
    found = _by_key(desk, desk.inputs.get("about", ""))
    if found is None:
        return desk.reply(_form(desk, _named(desk), desk.inputs.get("text", "")))
    return await _keep(desk, found, desk.inputs.get("text", ""), desk.inputs.get("report") or desk.new_id())


async def _keep(desk: Desk, subject: Subject, text: str, id: str) -> Reply:
    masked = mask(text.strip()[:_MOST_CHARACTERS])
    if masked.found:
        desk.remark("say.cpr_in_card", "attention")
    await desk.session.report(
        Report(
            id=id,
            pack=subject.pack.id,
            pack_version=subject.pack.version,
            about=subject.about,
            subject=subject.key.partition(":")[2],
            text=masked.text,
            at=desk.turn.now,
        )
    )
    thanks = say("report.thanks", title=subject.title, pack=subject.pack.title)
    return desk.reply(View(say("report.summary"), (Heading(say("report.done")), Paragraph(thanks))))


def _form(desk: Desk, subjects: Iterable[Subject], text: str = "") -> View:
    found = tuple(subjects)
    if not found:
        return View(say("report.summary"), (Heading(say("report.heading")), Paragraph(say("report.how"))))
    data = {"report": desk.new_id()}
    what: Block
    if len(found) == 1:
        what = Paragraph(found[0].title)
        data["about"] = found[0].key
    else:
        options = tuple(Option(one.key, one.title) for one in found)
        what = Choice("about", say("report.about"), options, error=say("report.about_error"))
    field = TextField("text", say("report.text"), several_lines=True, value=text, most=_MOST_CHARACTERS)
    example = say("report.typed", name=found[0].name)
    blocks = (Heading(say("report.heading")), what, field, Paragraph(say("report.help", example=example), "subtle"))
    send = Action("report_send", say("action.report_send"), data, inputs=True, style="positive")
    return View(say("report.summary"), blocks, (send,))


def _named(desk: Desk) -> tuple[Subject, ...]:
    """Return what the pressed button names, else the conclusions of the assessment under way."""
    if id := desk.inputs.get("intervention"):
        keys = [f"intervention:{id}"]
    elif rows := desk.inputs.get("rows"):
        keys = [f"conclusion:{row}" for row in rows.split(",")]
    else:
        keys = [f"conclusion:{row}" for row in drawn_rows(desk)]
    return tuple(found for key in keys if (found := _by_key(desk, key)))


def drawn_rows(desk: Desk) -> tuple[str, ...]:
    """Return the rows behind the conclusions that are explained, as "table/row"."""
    if desk.draft is None or not desk.draft.facts:
        return ()
    drawn = explained(desk.assessment())
    return tuple(f"{one.table.table.id}/{row.id}" for one in drawn for row in one.rows)


def _by_key(desk: Desk, key: str) -> Subject | None:
    kind, _, id = key.partition(":")
    if kind == "intervention" and id in desk.guide.interventions:
        pack, one = desk.guide.interventions[id]
        return Subject(key, one.title, one.title, pack)
    table, _, row = id.partition("/")
    if kind != "conclusion" or table not in desk.model.tables:
        return None
    compiled = desk.model.tables[table]
    outcome = next((one.row.then for one in compiled.rows if one.row.id == row), None)
    title = compiled.table.title
    return Subject(key, headline(compiled, outcome), title, desk.model.loaded.pack) if outcome else None


def _called(desk: Desk, name: str) -> Subject | None:
    """Return the one thing of this very name, misspelt at most."""
    wanted = fold(name)
    for id, (_, one) in desk.guide.interventions.items():
        if wanted and wanted in map(fold, (one.title, *one.other_names)):
            return _by_key(desk, f"intervention:{id}")
    drawn = [(row, desk.model.tables[row.partition("/")[0]].table.title) for row in drawn_rows(desk)]
    near = [row for row, title in drawn if fuzz.ratio(wanted.strip("?"), fold(title).strip("?")) >= _CLOSE]
    return _by_key(desk, f"conclusion:{near[0]}") if len(near) == 1 else None


def _alike(desk: Desk, name: str) -> tuple[Subject, ...]:
    """Return what may have been meant: interventions found by the name, else the conclusions under way."""
    found = desk.guide.find(name, 3) if name else None
    if found is None or not found.good_match:
        return _named(desk)
    return tuple(one for hit in found.hits if (one := _by_key(desk, f"intervention:{hit.id}")))
