"""An id is one that the database gave: a row without one is a mistake, not number 0."""

import re
from pathlib import Path

import pytest

from elternportal.models.base import id_of
from elternportal.models.school import Subject

SOURCES = sorted((Path(__file__).resolve().parents[2] / "elternportal").rglob("*.py"))


def test_a_row_that_was_never_flushed_has_no_id() -> None:
    subject = Subject(short_name="M")
    with pytest.raises(ValueError, match="flushed"):
        id_of(subject)
    subject.id = 7
    assert id_of(subject) == 7


def test_no_id_is_guessed() -> None:
    assert len(SOURCES) > 300
    guesses = [path.name for path in SOURCES if re.search(r"\.id or 0\b", path.read_text())]
    assert guesses == []
