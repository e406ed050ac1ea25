"""The report: one page that needs nothing beside it."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from bot.review import charts
from bot.review.labels import Labels
from bot.review.summary import Summary, standing_line
from dialogs.showing.dates import show_date
from dialogs.wording import say


def report(summary: Summary, result: str) -> str:
    """Return the report as HTML; `result` is the name of the file with the citizens."""
    return _template().render(
        summary=summary,
        tally=summary.tally,
        labels=Labels(summary.model),
        model_line=standing_line(summary.model),
        result=result,
    )


def number(count: int) -> str:
    """Return a count as Danes write it."""
    return f"{count:,}".replace(",", ".")


def percent(share: float) -> str:
    """Return a share in whole percent; one that is not quite nothing or all does not look so."""
    if 0 < share < 0.005:
        return "< 1 %"
    return "> 99 %" if 0.995 <= share < 1 else f"{share:.0%}".replace("%", " %")


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("bot", "review"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        say=say, number=number, percent=percent, show_date=show_date, bar=charts.bar, stacked=charts.stacked
    )
    return environment.get_template("report.html")
