"""Whom one talks as in the playground: any of its invented people can be the one who sits at the keyboard."""

from __future__ import annotations

from typing import Any

import yaml

from bot.playground.installing import HOME


class NobodyError(Exception):
    """Nobody in the playground has this name; the argument names those who are there."""


def people_as(user: str | None) -> str:
    """Return `people.yml` with this person at the keyboard, by first name; as it stands if none is named.

    Raises:
        NobodyError: nobody has this name.
    """
    written = (HOME / "people.yml").read_text(encoding="utf-8")
    people: dict[str, Any] = yaml.safe_load(written)
    everyone = [people["currentUser"], *people["users"]]
    named = {one["givenName"].casefold(): one for one in everyone}
    if user is None:
        return written
    if user.casefold() not in named:
        raise NobodyError(", ".join(one["givenName"] for one in everyone))
    current = named[user.casefold()]
    people["currentUser"] = current
    people["users"] = [one for one in everyone if one is not current]
    people["personalChat"] = {"id": f"personal-{user.casefold()}"}
    return yaml.safe_dump(people, allow_unicode=True, sort_keys=False)
