"""Frameworks' log lines keep the place of an error and lose what people typed (security W4)."""

import logging
import sys

from elternportal.logs import PlaceOnly


def test_W4_neither_message_nor_error_text_is_kept() -> None:
    try:
        try:
            raise ValueError("canary-inner")
        except ValueError as error:
            raise RuntimeError("canary-outer") from error
    except RuntimeError:
        record = logging.LogRecord(
            "reflex", logging.ERROR, __file__, 1, "event %s", ("canary-arg",), sys.exc_info()
        )
    line = PlaceOnly().format(record)
    assert "canary" not in line
    assert "builtins.RuntimeError" in line
    assert "builtins.ValueError" in line
    assert "test_logs.py" in line
