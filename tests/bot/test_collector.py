from __future__ import annotations

import subprocess
import sys

LOADED = "from knowledge.form.loading import load; load('slagelse')"


def printed(code: str) -> list[str]:
    done = subprocess.run([sys.executable, "-c", f"import gc; {code}"], capture_output=True, text=True, check=True)
    return done.stdout.split()


def looked(before: str) -> int:
    """Return how often a process that loads a pack looks for garbage."""
    return int(printed(f"{before}; {LOADED}; print(sum(one['collections'] for one in gc.get_stats()))")[0])


def test_a_process_that_looks_seldom_for_garbage_hardly_looks_while_it_builds() -> None:
    assert looked("from bot.collector import look_seldom; look_seldom()") * 5 < looked("pass")


def test_what_is_settled_is_not_looked_through_again() -> None:
    assert printed("import bot.collector as c; c.settle(); print(gc.get_freeze_count() > 0, gc.isenabled())") == [
        "True",
        "True",
    ]


def test_a_server_that_runs_looks_as_often_as_usual() -> None:
    running = "usual = gc.get_threshold(); import bot.collector as c; c.look_seldom(); c.settle()"
    assert printed(f"{running}; print(gc.get_threshold() == usual)") == ["True"]
