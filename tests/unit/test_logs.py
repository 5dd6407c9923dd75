"""Log lines keep the place of an error and lose what people typed (security W4)."""

import logging
import sqlite3
import sys
from pathlib import Path

import pytest

from elternportal.db_errors import DAMAGED
from elternportal.logs import OwnLine, PlaceOnly


def failed_record() -> logging.LogRecord:
    try:
        try:
            raise ValueError("canary-inner")
        except ValueError as error:
            raise RuntimeError("canary-outer") from error
    except RuntimeError:
        return logging.LogRecord(
            "any", logging.ERROR, __file__, 1, "an event %s", ("failed",), sys.exc_info()
        )


def test_W4_a_frameworks_line_keeps_neither_its_text_nor_that_of_the_error() -> None:
    line = PlaceOnly().format(failed_record())
    assert "canary" not in line
    assert "an event" not in line
    assert "builtins.RuntimeError" in line
    assert "builtins.ValueError" in line
    assert "test_logs.py" in line


def test_W4_our_own_line_keeps_its_text_but_not_that_of_the_error() -> None:
    record = failed_record()
    record.exc_text = "canary-formatted"
    line = OwnLine().format(record)
    assert "canary" not in line
    assert "an event failed" in line
    assert "builtins.RuntimeError" in line


@pytest.mark.parametrize("formatter", [OwnLine(), PlaceOnly()])
def test_a_damaged_database_is_one_sentence_instead_of_lines_of_code(
    formatter: logging.Formatter, tmp_path: Path
) -> None:
    file = tmp_path / "no.db"
    file.write_bytes(b"x" * 4096)
    try:
        sqlite3.connect(file).execute("SELECT 1 FROM account")
    except sqlite3.DatabaseError:
        line = formatter.format(
            logging.LogRecord("any", logging.ERROR, __file__, 1, "failed", (), sys.exc_info())
        )
    assert line.splitlines()[1:] == [f"  {DAMAGED}"]
