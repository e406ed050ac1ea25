"""How long a view takes to become a card and text: `python -m bench.rendering`."""

from __future__ import annotations

import timeit
from collections.abc import Callable
from functools import partial

import orjson

from dialogs.cards.card import card
from dialogs.cards.plain import text
from tests.dialogs.views import ALL

_TIMES = 200
_ROUNDS = 5


def _milliseconds(work: Callable[[], object]) -> float:
    work()
    return min(timeit.repeat(work, number=_TIMES, repeat=_ROUNDS)) / _TIMES * 1000


def main() -> None:
    """Print the best of some rounds for each view, and the size of its card."""
    print(f"{'view':<12}{'card ms':>9}{'text ms':>9}{'bytes':>8}")
    for make in ALL:
        view = make()
        took = [_milliseconds(partial(render, view)) for render in (card, text)]
        print(f"{make.__name__:<12}{took[0]:>9.3f}{took[1]:>9.3f}{len(orjson.dumps(card(view))):>8}")


if __name__ == "__main__":
    main()
