"""The drafts that name a case, over the fake and the real store alike."""

from __future__ import annotations

from dataclasses import replace

from storage.store import SqlStore
from tests.fakes import MemoryStore
from tests.storage.cast import ANNA, BENT, NORDDJURS, NOW, OUTSIDER, SLAGELSE, decision, draft

AnyStore = MemoryStore | SqlStore


async def test_everybodys_open_drafts_that_name_a_case_are_found_by_any_of_its_numbers(store: AnyStore) -> None:
    async with store.turn(SLAGELSE, "c", "1", NOW) as turn:
        number = (await turn.log(decision("b1"))).number
        for minutes, (id, person, form) in enumerate(
            (
                ("by-reference", ANNA, {"centre": "AM", "case": " 2026-117"}),
                ("by-number", BENT, {"centre": "HP", "case": number.lower()}),
                ("handing-over", ANNA, {"decision": "b1", "why": "Førtidspension"}),
                ("of-case", ANNA, {"number": number}),
                ("other-centre", ANNA, {"centre": "HP", "case": "2026-117"}),
                ("other-case", ANNA, {"centre": "AM", "case": "2026-118"}),
                ("no-case", ANNA, {}),
            )
        ):
            await turn.keep(replace(draft(id, person, minutes, form=form), started=NOW))
        await turn.keep(draft("dropped", form={"number": number}, status="cancelled"))
    async with store.turn(SLAGELSE, "c", "2", NOW) as turn:
        found = await turn.drafts_about([number])
        assert {one.id for one in found} == {"by-reference", "by-number", "handing-over", "of-case"}
        assert found == tuple(sorted(found, key=lambda one: one.id))
        assert await turn.draft("by-number") in found
        assert await turn.drafts_about([]) == ()


async def test_another_tenants_drafts_are_not_found(store: AnyStore) -> None:
    async with store.turn(SLAGELSE, "c", "1", NOW) as turn:
        number = (await turn.log(decision("b1"))).number
    async with store.turn(NORDDJURS, "c", "1", NOW) as turn:
        await turn.keep(draft("theirs", OUTSIDER, form={"number": number, "centre": "AM", "case": "2026-117"}))
        assert await turn.drafts_about(["V-XXXX"]) == ()
    async with store.turn(SLAGELSE, "c", "2", NOW) as turn:
        assert await turn.drafts_about([number]) == ()
