"""What an error of the database means: which constraint a write has broken, by one name on both
databases, and whether the database itself is damaged.
"""

import re
import sqlite3

from sqlalchemy import Index, PrimaryKeyConstraint, Table, UniqueConstraint
from sqlalchemy.exc import IntegrityError
from sqlmodel import SQLModel

DAMAGED = "the database is damaged: stop the portal and restore a backup (docs/operations.md)"
_DAMAGED_SQLITE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_DAMAGED_POSTGRES = ("XX001", "XX002")  # data_corrupted, index_corrupted

# SQLite does not say which foreign key is broken.
FOREIGN_KEY = "FOREIGN KEY"

_UNIQUE = re.compile(r"UNIQUE constraint failed: (?P<columns>\w+\.\w+(?:, \w+\.\w+)*)")
_CHECK = re.compile(r"CHECK constraint failed: (?P<name>\w+)")


def broken_constraint(error: IntegrityError) -> str | None:
    """The name of the constraint or unique index that stopped a write.

    On SQLite a trigger's own words are the name (``models/overlap.py``), and a foreign key is
    ``FOREIGN_KEY``. None if it has no name: a value is missing.
    """
    diagnosis = getattr(error.orig, "diag", None)
    if diagnosis is not None:  # PostgreSQL
        name: str | None = diagnosis.constraint_name
        return name
    return _name_in_sqlite(str(error.orig))


def _name_in_sqlite(message: str) -> str | None:
    if unique := _UNIQUE.fullmatch(message):
        table = unique["columns"].split(".")[0]
        columns = re.findall(r"\.(\w+)", unique["columns"])
        return _unique_name(SQLModel.metadata.tables.get(table), columns)
    if check := _CHECK.fullmatch(message):
        return check["name"]
    if message.startswith("FOREIGN KEY"):
        return FOREIGN_KEY
    return message if message.isidentifier() else None


def _unique_name(table: Table | None, columns: list[str]) -> str | None:
    """The primary key, unique constraint or unique index that is about just these columns."""
    if table is None:
        return None
    uniques: list[PrimaryKeyConstraint | UniqueConstraint | Index] = [table.primary_key]
    uniques += [each for each in table.constraints if isinstance(each, UniqueConstraint)]
    uniques += [index for index in table.indexes if index.unique]
    for each in uniques:
        if [column.name for column in each.columns] == columns:
            return str(each.name)
    return None


def is_damaged(error: BaseException | None) -> bool:
    """Whether an error, or one behind it, says that the database can no longer be read."""
    while error is not None:
        code = getattr(error, "sqlite_errorcode", None)
        if code is not None and code & 0xFF in _DAMAGED_SQLITE:
            return True
        if getattr(error, "sqlstate", None) in _DAMAGED_POSTGRES:
            return True
        error = error.__cause__ or error.__context__
    return False
