"""What a person sees, before it is a card or text.

A `View` is rendered twice from the same blocks: by `dialogs.cards.card` as an Adaptive Card and by
`dialogs.cards.plain` as text. Wording comes from the catalogue; text that a person wrote is marked as such and
never read as Markdown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Tone = Literal["plain", "good", "warning", "attention", "subtle"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 stands once, on top."""

    text: str
    level: Literal[1, 2] = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, with the tone that colour and weight give it."""

    text: str
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Item:
    """A label with what stands beside it, and a smaller line below, such as the words a fact was read from."""

    label: str
    text: str
    below: str | None = None
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Items:
    """Labelled lines: facts, conclusions, hits."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A plain list."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """A choice to pick: its value in the data and its label on screen."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Pick one or several; buttons where few, a drop-down where many."""

    id: str
    label: str
    options: tuple[Option, ...]
    several: bool = False
    required: bool = True
    error: str = ""
    value: str = ""
    compact: bool = False
    dataset: str | None = None
    """What more options are fetched from while somebody types, where the client can; the rest is chosen from here."""


@dataclass(frozen=True, slots=True)
class TextField:
    """A line or several to write in."""

    id: str
    label: str
    placeholder: str = ""
    required: bool = False
    error: str = ""
    value: str = ""
    several_lines: bool = False
    most: int = 2000
    """Most characters."""


@dataclass(frozen=True, slots=True)
class DateField:
    """A date to pick; `value` is ISO."""

    id: str
    label: str
    required: bool = False
    error: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Fold:
    """Blocks behind a heading that opens: reasons, sources, every fact."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    open: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of short cells; the first row is its head."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Counts as bars beside each other; where a client draws none, and in text, the same as a table.

    `head` names what the bars are of, and then each series; a row is a label with one count for each series.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]

    @property
    def table(self) -> Table:
        """The same as a table."""
        return Table((self.head, *((label, *map(str, counts)) for label, counts in self.rows)))


Block = Heading | Paragraph | Items | Bullets | Choice | TextField | DateField | Fold | Table | Chart


@dataclass(frozen=True, slots=True)
class Action:
    """A button. Typing its title does what pressing it does.

    `data` goes along when it is pressed. `inputs` says whether the card's inputs are needed and checked.
    """

    id: str
    title: str
    data: Mapping[str, str] = field(default_factory=dict)
    inputs: bool = False
    style: Literal["default", "positive", "destructive"] = "default"
    secondary: bool = False
    """Goes behind "…" where there is no room."""


@dataclass(frozen=True, slots=True)
class View:
    """One card.

    `summary` is what a notification may show: no facts, phones preview it.
    `draft` and `version` are carried by every button.
    """

    summary: str
    blocks: tuple[Block, ...]
    actions: tuple[Action, ...] = ()
    draft: str | None = None
    version: int | None = None
