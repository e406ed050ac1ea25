"""Random walks: whatever is written and pressed, nothing breaks and nothing is lost without a word."""

from __future__ import annotations

import json
from collections.abc import Mapping

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogs.actions import BUTTONS
from dialogs.assessing.drafts import PENDING
from dialogs.turns import Chosen
from knowledge.guide import Guide
from tests.dialogs.pressing import Card, Json, NotAllowedError
from tests.dialogs.talk import House, Talk

LINES = [
    "42 år, kth, sag i HP",
    "51 år, sygedagpenge, gæld",
    "drikker",
    "bostøtte bevilget og mentor søgt",
    "fp fra 1/3",
    "hjemløs",
    "nej, 43 år",
    "ret alder til 44",
    "ja",
    "nej",
    "ved ikke",
    "1",
    "1, 3",
    "ny",
    "ny 27 år, dagpenge",
    "tilbage",
    "fortryd",
    "forfra",
    "annullér",
    "log beslutning",
    "jeg vurderer anderledes",
    "2026-117",
    "opfølgning 1/3",
    "gem",
    "notat",
    "tekst til borgeren",
    "notat lagt på sagen",
    "mine",
    "fortsæt",
    "fortsæt kladde 2",
    "sag 2026-117",
    "find gæld",
    "hvorfor",
    "vis",
    "hjælp",
    "hvem har 85?",
    "hun vil tage sit eget liv",
    "overdrag",
    "overdrag 2026-117",
    "modtager HP",
    "grundlag samtykke",
    "borgeren ja",
    "send overdragelse",
    "overdragelse V-2222",
    "modtag V-2222",
    "returnér V-2222 det er ikke vores borger",
    "træk tilbage V-2222",
    "kobl 2026-117 med HP 88-3",
    "frakobl V-2222",
    "overtag V-2222",
    "sparringsforum",
    "udfald V-2222 vi venter",
    "bed Bo Riis se med på V-2222",
    "stedfortræder Bo Riis",
    "ferie 1/12-24/12",
    "010190-1234",
    "blåbærgrød",
    "",
]
TOLD = (
    "er ikke brugt",
    "Fortrudt",
    "Begyndt forfra",
    "Fjernet",
    "annulleret",
    "er logget",
    "Rettet",
    "allerede logget",
)
"""How an answer says that facts are gone or have gone into the log."""


def filled(card: Card, number: int) -> Mapping[str, str]:
    """Return something for every input of a card."""
    return {label: _something(found, number) for label, found in card.inputs.items()}


def _something(found: Json, number: int) -> str:
    if found["type"] == "Input.Date":
        return "2027-03-01"
    if found["type"] == "Input.Text":
        return str(found.get("value") or 40 + number % 3)
    return str(found["choices"][number % len(found["choices"])]["title"]) if found["choices"] else ""


@given(st.data())
@settings(max_examples=45, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
def test_no_walk_breaks_anything_or_loses_a_fact_without_a_word(guide: Guide, data: st.DataObject) -> None:
    talk = House(guide).talk()
    for _ in range(data.draw(st.integers(4, 14))):
        before = {**known(talk), **waiting(talk)}
        if data.draw(st.booleans()) or not talk.cards:
            line = data.draw(st.sampled_from(LINES) | st.text(max_size=30))
            seen = talk.write(line)
        else:
            line, seen = press_any(talk, data)
        after = {**known(talk), **waiting(talk)}
        lost = {id: facts for id, facts in before.items() if not any(facts <= other for other in places(after, id))}
        assert not lost or any(word in seen for word in TOLD), (line, lost, seen)


def known(talk: Talk) -> dict[str, set[str]]:
    """The facts of every draft that is open, by the draft."""
    return {draft.id: set(draft.facts) for draft in talk.kept.drafts}


def waiting(talk: Talk) -> dict[str, set[str]]:
    """The facts of which it is not known whom they are about."""
    held = [draft.form[PENDING] for draft in talk.kept.drafts if PENDING in draft.form]
    return {"waiting": set(json.loads(held[0]))} if held else {}


def places(after: dict[str, set[str]], id: str) -> list[set[str]]:
    """Where the facts of a draft may be afterwards: in it; those that were waiting in any."""
    return list(after.values()) if id == "waiting" else [after.get(id, set())]


def press_any(talk: Talk, data: st.DataObject) -> tuple[str, str]:
    """Press some button of some card that was shown, with something in every input."""
    card = talk.cards[-data.draw(st.integers(1, min(4, len(talk.cards))))]
    if not card.titles:
        return "vis", talk.write("vis")
    title = data.draw(st.sampled_from(card.titles))
    number = data.draw(st.integers(0, 20))
    try:
        return title, talk.choose(card.press(title, filled(card, number)))
    except NotAllowedError:
        return title, talk.choose(card.press(title))


@given(
    action=st.sampled_from(sorted(BUTTONS)) | st.text(max_size=10),
    inputs=st.dictionaries(
        st.sampled_from(
            ["fact", "value", "answer", "case", "alder", "decision", "number", "query", "origin", "applies"]
        )
        | st.text(max_size=8),
        st.sampled_from(["alder", "ved_ikke", "42", "true", "fjern", "id-1", "V-2222", "given-0", "1/3", "a,b"])
        | st.text(max_size=20),
        max_size=6,
    ),
    draft=st.sampled_from([None, "given-0", "id-1", "findes ikke"]),
    version=st.sampled_from([None, 0, 1, 2, 3, 99]),
    step=st.sampled_from(["nothing", "yes_no", "fix", "more", "log", "differ", "other", "logged", "two_drafts"]),
)
@settings(max_examples=150, deadline=None, derandomize=True)
def test_no_made_up_button_breaks_anything(standing, action, inputs, draft, version, step):
    standing(step).choose(Chosen(action, inputs, draft, version, "nøgle"))
