"""Running the playground: its address, its end, and its last words."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bot.playground.running import PlaygroundStoppedError, running

LISTENING = "import time; print('noise'); print('Listening on 4711', flush=True)"
ENDPOINT = "http://127.0.0.1:3978/api/messages"


def _program(folder: Path, code: str) -> tuple[str, str]:
    """A program that stands in for the playground."""
    file = folder / "program.py"
    file.write_text(code)
    return sys.executable, str(file)


async def test_its_address_is_the_port_that_it_listens_on(tmp_path: Path) -> None:
    async with running(_program(tmp_path, f"{LISTENING}; time.sleep(60)"), ENDPOINT, 0) as playground:
        assert playground.url == "http://localhost:4711"
        assert playground.process.returncode is None
    assert playground.process.returncode is not None


async def test_it_is_told_where_the_bot_is_and_to_tell_nobody(tmp_path: Path) -> None:
    told = tmp_path / "told"
    what = "' '.join([*sys.argv[1:], os.environ['TEAMSAPPTESTER_BROWSER']])"
    code = f"import os, sys; open({str(told)!r}, 'w').write({what})"
    async with running(_program(tmp_path, f"{code}; {LISTENING}; time.sleep(60)"), ENDPOINT, 5):
        pass
    assert told.read_text() == f"--app-endpoint {ENDPOINT} --channel-id msteams --port 5 --disable-telemetry none"


async def test_its_last_words_are_told_when_it_does_not_start(tmp_path: Path) -> None:
    program = _program(tmp_path, "print('first'); print('Config file is wrong')")
    with pytest.raises(PlaygroundStoppedError, match="Config file is wrong"):
        async with running(program, ENDPOINT, 0):
            pytest.fail("it never listened")


async def test_its_end_is_noticed(tmp_path: Path) -> None:
    async with running(_program(tmp_path, f"{LISTENING}; print('out of memory')"), ENDPOINT, 0) as playground:
        with pytest.raises(PlaygroundStoppedError, match="out of memory"):
            await playground.ended()


async def test_one_that_does_not_want_to_stop_is_stopped(tmp_path: Path) -> None:
    code = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); {LISTENING}; time.sleep(60)"
    async with running(_program(tmp_path, code), ENDPOINT, 0, patience=0.05) as playground:
        pass
    assert playground.process.returncode == -9
