"""A token that was found good is good for five minutes, and never longer than it says itself."""

from __future__ import annotations

from botframework.connector.auth import ClaimsIdentity
from botframework.connector.auth.authenticate_request_result import AuthenticateRequestResult

from bot.sdk.passes import Passes
from tests.bot.inbound.test_openid import Clock


def result(exp: float) -> AuthenticateRequestResult:
    good = AuthenticateRequestResult()
    good.claims_identity = ClaimsIdentity({"exp": exp}, True)
    return good


def test_a_pass_is_found_for_five_minutes() -> None:
    clock, good = Clock(1000.0), result(exp=9999)
    passes = Passes(clock)
    passes.keep("Bearer x", "msteams", "https://a/", good)
    clock.seconds = 1299.9
    found = passes.find("Bearer x")
    assert found
    assert (found.channel, found.service_url, found.result) == ("msteams", "https://a/", good)
    assert passes.find("Bearer y") is None
    clock.seconds = 1300
    assert passes.find("Bearer x") is None


def test_a_pass_ends_with_its_token() -> None:
    clock = Clock(1000.0)
    passes = Passes(clock)
    passes.keep("Bearer x", "msteams", "https://a/", result(exp=1060))
    clock.seconds = 1060
    assert passes.find("Bearer x") is None


def test_the_oldest_pass_goes_when_there_are_too_many() -> None:
    passes = Passes(Clock(1000.0))
    for number in range(300):
        passes.keep(f"Bearer {number}", "msteams", "https://a/", result(exp=9999))
    assert passes.find("Bearer 0") is None
    assert passes.find("Bearer 299")
