"""What is logged, and how: no personal data, cookies, PINs or client tokens (security W4).

The portal's own lines are written with that in mind. Frameworks are not: Reflex quotes whole events
with cookie headers and what people typed. So of their lines only the place and the kind of error
is kept. There is no access log; it would tell who looked at what.
"""

import logging
import traceback
from typing import Any

from elternportal.db_errors import DAMAGED, is_damaged


class OwnLine(logging.Formatter):
    """Formats the portal's own line; of an error that goes with it the text is left out."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        record.exc_text = None  # somebody may have formatted it already, text and all
        return super().format(record)

    def formatException(self, ei: Any) -> str:  # noqa: N802 - overrides logging's name
        return "\n".join(_lines_of(ei[1]))


class PlaceOnly(logging.Formatter):
    """Formats a framework's line without its text: logger, kinds of error, lines of code."""

    def format(self, record: logging.LogRecord) -> str:
        head = f"{self.formatTime(record)} {record.levelname} {record.name}"
        place = f"{head}: at {record.filename}:{record.lineno} {record.funcName}"
        error = record.exc_info[1] if record.exc_info else None
        return "\n".join([place, *_lines_of(error)])


def _lines_of(error: BaseException | None) -> list[str]:
    """The kinds of error and lines of code; a damaged database is the cause wherever it shows."""
    if is_damaged(error):
        return [f"  {DAMAGED}"]
    lines: list[str] = []
    while error is not None:
        lines.append(f"  {type(error).__module__}.{type(error).__qualname__}")
        lines += [
            f"    {frame.filename}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(error.__traceback__)
        ]
        error = error.__cause__ or error.__context__
    return lines


def _handler(formatter: str) -> dict[str, str]:
    return {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": formatter}


def _own(level: str) -> dict[str, Any]:
    return {"handlers": ["own"], "level": level, "propagate": False}


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "own": {"()": "elternportal.logs.OwnLine"},
        "place": {"()": "elternportal.logs.PlaceOnly"},
    },
    "handlers": {"own": _handler("own"), "framework": _handler("place")},
    "root": {"handlers": ["framework"], "level": "WARNING"},
    "loggers": {
        "_granian": _own("INFO"),
        "elternportal": _own("INFO"),
        # Without a level of their own they would write to stderr in full.
        "engineio.server": {"level": "ERROR"},
        "socketio.server": {"level": "ERROR"},
    },
}
