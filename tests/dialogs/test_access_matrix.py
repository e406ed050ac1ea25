"""Everyone against everything: who sees anything of Anne's case, by any command and any button.

A role that is not named under a command or button below sees nothing of the case by it and changes nothing of it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Final

import pytest

from dialogs.actions import BUTTONS
from dialogs.grammar import COMMANDS
from dialogs.ports.handovers import Handover, Message, Party, State, Step
from dialogs.ports.members import Basis, Leave, Member, Permit, Role, Team
from dialogs.ports.people import Person
from dialogs.turns import Chosen, Scope
from dialogs.wording import words
from tests.dialogs.steps import DECIDED
from tests.dialogs.talk import AM, ANNE, BO, CARLA, DORTE, ERIK, HP, SUNDAY, House, Kept, Talk, finished

SECRET: Final = "Tryghed hos søsteren"
SENDS: Final = frozenset({"colleague", "lead", "deputy"})
"""They act for the side that sends the case."""
TEAM: Final = SENDS | {"coordinator"}
READS: Final = TEAM | {"receiver", "invited"}
ALLOWED: Final = {
    "case": READS,
    "note": READS,
    "citizen_text": READS,
    "forum_text": TEAM | {"receiver"},
    "read_by_reason": READS | {"other_centre", "admin", "other_lead"},
    "note_filed": TEAM,
    "wrong_case_save": TEAM,
    "take_over": TEAM | {"receiver"},
    "handover": SENDS,
    "handover_again": SENDS,
    "handover_now": SENDS,
    "withdraw": SENDS,
    "handover_show": SENDS | {"receiver"},
    "handover_text": SENDS | {"receiver"},
    "receive": {"receiver"},
    "return": {"receiver"},
    "mine": {"lead", "deputy", "receiver", "invited"},
    "deputy": {"deputy"},
    "deputy_decline": {"deputy"},
}
"""Who, beside the author, comes to see or change something of the case by which command or button.

By "take_over" the receiver sees the handover that waits for her. By the last two a deputy is told that it is Anne
whom she stands in for, and nothing of the case.
"""

TYPED: Final = ("case", "mine", "deputy", "deputy_decline")
ONLY_ONE: Final = dict.fromkeys(("handover_show", "receive", "return", "withdraw"), ALLOWED["handover_show"])
"""By these words alone, without a number, whoever may see the only handover that is under way is shown it."""
OWN_WEEK: Final = {
    "digest": {"deputy", "receiver", "invited"},
    "digest_team": {"receiver"},
    "digest_cases": {"receiver"},
    "digest_sheet": {"receiver"},
}
"""Who sees something of the case among what waits for herself or her own team, when she asks for the week."""

YOUNG: Final = Team("slagelse", "hp-unge", "HP Unge", "HP")
"""The team that Anne has handed the case over to."""


def person(id: str) -> Person:
    return Person("slagelse", id, id.capitalize())


ROLES: Final[dict[str, tuple[Person, str | None, Role, str]]] = {
    "colleague": (person("alma"), AM.id, "caseworker", "active"),
    "lead": (CARLA, AM.id, "team_lead", "active"),
    "deputy": (person("dina"), HP.id, "caseworker", "active"),
    "coordinator": (person("kurt"), HP.id, "caseworker", "active"),
    "receiver": (person("rita"), YOUNG.id, "caseworker", "active"),
    "invited": (person("ines"), HP.id, "caseworker", "active"),
    "other_centre": (BO, HP.id, "caseworker", "active"),
    "other_lead": (person("lone"), HP.id, "team_lead", "active"),
    "admin": (person("adam"), HP.id, "admin", "active"),
    "waiting": (person("vera"), AM.id, "caseworker", "asked"),
    "left": (person("lars"), AM.id, "team_lead", "left"),
    "stranger": (ERIK, None, "caseworker", ""),
    "other_tenant": (DORTE, None, "caseworker", ""),
}


@pytest.fixture(scope="module")
def case(guide) -> House:
    """A house where Anne is away, and has logged a decision on V-2222 and begun a draft."""
    house = House(guide)
    _staff(house)
    anne = house.talk(ANNE, "anne")
    anne.given(**DECIDED)
    anne.press("Jeg vurderer anderledes")
    anne.press("Gem", case="2026-117", coordinator="Kurt", differs_prioritet="Høj", code="Andet", reason=SECRET)
    assert anne.kept.decision.overrides
    finished(_hand_over(house, anne.kept.decision.id))
    anne.given(**DECIDED)
    return house


def _staff(house: House) -> None:
    kept = house.store.contents
    for team in (AM, HP, YOUNG):
        kept.teams["slagelse", team.id] = team
    away = Member(ANNE, AM.id, "caseworker", SUNDAY, deputy="dina", leave=Leave(SUNDAY.date()))
    kept.members["slagelse", "anne"] = away
    for who, team, role, status in ROLES.values():
        if status:
            kept.members["slagelse", who.id] = Member(who, team, role, SUNDAY, status)  # type: ignore[arg-type]
    invitation = Permit(
        "p", "V-2222", person("ines"), Basis.INVITED, "anne", SUNDAY, SUNDAY + timedelta(days=3), team=AM.id
    )
    kept.permits["slagelse", "p"] = invitation


async def _hand_over(house: House, decision: str) -> None:
    """Send the case to the young people's team of HP."""
    handover = Handover(
        id="h1",
        case="V-2222",
        decision=decision,
        sender=Party("AM", AM.id, "anne"),
        receiver=Party("HP", YOUNG.id),
        text=Message(SECRET, "", "", ""),
        grounds="samtykke",
        informed=True,
        reply_by=SUNDAY.date(),
        steps=(Step(State.SENT, SUNDAY, ANNE),),
    )
    async with house.store.turn("slagelse", "", None, SUNDAY) as turn:
        await turn.open_handover(handover)


def types(house: House, who: Person, command: str, scope: Scope = Scope.PERSONAL) -> bool:
    """Return whether this person sees or changes anything of Anne's by a typed command."""
    said = words(f"command.{command}")[0]
    line = f"{said} V-2222" if command == "case" else said
    return _gained(house, lambda talk: talk.write(line), who, scope)


def presses(house: House, who: Person, action: str, scope: Scope = Scope.PERSONAL) -> bool:
    """Return the same for a button, of a card of Anne's draft or of none."""
    anne = house.peek(ANNE)
    return any(
        _gained(house, lambda talk, card=card: talk.choose(_chosen(action, card, anne)), who, scope)
        for card in (anne.draft.id, None)
    )


def _gained(house: House, act: Callable[[Talk], str], who: Person, scope: Scope) -> bool:
    forked = house.fork()
    talk = forked.talk(who, "somewhere", scope)
    seen = act(talk)
    text = talk.reply.text
    of_others = text is not None and text.startswith("Afsnit;") and "V-2222" not in text
    told = (text is not None and not of_others) or any(
        part in seen for part in (SECRET, "Anne Holm", "Notatet er lagt")
    )
    return told or _case(forked) != _case(house)


def _case(house: House) -> tuple[object, ...]:
    """Return all that stands of Anne's case and draft."""
    kept = house.store.contents
    return house.peek(ANNE), len(kept.log), kept.shared, len(kept.permits)


def _chosen(action: str, card: str | None, anne: Kept) -> Chosen:
    """Press a button of Anne's cards with everything that any of them carries."""
    inputs = {
        "decision": anne.logged[0].decision.id,
        "draft_id": anne.draft.id,
        "number": "V-2222",
        "reason": "Jeg har vagten for HP i dag",
        "case": "2026-117",
        "query": "mentor",
        "fact": "alder",
        "value": "44",
        "member": "anne",
        "handover": "h1",
        "team": AM.id,
    }
    return Chosen(action, inputs, draft=card, version=anne.draft.version, key="k")


@pytest.mark.parametrize("role", ROLES)
def test_every_command_shows_what_the_role_may_see_and_no_more(case: House, role: str) -> None:
    who = ROLES[role][0]
    seen = {command for command in COMMANDS if types(case, who, command)}
    shown = {**{command: ALLOWED[command] for command in TYPED}, **ONLY_ONE, **OWN_WEEK}
    assert seen == {command for command, roles in shown.items() if role in roles}


@pytest.mark.parametrize("role", ROLES)
def test_every_button_shows_what_the_role_may_see_and_no_more(case: House, role: str) -> None:
    who = ROLES[role][0]
    seen = {action for action in BUTTONS if presses(case, who, action)}
    assert seen == {action for action in BUTTONS if role in ALLOWED.get(action, ())}


@pytest.mark.parametrize("scope", [Scope.CHANNEL, Scope.GROUP])
def test_in_a_channel_nobody_sees_anything_of_a_case(case: House, scope: Scope) -> None:
    for who in (ANNE, CARLA):
        assert not any(types(case, who, command, scope) for command in COMMANDS)
        assert not any(presses(case, who, action, scope) for action in BUTTONS)


def test_the_author_sees_what_is_hers(case: House) -> None:
    assert all(presses(case, ANNE, action) for action in ("case", "note", "citizen_text", "note_filed"))
