"""Who may come in, once it is certain who it is."""

from __future__ import annotations

from typing import Any

import orjson
import pytest

from bot.inbound.admission import Admission, RefusedError, is_loopback
from bot.inbound.reading import read
from tests.bot.activities import TENANT, activity, message

PRODUCTION = Admission(local=False, tenants=frozenset({TENANT}), service_hosts=("smba.trafficmanager.net",))
LOCAL = Admission(local=True, tenants=frozenset(), service_hosts=())
TEAMS = "https://smba.trafficmanager.net/emea/"


def check(rules: Admission, values: dict[str, Any]) -> str:
    """Return "let in" or the reason why not."""
    try:
        rules.check(read(orjson.dumps(values)))
    except RefusedError as error:
        assert error.status == 403
        return error.reason
    return "let in"


@pytest.mark.parametrize(
    ("service_url", "verdict"),
    [
        (TEAMS, "let in"),
        ("https://SMBA.trafficmanager.net/emea/", "let in"),
        ("http://smba.trafficmanager.net/emea/", "service_host"),
        ("https://smba.trafficmanager.net.angriber.example/", "service_host"),
        ("https://angriber.example/smba.trafficmanager.net/", "service_host"),
        ("https://bruger@smba.trafficmanager.net/", "service_host"),
        ("https://:kode@smba.trafficmanager.net/", "service_host"),
        ("https://@smba.trafficmanager.net/", "service_host"),
        ("https://smba.trafficmanager.net./", "service_host"),
        ("https://smba\u3002trafficmanager\u3002net/", "service_host"),
        ("https://smba.trafficmanager.net\\@angriber.example/", "service_host"),
        ("https://smba.trafficmanager.net:443/emea/", "let in"),
        ("https://smba.trafficmanager.net:99999/", "service_host"),
        ("https://smba.trafficmanager.net:0/", "service_host"),
        ("https://smba.trafficmanager.net:port/", "service_host"),
        (" https://smba.trafficmanager.net/", "service_host"),
        ("https://smba.trafficmanager.net/a b/", "service_host"),
        ("https://smba.trafficmanager.net/?x=1", "service_host"),
        ("https://smba.trafficmanager.net/#x", "service_host"),
        ("http://127.0.0.1:9/", "service_host"),
        ("file:///etc/passwd", "service_host"),
        ("https://[", "service_host"),
        ("tekst", "service_host"),
    ],
)
def test_production_answers_to_the_connectors_hosts_only(service_url: str, verdict: str) -> None:
    assert check(PRODUCTION, message("hej", serviceUrl=service_url)) == verdict


@pytest.mark.parametrize(
    ("service_url", "verdict"),
    [
        ("http://localhost:56150/_connector", "let in"),
        ("http://127.0.0.1:56150/_connector", "let in"),
        ("http://[::1]:56150/_connector", "let in"),
        (TEAMS, "service_host"),
        ("http://169.254.169.254/metadata", "service_host"),
        ("http://localhost.angriber.example/", "service_host"),
        ("ftp://localhost/", "service_host"),
    ],
)
def test_local_mode_answers_to_this_machine_only(service_url: str, verdict: str) -> None:
    assert check(LOCAL, message("hej", serviceUrl=service_url)) == verdict


@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        ({"channelData": {"tenant": {"id": TENANT.upper()}}}, "let in"),
        ({"channelData": {"tenant": {"id": "andet"}}}, "tenant"),
        ({"channelData": {"tenant": {}}}, "no_tenant"),
        ({"channelData": None}, "no_tenant"),
        ({"channelId": "directline"}, "channel"),
        ({"from": {"id": "29:gæst"}}, "no_person"),
    ],
)
def test_production_lets_in_known_people_of_its_tenants_through_teams(changes: dict[str, Any], verdict: str) -> None:
    assert check(PRODUCTION, message("hej", serviceUrl=TEAMS, **changes)) == verdict


def test_production_without_a_list_of_tenants_lets_nobody_in() -> None:
    nobody = Admission(local=False, tenants=frozenset(), service_hosts=("smba.trafficmanager.net",))
    assert check(nobody, message("hej", serviceUrl=TEAMS)) == "tenant"


def test_local_mode_may_have_a_list_of_tenants_too() -> None:
    listed = Admission(local=True, tenants=frozenset({"andet"}), service_hosts=())
    assert check(listed, message("hej", serviceUrl="http://localhost/")) == "tenant"


def test_an_event_needs_no_person() -> None:
    installed = activity("installationUpdate", action="add", serviceUrl=TEAMS, **{"from": {"id": "29:x"}})
    assert check(PRODUCTION, installed) == "let in"


@pytest.mark.parametrize(
    ("host", "loopback"),
    [("localhost", True), ("127.8.8.8", True), ("::1", True), ("10.0.0.1", False), ("0.0.0.0", False), ("", False)],
)
def test_loopback_is_told_by_name_and_number(host: str, loopback: bool) -> None:
    assert is_loopback(host) is loopback
