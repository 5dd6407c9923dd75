"""Every constraint that code, tests or docs name exists, under one name on both databases."""

import re
from pathlib import Path

from sqlalchemy import Dialect
from sqlalchemy.dialects import postgresql, sqlite

from elternportal.migrations import ROOT
from elternportal.models import metadata
from elternportal.models.overlap import OVERLAP_NAMES, POSTGRES, SQLITE
from elternportal.services.access.joined_columns import RULES

DIALECTS: tuple[Dialect, ...] = (sqlite.dialect(), postgresql.dialect())  # type: ignore[no-untyped-call]
SOURCES = ("elternportal/**/*.py", "tests/**/*.py", "tools/*.py", "bench/*.py", "docs/*.md")
NAME = re.compile(r"\b(?:(?:uq|ck|fk|ix|pk)_[a-z]\w+|family_hold_\w+_overlap)\b")


def names_in_schema(dialect: Dialect) -> set[str]:
    """As the database gets them: one that is too long would be cut there."""
    preparer = dialect.identifier_preparer
    tables = metadata.tables.values()
    names = {preparer.format_constraint(each) for table in tables for each in table.constraints}
    names |= {preparer.format_index(index) for table in tables for index in table.indexes}
    return {name for name in names if name} | set(OVERLAP_NAMES)


def names_in_text(pattern: str) -> dict[str, Path]:
    files = [path for path in ROOT.glob(pattern) if path.name != Path(__file__).name]
    return {name: path for path in files for name in NAME.findall(path.read_text())}


def test_every_constraint_that_is_named_exists_on_both_databases() -> None:
    mentioned = {name: path for each in SOURCES for name, path in names_in_text(each).items()}
    assert len(mentioned) > 10
    for dialect in DIALECTS:
        missing = {
            n: str(path) for n, path in mentioned.items() if n not in names_in_schema(dialect)
        }
        assert not missing


def test_both_databases_use_the_same_names() -> None:
    on_sqlite, on_postgres = map(names_in_schema, DIALECTS)
    assert on_sqlite == on_postgres


def test_the_guards_against_overlaps_have_their_names_on_both_databases() -> None:
    for statements in (POSTGRES, SQLITE):
        assert all(any(name in each for each in statements) for name in OVERLAP_NAMES)


def test_what_becomes_of_each_column_that_names_an_account_when_two_are_joined_is_said() -> None:
    named = {
        f"{table.name}.{key.parent.name}"
        for table in metadata.tables.values()
        for key in table.foreign_keys
        if key.column.table.name == "account"
    }
    assert named == RULES.keys(), "see services/access/joined_columns.py"
