"""What Teams sends is read once into one type, and what is no activity is refused with a reason code."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import orjson
import pytest

from bot.inbound.incoming import Incoming, Kind
from bot.inbound.reading import UnreadableError, read
from dialogs.ports.people import Person
from dialogs.turns import Chosen, Scope
from tests.bot.activities import BIRTHE, BOT, TENANT, activity, button, execute, message, submit

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


def incoming(values: dict[str, Any]) -> Incoming:
    return read(orjson.dumps(values))


def test_a_message_becomes_a_turn() -> None:
    turn = incoming(message("42 år, kth")).turn(NOW)
    assert turn.person == Person(TENANT, BIRTHE, "Birthe Mortensen")
    assert (turn.conversation, turn.scope, turn.text, turn.now) == ("a:birthe", Scope.PERSONAL, "42 år, kth", NOW)
    assert turn.chosen is None


def test_the_tenant_is_read_from_channel_data_and_nowhere_else() -> None:
    assert incoming(message("hej")).tenant == TENANT
    assert incoming(message("hej", channelData={})).tenant is None
    assert incoming(message("hej", channelData="tekst")).tenant is None


@pytest.mark.parametrize("text", [None, ""])
def test_a_pressed_submit_is_a_message_without_text(text: str | None) -> None:
    data = button("svar", draft="d1", version=3, key="k1") | {"alder": "42", "enlig": True, "antal": 2, "tom": None}
    turn = incoming(submit(data, text=text)).turn(NOW)
    assert turn.text == ""
    assert turn.chosen == Chosen("svar", {"alder": "42", "enlig": "true", "antal": "2"}, "d1", 3, "k1")


def test_a_buttons_own_data_joins_the_inputs_and_wins_over_them() -> None:
    data = button("svar") | {"fakta": "indtastet", "andet": "x"}
    data["vejviser"]["data"] = {"fakta": "fra knappen"}
    chosen = incoming(submit(data)).chosen
    assert chosen == Chosen("svar", {"fakta": "fra knappen", "andet": "x"})


def test_a_pressed_execute_is_read_like_a_submit_and_knows_its_card() -> None:
    read_one = incoming(execute(button("hvorfor", draft="d1", version=2, key="k2"), card="card-7"))
    assert read_one.kind is Kind.CARD
    assert read_one.card == "card-7"
    assert read_one.chosen == Chosen("hvorfor", {}, "d1", 2, "k2")


@pytest.mark.parametrize(
    "value",
    [None, "tekst", [], {}, {"action": None}, {"action": {"data": "x"}}, {"action": {"data": {"vejviser": 1}}}],
)
def test_an_execute_without_anything_of_ours_chooses_nothing(value: Any) -> None:
    read_one = incoming(activity("invoke", name="adaptiveCard/action", value=value))
    assert read_one.kind is Kind.CARD
    assert read_one.chosen is None


@pytest.mark.parametrize("value", ["tekst", {"andet": 1}, {"vejviser": {"action": ""}}, {"vejviser": []}, ["x"]])
def test_a_message_with_foreign_values_keeps_its_text(value: Any) -> None:
    read_one = incoming(message("hjælp", value=value))
    assert (read_one.text, read_one.chosen) == ("hjælp", None)


def test_mentions_of_the_bot_are_stripped_and_names_of_others_kept() -> None:
    mention = {"type": "mention", "text": "<at>Vejviser</at>", "mentioned": {"id": BOT, "name": "Vejviser"}}
    other = {"type": "mention", "text": "<at>Bo</at>", "mentioned": {"id": "29:bo", "name": "Bo"}}
    text = "<at>Vejviser</at>&nbsp;find mentor til <at>Bo</at>"
    assert incoming(message(text, entities=[mention, other])).text == "find mentor til Bo"


def test_a_mention_that_lacks_its_parts_does_no_harm() -> None:
    broken = [{"type": "mention"}, {"type": "mention", "mentioned": {"id": BOT}}, {"type": "clientInfo"}]
    assert incoming(message("<at>Vejviser</at> hjælp", entities=broken)).text == "Vejviser hjælp"


def test_markup_entities_and_control_characters_are_taken_out() -> None:
    marked_up = message("<p>borger &lt; 30&nbsp;år</p>", textFormat="xml")
    assert incoming(marked_up).text == "borger < 30 år"
    assert incoming(message("kth\x00 og\x07 gæld\n§ 85")).text == "kth og gæld\n§ 85"


@pytest.mark.parametrize(
    ("conversation_type", "scope"),
    [("personal", Scope.PERSONAL), ("groupChat", Scope.GROUP), ("channel", Scope.CHANNEL), (None, Scope.PERSONAL)],
)
def test_the_scope_follows_the_kind_of_conversation(conversation_type: str | None, scope: Scope) -> None:
    conversation = {"id": "19:x", "conversationType": conversation_type}
    assert incoming(message("hej", conversation=conversation)).scope is scope


def test_pictures_are_counted_and_the_html_copy_of_the_text_is_not() -> None:
    attachments = [{"contentType": "text/html", "content": "<p>hej</p>"}, {"contentType": "image/png"}, {"name": "x"}]
    assert incoming(message("hej", attachments=attachments)).attachments == 2


def test_what_is_odd_at_the_edges_does_not_cost_her_the_message() -> None:
    odd: dict[str, Any] = {"entities": [None, {"type": None, "mentioned": {"id": None}}], "membersAdded": "x"}
    odd |= {"attachments": [{"contentType": None}, "x"], "from": {"id": "29:birthe", "name": "B" * 5000}}
    read_one = incoming(message("42 år", **odd))
    assert (read_one.text, read_one.attachments, len(read_one.person_name)) == ("42 år", 1, 200)


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (activity("installationUpdate", action="add"), Kind.INSTALLED),
        (activity("installationUpdate", action="add-upgrade"), Kind.IGNORED),
        (activity("installationUpdate", action="remove"), Kind.UNINSTALLED),
        (activity("installationUpdate", action="remove-upgrade"), Kind.IGNORED),
        (activity("conversationUpdate", membersAdded=[{"id": BOT}]), Kind.IGNORED),
        (activity("conversationUpdate", channelId="emulator", membersAdded=[{"id": BOT}]), Kind.INSTALLED),
        (activity("conversationUpdate", channelId="emulator", membersAdded=[{"id": "29:birthe"}]), Kind.IGNORED),
        (activity("messageReaction"), Kind.IGNORED),
        (activity("messageUpdate", text="rettet"), Kind.IGNORED),
        (activity("typing"), Kind.IGNORED),
        (activity("invoke", name="application/search"), Kind.SEARCH),
        (activity("invoke", name="composeExtension/query"), Kind.EXTENSION),
        (activity("invoke", name="task/fetch"), Kind.OTHER_INVOKE),
        (activity("invoke", name=None), Kind.OTHER_INVOKE),
        (message("hej", **{"from": {"id": BOT}}), Kind.IGNORED),
    ],
)
def test_every_kind_of_activity_is_told_apart(values: dict[str, Any], kind: Kind) -> None:
    assert incoming(values).kind is kind


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "not_json"),
        (b"{", "not_json"),
        (b'{"type": NaN}', "not_json"),
        (b"\xff\xfe{}", "not_json"),
        ('{"text": "æ"}'.encode("latin-1"), "not_json"),
        (b"[" * 5000 + b"]" * 5000, "not_json"),
        (b"[]", "not_an_object"),
        (b'"hej"', "not_an_object"),
        (b"null", "not_an_object"),
        (b"{}", "not_an_activity"),
        (orjson.dumps(activity(conversation={"id": ""})), "not_an_activity"),
        (orjson.dumps(activity(conversation={"id": "a\x00b"})), "not_an_activity"),
        (orjson.dumps(activity(conversation={"id": "a" * 5000})), "not_an_activity"),
        (orjson.dumps(activity(serviceUrl=None)), "not_an_activity"),
        (orjson.dumps(activity(channelId=None)), "not_an_activity"),
        (orjson.dumps(message("hej", **{"from": None})), "no_sender"),
        (orjson.dumps(activity(text=["x"])), "not_an_activity"),
    ],
)
def test_what_is_no_activity_is_refused_with_a_reason(body: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=f"^{reason}$"):
        read(body)
