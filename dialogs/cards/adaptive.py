"""The part of the Adaptive Card schema that our cards use, as types (https://adaptivecards.io/explorer).

Typed dictionaries rather than models: a card is built in some 0.05 ms instead of 0.6, mypy sees a misspelt or
missing key, and nothing is imported at the start of a command that shows no card. The tests hold every card
against the models of `microsoft-teams-cards`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NotRequired, TypedDict

Spacing = Literal["None", "Small", "Default", "Medium", "Large"]
Colour = Literal["Default", "Accent", "Good", "Warning", "Attention"]
ContainerStyle = Literal["default", "emphasis", "good", "warning", "attention"]


class TextBlock(TypedDict):
    type: Literal["TextBlock"]
    text: str
    wrap: bool
    style: NotRequired[Literal["heading"]]
    size: NotRequired[Literal["Default", "Large"]]
    weight: NotRequired[Literal["Bolder"]]
    spacing: NotRequired[Spacing]
    separator: NotRequired[bool]


class TextRun(TypedDict):
    type: Literal["TextRun"]
    text: str
    size: NotRequired[Literal["Small"]]
    weight: NotRequired[Literal["Bolder"]]
    color: NotRequired[Colour]
    isSubtle: NotRequired[bool]


class RichTextBlock(TypedDict):
    type: Literal["RichTextBlock"]
    inlines: list[TextRun]
    spacing: NotRequired[Spacing]


class Container(TypedDict):
    type: Literal["Container"]
    items: list[Element]
    id: NotRequired[str]
    style: NotRequired[ContainerStyle]
    spacing: NotRequired[Spacing]
    isVisible: NotRequired[bool]


class Column(TypedDict):
    type: Literal["Column"]
    width: str | int
    items: list[Element]


class ColumnSet(TypedDict):
    type: Literal["ColumnSet"]
    columns: list[Column]
    spacing: NotRequired[Spacing]


class TableCell(TypedDict):
    type: Literal["TableCell"]
    items: list[Element]


class TableRow(TypedDict):
    type: Literal["TableRow"]
    cells: list[TableCell]


class TableColumn(TypedDict):
    width: int


class Table(TypedDict):
    """Since 1.5; `fallback` stands in for it in older clients."""

    type: Literal["Table"]
    columns: list[TableColumn]
    rows: list[TableRow]
    firstRowAsHeaders: bool
    showGridLines: bool
    fallback: Container


class Bar(TypedDict):
    x: str
    y: int


class Series(TypedDict):
    legend: str
    values: list[Bar]


class Chart(TypedDict):
    """Of Teams alone; `fallback` stands in for it wherever it is not drawn."""

    type: Literal["Chart.VerticalBar.Grouped"]
    title: str
    showBarValues: bool
    data: list[Series]
    fallback: Table


class InputChoice(TypedDict):
    title: str
    value: str


class DataQuery(TypedDict):
    type: Literal["Data.Query"]
    dataset: str


_Fetched = TypedDict("_Fetched", {"choices.data": NotRequired[DataQuery]})


class ChoiceSet(_Fetched, TypedDict):
    type: Literal["Input.ChoiceSet"]
    id: str
    label: str
    choices: list[InputChoice]
    style: Literal["compact", "expanded"]
    isMultiSelect: bool
    wrap: bool
    isRequired: bool
    errorMessage: str
    value: NotRequired[str]
    placeholder: NotRequired[str]


class TextInput(TypedDict):
    type: Literal["Input.Text"]
    id: str
    label: str
    isMultiline: bool
    maxLength: int
    isRequired: bool
    errorMessage: str
    value: NotRequired[str]
    placeholder: NotRequired[str]


class DateInput(TypedDict):
    type: Literal["Input.Date"]
    id: str
    label: str
    isRequired: bool
    errorMessage: str
    value: NotRequired[str]


class ToggleVisibility(TypedDict):
    type: Literal["Action.ToggleVisibility"]
    title: str
    targetElements: list[str]


class Submit(TypedDict):
    type: Literal["Action.Submit"]
    title: str
    data: Mapping[str, object]
    associatedInputs: Literal["auto", "none"]
    style: NotRequired[Literal["positive", "destructive"]]


class ActionSet(TypedDict):
    type: Literal["ActionSet"]
    actions: list[Action]
    spacing: NotRequired[Spacing]


Action = ToggleVisibility | Submit
Input = ChoiceSet | TextInput | DateInput
Element = TextBlock | RichTextBlock | Container | ColumnSet | Table | Chart | Input | ActionSet


class AdaptiveCard(TypedDict):
    type: Literal["AdaptiveCard"]
    version: Literal["1.5"]
    lang: str
    fallbackText: str
    body: list[Element]
