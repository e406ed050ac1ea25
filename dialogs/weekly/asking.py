"""Asking for the week in the chat, and what the buttons of its card do."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from dialogs.casework.cases import newest_here, note_reading
from dialogs.desk import Desk
from dialogs.helping import message_view
from dialogs.members.access import Reader
from dialogs.ports.members import Basis, Team
from dialogs.ports.readers import DIGEST, KINDS, MONDAY
from dialogs.together.directory import directory
from dialogs.turns import Reply
from dialogs.view import Action, Block, Bullets, Heading, Paragraph, View
from dialogs.weekly.card import digest_view, line_text, title
from dialogs.weekly.collecting import collect
from dialogs.weekly.looking import Look
from dialogs.weekly.monday import monday_view
from dialogs.weekly.overview import Line, Overview
from dialogs.weekly.sheet import sheet_text
from dialogs.wording import say, words
from knowledge.text import fold
from knowledge.weeks import Week

_NUMBER: Final = re.compile(r"(?:uge\s*|w)?(\d{1,2})(?:\s*[,/ -]\s*(\d{4}))?", re.IGNORECASE)
_MOST_READ: Final = 60
_BUTTONS: Final = 3


async def ask(desk: Desk, argument: str) -> Reply:
    """Answer "ugeoverblik", "ugeoverblik uge 46" or "ugeoverblik 2026-W46"."""
    week = read_week(argument, desk.today)
    if week is None:
        return desk.reply(message_view("weekly.no_such_week", text=argument))
    if week.begins > desk.turn.now:
        return desk.reply(message_view("weekly.not_begun", week=week))
    reader = await desk.reader()
    if reader is None:
        return desk.reply(message_view("weekly.members_only"))
    if reader.member.role == "caseworker" and not _led(reader) and desk.turn.now < week.ends:
        return desk.reply(await _own(desk, week))
    return await _team(desk, reader, week)


async def press_digest(desk: Desk) -> Reply:
    """Show a team's week."""
    reader, week = await desk.reader(), _week(desk)
    if reader is None or week is None:
        return desk.reply(message_view("weekly.members_only"))
    return await _team(desk, reader, week)


async def press_cases(desk: Desk) -> Reply:
    """List the cases of the week by their numbers, as far as this person may read them."""
    overview = await _overview(desk)
    if overview is None:
        return desk.reply(message_view("weekly.members_only"))
    blocks: list[Block] = [Heading(say("weekly.cases", week=overview.week.number, team=overview.team.name))]
    shown: list[str] = []
    for section in overview.sections:
        lines = [line for line in section.lines if line.case and await _may_see(desk, section.id, line, shown)]
        if lines:
            blocks += [Heading(title(section.id), 2), Bullets(tuple(map(line_text, lines)))]
    if not shown:
        blocks.append(Paragraph(say("weekly.no_cases")))
    await note_reading(desk, "digest", Basis.TEAM)
    desk.about.update(shown)
    buttons = tuple(Action("case", say("action.show_case", number=one), {"number": one}) for one in shown[:_BUTTONS])
    return desk.reply(View(say("weekly.summary"), tuple(blocks), buttons))


async def press_sheet(desk: Desk) -> Reply:
    """Send the week as lines for a spreadsheet."""
    overview = await _overview(desk)
    if overview is None:
        return desk.reply(message_view("weekly.members_only"))
    await note_reading(desk, "digest", Basis.TEAM)
    desk.about.update(line.case for section in overview.sections for line in section.lines if line.case)
    return desk.send(sheet_text(overview))


async def press_off(desk: Desk) -> Reply:
    """Send this person no more of these cards."""
    return await _wish(desk, wanted=False)


async def press_on(desk: Desk) -> Reply:
    """Send this person these cards again."""
    return await _wish(desk, wanted=True)


def read_week(text: str, today: date) -> Week | None:
    """Return the week that a text names, the running one for none; a number alone is the latest such week."""
    written, running = fold(text.strip()), Week.of(today)
    if not written or written in words("weekly.this_week"):
        return running
    if written in words("weekly.last_week"):
        return running.before
    try:
        if match := _NUMBER.fullmatch(written):
            return _numbered(int(match[1]), match[2], running)
        return Week.read(text)
    except ValueError:
        return None


def _numbered(number: int, year: str | None, running: Week) -> Week:
    """Return a week by its number; without a year the running one or the latest before it, else next year's.

    Raises:
        ValueError: there is none such.
    """
    if year:
        return Week.read(f"{year}-W{number}")
    for back in range(8):  # week 53 comes every five or six years
        try:
            found = Week.read(f"{running.year - back}-W{number}")
        except ValueError:
            continue
        if found <= running:
            return found
    raise ValueError("no year has such a week")


def _led(reader: Reader) -> str | None:
    """Return the team that this person leads, or leads for somebody who is away."""
    leads = [one for one in (reader.member, *reader.standing_in) if one.role == "team_lead" and one.team]
    return leads[0].team if leads else None


async def _own(desk: Desk, week: Week) -> View:
    view = await monday_view(desk)
    await note_reading(desk, MONDAY, Basis.AUTHOR)
    team = Action("digest", say("action.digest_team"), {"week": str(week)})
    *others, off = view.actions
    return View(view.summary, view.blocks, (*others, team, off))


async def _team(desk: Desk, reader: Reader, week: Week) -> Reply:
    overview = await _of(desk, reader, week, desk.inputs.get("team"))
    if overview is None:
        return desk.reply(message_view("weekly.no_team"))
    await note_reading(desk, "digest", Basis.TEAM)
    desk.about.update(line.case for section in overview.sections for line in section.lines if line.case)
    return desk.reply(digest_view(overview))


async def _overview(desk: Desk) -> Overview | None:
    """Return the week that the pressed card is about, None for somebody who may not see it."""
    reader, week = await desk.reader(), _week(desk)
    return await _of(desk, reader, week, desk.inputs.get("team")) if reader and week else None


async def _of(desk: Desk, reader: Reader, week: Week, asked: str | None) -> Overview | None:
    """Return a week of a team that this person belongs to or leads for the time being."""
    theirs = {reader.member.team, *(one.team for one in reader.standing_in if one.role == "team_lead")}
    team = asked or _led(reader) or reader.member.team
    people = await directory(desk.session)
    found: Team | None = people.teams.get(team or "")
    if found is None or found.id not in theirs:
        return None
    leading = any(one.role == "team_lead" and one.team == found.id for one in (reader.member, *reader.standing_in))
    return await collect(Look(desk.session, desk.guide, found, week, desk.turn.now, people, leading))


def _week(desk: Desk) -> Week | None:
    found = read_week(desk.inputs.get("week", ""), desk.today)
    return found if found and found.begins <= desk.turn.now else None


async def _may_see(desk: Desk, section: str, line: Line, shown: list[str]) -> bool:
    """Whether this person may read the case of a line; a handover to the team is told of before that."""
    number = line.case or ""
    if number in shown:
        return True
    if len(shown) >= _MOST_READ:
        return False
    if section != "waits" and await newest_here(desk, number, frozenset(Basis)) is None:
        return False
    shown.append(number)
    return True


async def _wish(desk: Desk, *, wanted: bool) -> Reply:
    reader = await desk.reader()
    if reader is None:
        return desk.reply(message_view("weekly.members_only"))
    asked = desk.inputs.get("kind", "")
    kind = asked if asked in KINDS else DIGEST if _led(reader) else MONDAY
    await desk.session.wish(reader.person.id, kind, wanted)
    back = Action("digest_off", say("action.digest_off"), {"kind": kind})
    again = Action("digest_on", say("action.digest_on"), {"kind": kind})
    text = say(f"weekly.{'on' if wanted else 'off'}.{kind}")
    return desk.reply(View(say("weekly.summary"), (Paragraph(text, "good"),), (back if wanted else again,)))
