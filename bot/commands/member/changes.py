"""What is to become of a member, read and checked, and carried out."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from bot.commands.failures import CommandError
from dialogs.ports.members import ROLES, Leave, Member, MemberBook, MemberField, Role
from dialogs.ports.people import Person
from dialogs.wording import say, words

_GUID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_ID: Final = re.compile(r"[^\s;,]{1,80}")


@dataclass(frozen=True, slots=True)
class MemberChange:
    """What one command or one line of a list says of a member; None leaves it as it is. `line` counts from 1."""

    id: str
    name: str | None = None
    team: str | None = None
    role: Role | None = None
    deputy: str | None = None
    leave: Leave | None = None
    no_leave: bool = False
    line: int | None = None


def changes_of(arguments: Namespace) -> MemberChange:
    """Return what `member set` was given.

    Raises:
        CommandError: the id, the role or a date is none.
    """
    return MemberChange(
        id=read_id(arguments.id),
        name=arguments.name,
        team=arguments.team,
        role=read_role(arguments.role) if arguments.role else None,
        deputy=read_id(arguments.deputy) if arguments.deputy else None,
        leave=_leave(arguments.leave_from, arguments.leave_until),
        no_leave=arguments.no_leave,
    )


def read_id(written: str) -> str:
    """Return an Entra object id as Teams writes it."""
    if not _ID.fullmatch(written.strip()):
        raise CommandError(say("cli.member.bad_id", id=written))
    return written.strip().lower() if _GUID.fullmatch(written.strip()) else written.strip()


def read_role(written: str) -> Role:
    """Return a role by its code or by what it is called on screen."""
    for role in ROLES:
        if written.strip().casefold() in (role, *words(f"role_names.{role}")):
            return role
    raise CommandError(say("cli.member.bad_role", role=written, roles=", ".join(say(f"role.{one}") for one in ROLES)))


def _leave(first: str | None, last: str | None) -> Leave | None:
    if not first:
        if last:
            raise CommandError(say("cli.member.leave_without_start"))
        return None
    leave = Leave(_date(first), _date(last) if last else None)
    if leave.last and leave.last < leave.first:
        raise CommandError(say("cli.member.leave_backwards"))
    return leave


def _date(written: str) -> date:
    try:
        return date.fromisoformat(written.strip())
    except ValueError:
        raise CommandError(say("cli.member.bad_date", date=written)) from None


async def changed(book: MemberBook, tenant: str, change: MemberChange, now: datetime) -> Member:
    """Carry out a change, and return the member as she now is.

    Raises:
        CommandError: it names a team or a deputy that there is not, or a new member without a name.
    """
    before = await book.member(change.id)
    if fault := await _fault(book, change, before):
        raise CommandError(fault)
    member = before or Member(Person(tenant, change.id, change.name or ""), None, "caseworker", now)
    leave = None if change.no_leave else change.leave or member.leave
    after = replace(
        member,
        person=replace(member.person, name=change.name or member.person.name),
        team=change.team or member.team,
        role=change.role or member.role,
        status="active",
        deputy=change.deputy or member.deputy,
        leave=leave,
        since=member.since if member.active else now,
    )
    if before is None:
        await book.keep_member(after)
    else:
        await book.change_member(after, *_changed(change, before))
    return after


def _changed(change: MemberChange, before: Member) -> Iterator[MemberField]:
    """Yield what a change says of a known member; the rest is hers, who may be changing it in the chat."""
    said: Sequence[MemberField] = ("name", "team", "role", "deputy", "leave")
    yield from (field for field in said if getattr(change, field))
    if change.no_leave:
        yield "leave"
    if not before.active:
        yield from ("status", "since")


async def changed_all(book: MemberBook, tenant: str, changes: Sequence[MemberChange], now: datetime) -> int:
    """Carry out all changes or none, and return how many.

    Raises:
        CommandError: with a sentence for every line that is wrong.
    """
    coming = {change.id for change in changes}
    faults = []
    for change in changes:
        fault = await _fault(book, change, await book.member(change.id), coming)
        if fault:
            faults.append(say("cli.member.import.line", line=change.line, fault=fault))
    if faults:
        raise CommandError("\n".join((*faults, say("cli.member.import.nothing"))))
    for change in sorted(changes, key=lambda one: one.deputy is not None):
        await changed(book, tenant, change, now)
    return len(changes)


async def left(book: MemberBook, id: str) -> Member:
    """Let a member leave.

    Raises:
        CommandError: there is no such member.
    """
    member = await book.member(read_id(id))
    if member is None:
        raise CommandError(say("cli.member.no_such_member", id=id))
    gone = replace(member, status="left")
    await book.change_member(gone, "status")
    return gone


async def _fault(
    book: MemberBook, change: MemberChange, before: Member | None, coming: set[str] | None = None
) -> str | None:
    """Return what is wrong with a change; `coming` are ids that the same list brings."""
    if before is None and not (change.name or "").strip():
        return say("cli.member.needs_name", id=change.id)
    teams = [team.id for team in await book.teams()]
    if change.team and change.team not in teams:
        return say("cli.member.no_such_team", team=change.team, teams=", ".join(teams) or "-")
    if change.deputy == change.id:
        return say("cli.member.own_deputy", id=change.id)
    if change.deputy and change.deputy not in (coming or ()) and await book.member(change.deputy) is None:
        return say("cli.member.no_such_member", id=change.deputy)
    return None
