"""The log: one JSON line per event, with a sentence, an action and the turn's id, and never what people wrote.

What may stand in a line is decided here, not where it is logged: of our own events the fixed sentence and the
fields named in `FIELDS`; of other libraries' events the bare template without its arguments; of an error its type
and the places in the code, never its message, since a driver's message may quote the row that it could not write.
"""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Mapping
from contextvars import ContextVar
from datetime import UTC, datetime
from itertools import count
from typing import Final, TextIO
from uuid import uuid4

import orjson

FIELDS: Final = (
    "reason",
    "status",
    "kind",
    "outcome",
    "attempt",
    "seconds",
    "host",
    "port",
    "count",
    "error",
    "check",
)
OURS: Final = ("bot", "storage", "dialogs", "knowledge")
_LONGEST: Final = 200

_turn: ContextVar[str | None] = ContextVar("turn", default=None)


_process: Final = uuid4().hex[:8]
_numbers: Final = count(1)


def begin_turn() -> str:
    """Give the turn that starts in this context an id of its own, and return it."""
    id = f"{_process}-{next(_numbers)}"
    _turn.set(id)
    return id


class Log:
    """Writes events of one module: a fixed sentence, an action, and fields from `FIELDS`."""

    def __init__(self, name: str) -> None:
        self._logger = logging.getLogger(name)

    def info(self, action: str, sentence: str, **fields: str | float) -> None:
        """Log what happened as it should."""
        self._write(logging.INFO, action, sentence, fields)

    def warning(self, action: str, sentence: str, **fields: str | float) -> None:
        """Log what was refused or had to be worked around."""
        self._write(logging.WARNING, action, sentence, fields)

    def error(self, action: str, sentence: str, error: BaseException | None = None, **fields: str | float) -> None:
        """Log what somebody has to look at."""
        self._write(logging.ERROR, action, sentence, fields, error)

    def _write(
        self,
        level: int,
        action: str,
        sentence: str,
        fields: Mapping[str, str | float],
        error: BaseException | None = None,
    ) -> None:
        if unknown := set(fields) - set(FIELDS):
            raise ValueError(f"not a field of the log: {', '.join(sorted(unknown))}")
        self._logger.log(level, "%s", sentence, exc_info=error, extra={"action": action, "fields": fields})


class JsonLines(logging.Formatter):
    """One JSON object per line, built only from what may be shown."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of one event."""
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "where": record.name,
            "sentence": _sentence(record),
        }
        if action := getattr(record, "action", None):
            line["action"] = action
        if turn := _turn.get():
            line["turn"] = turn
        for name, value in getattr(record, "fields", {}).items():
            line[name] = value[:_LONGEST] if isinstance(value, str) else value
        if record.exc_info and record.exc_info[1]:
            line["raised"] = _raised(record.exc_info[1])
        return orjson.dumps(line).decode()


def _sentence(record: logging.LogRecord) -> str:
    """Return our own sentence, or the template of a foreign event without what would be filled in."""
    if hasattr(record, "action"):
        return record.getMessage()
    return str(record.msg)[:_LONGEST] if record.args else "(sentence of another library withheld)"


def _raised(error: BaseException) -> list[dict[str, object]]:
    """Return type and places of an error and of those behind it."""
    chain: list[dict[str, object]] = []
    seen: BaseException | None = error
    while seen is not None and len(chain) < 5:
        frames = traceback.extract_tb(seen.__traceback__)[-8:]
        places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        chain.append({"type": f"{type(seen).__module__}.{type(seen).__qualname__}", "places": places})
        seen = seen.__cause__ or seen.__context__
    return chain


def set_up_logging(stream: TextIO = sys.stderr) -> None:
    """Send every event of the process through the format above; other libraries only from warnings on."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    for name in OURS:
        logging.getLogger(name).setLevel(logging.INFO)
