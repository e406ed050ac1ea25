"""`vejviser digest preview`: what a team's week would say now, without sending it."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.clock import now, today
from bot.commands.digest.week import add_week, week_of
from bot.commands.failures import CommandError
from bot.commands.json_lines import Json, print_json
from bot.commands.operations import add_tenant, reading, tenant_of
from bot.commands.parser import Commands, add_json
from bot.commands.shelf import open_settings
from dialogs.wording import say

if TYPE_CHECKING:
    from dialogs.ports.store import Session
    from dialogs.view import View
    from dialogs.weekly.overview import Overview
    from dialogs.weekly.reaching import Unread
    from knowledge.guide import Guide
    from knowledge.weeks import Week


def add(group: Commands) -> None:
    """Add the command."""
    parser = group.add("preview", run, "digest.preview")
    add_week(parser)
    parser.add_argument("--team", metavar="TEAM", help=say("cli.digest.preview.team"))
    parser.add_argument("--channel", action="store_true", help=say("cli.digest.preview.channel"))
    parser.add_argument("--xlsx", metavar="FIL", type=Path, help=say("cli.digest.preview.xlsx"))
    add_tenant(parser)
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Show what the week of one team, or of all, says now, without sending it."""
    week = week_of(arguments)
    if arguments.xlsx and arguments.channel:
        raise CommandError(say("cli.digest.preview.not_for_channel"))
    found = asyncio.run(_overviews(arguments, week))
    overviews = tuple(one for one, _ in found)
    if arguments.xlsx:
        _write(overviews, arguments.xlsx)
    if arguments.json:
        print_json({"week": str(week), "teams": [_as_json(*one, channel=arguments.channel) for one in found]})
        return 0
    from dialogs.cards import plain

    print("\n\n".join(plain.text(_view(one, channel=arguments.channel)) for one in overviews) or _nobody(week))
    for overview, why in found:
        if why and not arguments.channel:
            print("\n" + say(f"cli.digest.unread.{why}", team=overview.team.name))
    return 0


async def _overviews(arguments: Namespace, week: Week) -> tuple[tuple[Overview, Unread | None], ...]:
    from bot.bootstrap import open_guides, opened_store

    settings = open_settings()
    moment = now()
    if week.begins > moment:
        raise CommandError(say("cli.digest.preview.too_early", week=week))
    async with opened_store(settings) as store:
        tenants = await store.tenants()
        if not tenants:
            return ()
        tenant = await tenant_of(arguments, settings, store)
        guide = open_guides(settings).on(today())
        async with store.turn(tenant, "", None, moment) as session:
            return await _of_teams(session, tenant, guide, week, moment, arguments.team)


async def _of_teams(
    session: Session, tenant: str, guide: Guide, week: Week, moment: datetime, team: str | None
) -> tuple[tuple[Overview, Unread | None], ...]:
    """Return the week of the teams that are asked for, and why nobody gets it; who looks is noted, as in the chat."""
    from dialogs.together.directory import directory
    from dialogs.weekly.collecting import collect
    from dialogs.weekly.looking import Look
    from dialogs.weekly.reaching import unread

    people = await directory(session)
    if team and team not in people.teams:
        raise CommandError(say("cli.digest.preview.no_such_team", team=team, teams=", ".join(sorted(people.teams))))
    await session.note_reading(reading(tenant, "digest", moment))
    asked = [one for id, one in sorted(people.teams.items()) if team in (None, id)]
    looks = [Look(session, guide, one, week, moment, people, leading=True) for one in asked]
    return tuple([(await collect(look), unread(people, look.team.id, look.today)) for look in looks])


def _view(overview: Overview, *, channel: bool) -> View:
    from dialogs.weekly.card import channel_view, digest_view

    return channel_view(overview) if channel else digest_view(overview)


def _nobody(week: Week) -> str:
    return say("cli.digest.preview.nobody", week=week)


def _as_json(overview: Overview, why: Unread | None, *, channel: bool) -> Json:
    from dialogs.cards.card import card
    from dialogs.weekly.card import for_channel
    from dialogs.weekly.headline import headline

    figures = overview.figures
    sections = [] if channel else list(overview.sections)
    return {
        "team": overview.team.id,
        "headline": headline(for_channel(overview) if channel else overview),
        "sections": [
            {
                "id": section.id,
                "count": section.count,
                "lines": [{"text": one.text, "case": one.case, "days": one.days} for one in section.lines],
            }
            for section in sections
        ],
        "figures": {
            "weeks": [str(week) for week in figures.weeks],
            "groups": [{"group": row.label, "decisions": list(row.counts)} for row in figures.rows],
            "total": list(figures.total),
        }
        if figures and not channel
        else None,
        "failed": list(overview.failed),
        "unread": why,
        "card": card(_view(overview, channel=channel)),
    }


def _write(overviews: tuple[Overview, ...], path: Path) -> None:
    """Write a workbook with a sheet for each team.

    Raises:
        CommandError: it cannot be written there.
    """
    from openpyxl import Workbook

    from bot.sheets.sheet import Sheet
    from dialogs.weekly.sheet import rows

    book = Workbook()
    book.remove(book.worksheets[0])
    for overview in overviews:
        head, *lines = rows(overview)
        sheet = Sheet(book, _sheet_name(overview), head)
        for line in lines:
            sheet.add(line)
        sheet.finish()
    if not overviews:
        book.create_sheet(say("weekly.summary"))
    try:
        book.save(path)
    except OSError:
        raise CommandError(say("cli.digest.preview.not_written", file=path)) from None


def _sheet_name(overview: Overview) -> str:
    """Return the team's id as a spreadsheet can have it: 31 characters, none of which has a meaning there."""
    return "".join("-" if sign in "[]:*?/\\'" else sign for sign in overview.team.id)[:31]
