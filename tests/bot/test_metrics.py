"""Metrics are Prometheus text with fixed words as labels."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.metrics import Metrics


def test_turns_refusals_deliveries_and_errors_are_counted() -> None:
    metrics = Metrics()
    metrics.turn("message", "answered", 0.02)
    metrics.turn("message", "answered", 3.0)
    metrics.refused("token_expired")
    metrics.delivery("sent")
    metrics.error("store_unavailable")
    lines = metrics.text().splitlines()
    assert 'vejviser_turns_total{kind="message",outcome="answered"} 2' in lines
    assert 'vejviser_refused_total{reason="token_expired"} 1' in lines
    assert 'vejviser_deliveries_total{outcome="sent"} 1' in lines
    assert 'vejviser_errors_total{kind="store_unavailable"} 1' in lines


def test_the_histogram_is_cumulative() -> None:
    metrics = Metrics()
    for seconds in (0.005, 0.01, 0.3, 99.0):
        metrics.turn("message", "answered", seconds)
    text = metrics.text()
    assert 'vejviser_turn_seconds_bucket{le="0.01"} 2' in text
    assert 'vejviser_turn_seconds_bucket{le="0.5"} 3' in text
    assert 'vejviser_turn_seconds_bucket{le="10.0"} 3' in text
    assert 'vejviser_turn_seconds_bucket{le="+Inf"} 4' in text
    assert "vejviser_turn_seconds_count 4" in text


def test_every_family_says_what_it_counts() -> None:
    lines = Metrics().text().splitlines()
    typed = [line.split()[2] for line in lines if line.startswith("# TYPE")]
    assert [line.split()[2] for line in lines if line.startswith("# HELP")] == typed
    assert len(set(typed)) == len(typed)


def test_what_is_under_way_is_counted_until_it_is_over() -> None:
    metrics = Metrics()
    with metrics.request():
        assert "vejviser_requests_under_way 1" in metrics.text()
    assert "vejviser_requests_under_way 0" in metrics.text()


def test_when_the_certificate_ends_is_told_where_there_is_one() -> None:
    metrics = Metrics()
    assert "\nvejviser_certificate_ends_seconds " not in metrics.text()
    metrics.certificate(datetime(2027, 1, 1, tzinfo=UTC))
    assert "\nvejviser_certificate_ends_seconds 1798761600.0\n" in metrics.text()
