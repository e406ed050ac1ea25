"""The endpoint answers every request with the status that is due, never with 500 and never with a detail."""

from __future__ import annotations

import asyncio
import gzip
import io
import json
import zlib

import orjson
import pytest

from bot.server import MOST_BYTES
from tests.bot.activities import message
from tests.bot.conftest import Guarded, Teams
from tests.bot.waiting import eventually

CPR = "010190-1234"
NAME = "Birthe Mortensen"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"[]", 400),
        (b"null", 400),
        (b'"tekst"', 400),
        (b"{}", 400),
        (b"\xff\xfe\x00", 400),
        (b"[" * 100_000, 400),
        (b'{"a":' * 20_000 + b"1" + b"}" * 20_000, 400),
        (b'{"type": "message", "text": "' + b"x" * MOST_BYTES + b'"}', 413),
    ],
    ids=lambda value: str(value)[:20],
)
async def test_a_body_that_is_no_activity_is_refused(teams: Teams, body: bytes, status: int) -> None:
    assert await teams.raw(body) == (status, b"")


@pytest.mark.parametrize(
    "content_type", [None, "text/plain", "application/x-www-form-urlencoded", "application/json; charset=iso-8859-1"]
)
async def test_what_is_not_said_to_be_json_in_utf8_is_refused(teams: Teams, content_type: str | None) -> None:
    assert await teams.raw(orjson.dumps(message("hej")), content_type) == (415, b"")


async def test_a_compressed_body_is_refused_before_it_is_unpacked(teams: Teams) -> None:
    bomb = zlib.compress(b" " * 5_000_000)
    assert await teams.raw(bomb, **{"Content-Encoding": "deflate"}) == (415, b"")


async def test_a_body_that_hides_behind_a_second_encoding_is_refused_before_it_is_unpacked(teams: Teams) -> None:
    told = [("Content-Type", "application/json"), ("Content-Encoding", "identity"), ("Content-Encoding", "GZIP")]
    body = gzip.compress(orjson.dumps({**message("hej"), "serviceUrl": teams.service_url}))
    async with teams.http.post(f"{teams.url}/api/messages", data=body, headers=told) as response:
        assert response.status == 415
    assert teams.dialog.turns == []


async def test_a_body_that_breaks_off_is_the_senders_fault_and_no_error_of_ours(
    teams: Teams, log: io.StringIO
) -> None:
    host, port = teams.url.removeprefix("http://").split(":")
    _, writer = await asyncio.open_connection(host, int(port))
    head = f"POST /api/messages HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\nContent-Length: 999\r\n"
    writer.write(f'{head}\r\n{{"text": "'.encode())
    await writer.drain()
    writer.close()
    await eventually(lambda: bool(log.getvalue()))
    line = json.loads(log.getvalue().splitlines()[-1])
    assert (line["level"], line["action"], line["reason"]) == ("warning", "request.refused", "cut_off")
    assert "vejviser_errors_total{" not in (await teams.get("/metrics"))[1]


async def test_a_body_without_a_length_is_cut_off_at_the_limit(teams: Teams) -> None:
    async def endless() -> object:
        for _ in range(100):
            yield b" " * 65_536

    async with teams.http.post(
        f"{teams.url}/api/messages", data=endless(), headers={"Content-Type": "application/json"}
    ) as response:
        assert response.status == 413


async def test_a_response_does_not_say_what_it_was_made_with(teams: Teams) -> None:
    for path in ("/healthz", "/findes/ikke"):
        async with teams.http.get(f"{teams.url}{path}") as response:
            assert response.headers["Server"] == "Vejviser"


async def test_only_a_post_is_taken(teams: Teams) -> None:
    assert (await teams.get("/api/messages"))[0] == 405


async def test_local_mode_is_shut_to_tunnels_and_to_pages_under_another_name(teams: Teams) -> None:
    body = orjson.dumps({**message("hej"), "serviceUrl": teams.service_url})
    assert await teams.raw(body, Host="bot.devtunnels.example") == (403, b"")
    assert await teams.raw(body, **{"x-forwarded-for": "192.0.2.1"}) == (403, b"")
    assert await teams.raw(body, Host="localhost:port") == (403, b"")
    assert await teams.raw(body, Host="\xff") == (403, b"")
    assert await teams.raw(body, Host="localhost:3978") == (200, b"")


async def test_local_mode_answers_to_this_machine_only(teams: Teams) -> None:
    teams.service_url = "https://smba.trafficmanager.net/emea/"
    assert await teams.post(message("hej")) == (403, b"")


async def test_local_mode_takes_a_client_that_names_neither_tenant_nor_person(teams: Teams) -> None:
    anonymous = message("hej", channelData=None, channelId="emulator", **{"from": {"id": "bruger"}})
    assert await teams.post(anonymous) == (200, b"")
    assert (teams.dialog.turns[0].person.tenant, teams.dialog.turns[0].person.id) == ("local", "bruger")


async def test_a_refusal_is_logged_with_its_reason_and_nothing_else(guarded: Guarded, log: io.StringIO) -> None:
    assert await guarded.say(None, text=f"{NAME} {CPR}") == 401
    line = json.loads(log.getvalue().splitlines()[-1])
    assert (line["action"], line["reason"], line["status"]) == ("request.refused", "no_token", 401)
    assert CPR not in log.getvalue()
    assert NAME not in log.getvalue()


async def test_nothing_that_was_written_gets_into_the_log_or_the_metrics(teams: Teams, log: io.StringIO) -> None:
    def fail(_: object) -> object:
        raise RuntimeError(f"kan ikke gemme {NAME} {CPR}")

    await teams.post(message(f"{NAME} {CPR} drikker"))
    teams.dialog.answer = fail  # type: ignore[assignment]
    teams.connector.statuses["POST"] = [403]
    await teams.post(message(f"{NAME} {CPR} drikker", id="2"))
    await teams.raw(orjson.dumps(message(f"{NAME} {CPR}"))[:-20])
    logged = log.getvalue() + (await teams.get("/metrics"))[1]
    assert {json.loads(line)["action"] for line in log.getvalue().splitlines()} == {
        "turn.done",
        "turn.failed",
        "delivery.failed",
        "request.refused",
    }
    for secret in (CPR, NAME, "drikker", "a:birthe", "29:birthe", "aaaaaaaa-0000"):
        assert secret not in logged


async def test_the_lines_of_one_turn_share_an_id_that_no_other_turn_has(teams: Teams, log: io.StringIO) -> None:
    teams.connector.statuses["POST"] = [403]
    await teams.post(message("et", id="1"))
    await teams.post(message("to", id="2"))
    turns = [json.loads(line)["turn"] for line in log.getvalue().splitlines()]
    assert len(turns) == 3
    assert turns[0] == turns[1] != turns[2]


async def test_the_log_and_the_metrics_agree_on_how_a_turn_ended(teams: Teams, log: io.StringIO) -> None:
    teams.connector.statuses["POST"] = [403]
    await teams.post(message("et", id="1"))
    await teams.post(message("to", id="2"))
    done = [line for line in map(json.loads, log.getvalue().splitlines()) if line["action"] == "turn.done"]
    assert [line["outcome"] for line in done] == ["undelivered", "answered"]
    measured = (await teams.get("/metrics"))[1]
    for outcome in ("undelivered", "answered"):
        assert f'vejviser_turns_total{{kind="message",outcome="{outcome}"}} 1\n' in measured


async def test_healthz_says_that_the_process_answers(teams: Teams) -> None:
    assert await teams.get("/healthz") == (200, "ok")


async def test_readyz_says_whether_what_a_turn_needs_is_there(teams: Teams) -> None:
    assert await teams.get("/readyz") == (200, '{"ready":true,"checks":{"database":"ok"}}')
    teams.store.unavailable = "at_start"
    assert await teams.get("/readyz") == (503, '{"ready":false,"checks":{"database":"failed"}}')


async def test_metrics_count_turns_refusals_and_deliveries(teams: Teams) -> None:
    await teams.post(message("hej"))
    await teams.raw(b"{")
    _, text = await teams.get("/metrics")
    assert 'vejviser_turns_total{kind="message",outcome="answered"} 1' in text
    assert 'vejviser_refused_total{reason="not_json"} 1' in text
    assert 'vejviser_deliveries_total{outcome="sent"} 1' in text


async def test_prometheus_can_read_the_metrics(teams: Teams) -> None:
    async with teams.http.get(f"{teams.url}/metrics") as response:
        assert response.headers["Content-Type"].startswith("text/plain; version=0.0.4")


async def test_a_caller_who_hangs_up_does_not_stop_the_turn(teams: Teams) -> None:
    teams.dialog.pause = 0.05
    caller = asyncio.create_task(teams.post(message("hej")))
    await eventually(lambda: bool(teams.dialog.turns))
    caller.cancel()
    await eventually(lambda: bool(teams.connector.calls))
    assert teams.connector.said == ["svar på hej"]
