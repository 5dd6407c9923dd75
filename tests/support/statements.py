"""What the database is asked, for tests that more rows do not mean more questions."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event

from elternportal.db import Database


@contextmanager
def counted(database: Database) -> Iterator[list[str]]:
    """The SELECT statements that run inside the block."""
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith("SELECT"):
            statements.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(database.engine, "before_cursor_execute", note)
