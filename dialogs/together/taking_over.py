"""Taking over a case from a colleague on one's own team, or from somebody one stands in for."""

from __future__ import annotations

from dataclasses import replace

from dialogs.casework.case_card import case_view
from dialogs.casework.cases import newest_here
from dialogs.desk import Desk
from dialogs.helping import message_view
from dialogs.members.access import receives
from dialogs.ports.decisions import Logged
from dialogs.ports.handovers import Handover, Message, Party, State, Step
from dialogs.together.changing_hands import TAKES, hindrance
from dialogs.together.directory import Directory, directory
from dialogs.together.handover_card import handover_view
from dialogs.together.holding import carrier, under_way
from dialogs.together.notices import remind, tell
from dialogs.turns import Reply
from dialogs.wording import say


async def press_take_over(desk: Desk) -> Reply:
    """Take over a case that one's own side carries; a side that was handed the case is one from then on."""
    if not desk.inputs.get("number"):
        return desk.reply(message_view("work.take_over_how"))
    people, reader = await directory(desk.session), await desk.reader()
    found = await newest_here(desk, desk.inputs.get("number", ""), TAKES)
    if reader is None or found is None:
        return desk.reply(message_view("case.no_access"))
    logged = found.logged
    handovers = await desk.session.handovers([logged.number])
    before, waiting = carrier(logged, handovers, people), under_way(handovers)
    hinders = hindrance(found, reader, before, handovers)
    waits_for_her = waiting is not None and waiting.sent is not None and receives(reader, waiting.receiver)
    if hinders == "not_hers" and not waits_for_her:
        return desk.reply(message_view("case.no_access"))
    if hinders == "not_hers":
        desk.remark("work.to_answer", number=logged.number)
    elif hinders == "already_yours":
        desk.remark("work.already_yours")
    elif hinders:
        desk.remark(f"work.{hinders}", "warning", party=people.name(before))
    else:
        if waiting:
            await remind(desk, waiting, [desk.turn.person.id])
        await _take_over(desk, logged, before, people)
    shows = waiting if hinders in ("not_hers", "under_way") else None
    return desk.reply(await handover_view(desk, shows) if shows else await case_view(desk, logged.number))


async def _take_over(desk: Desk, logged: Logged, before: Party, people: Directory) -> None:
    """Note it as a handover that is sent and taken at once, so that it is on record and told."""
    me = desk.turn.person
    taken = Handover(
        id=desk.new_id(),
        case=logged.number,
        decision=logged.decision.id,
        sender=before,
        receiver=replace(before, person=me.id),
        text=Message(say("work.taken_over_why", name=me.name), "", "", say("handover.asks")),
        grounds="hjemmel",
        informed=False,
        reply_by=desk.today,
        steps=tuple(Step(state, desk.turn.now, me) for state in (State.SENT, State.RECEIVED)),
    )
    await desk.session.open_handover(taken)
    await tell(desk, taken, people)
    desk.remark("work.taken_over", "good")
