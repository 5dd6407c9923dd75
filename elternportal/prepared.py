"""Statements of the hot path: compiled once, and run on the driver's own cursor.

SQLAlchemy looks a statement up, wraps its values and wraps its rows at each execution, and at the
opening of an evening that costs more than the database's own work. What a benchmark asks for is
prepared once, when its module is imported; everything else stays plain SQLAlchemy::

    _EVENING = Prepared(select(...).where(col(ParentsEvening.id) == bindparam("evening")))
    row = _EVENING.first(session, evening=3)

Columns' types convert the values both ways, and errors are SQLAlchemy's, so a caller sees no
difference. What cannot be prepared is a list of values for IN: its length is part of the text.
"""

from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Dialect, Executable
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine
from sqlmodel import Session

Values = tuple[Any, ...] | dict[str, Any]
Convert = Callable[[Any], Any]


class Prepared:
    """A statement whose values are given by name: its ``bindparam``, or the columns it writes.

    Args:
        columns: of an INSERT, those that are given.
    """

    def __init__(self, statement: Executable, columns: Sequence[str] = ()) -> None:
        self._statement = statement
        self._columns = columns
        self._texts: dict[str, _Text] = {}

    def all(self, session: Session, **values: Any) -> list[Any]:
        """The rows, as named tuples.

        Raises:
            KeyError: a value is missing.
            DBAPIError: as SQLAlchemy raises it.
        """
        connection = _connection_of(session)
        text = self._text_for(connection.dialect)
        return text.rows(_execute(connection, text.sql, text.bind(values)))

    def first(self, session: Session, **values: Any) -> Any:
        """The first row, or None. Raises like :meth:`all`."""
        rows = self.all(session, **values)
        return rows[0] if rows else None

    def write(self, session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
        """Run an INSERT, UPDATE or DELETE once for each of the rows. Raises like :meth:`all`."""
        connection = _connection_of(session)
        text = self._text_for(connection.dialect)
        _execute(connection, text.sql, [text.bind(values) for values in rows])

    def _text_for(self, dialect: Dialect) -> "_Text":
        text = self._texts.get(dialect.name)
        if text is None:
            text = self._texts[dialect.name] = _Text(self._statement, self._columns, dialect)
        return text


class _Text:
    """A statement in one database's words, with what converts its values and its rows."""

    def __init__(self, statement: Any, columns: Sequence[str], dialect: Dialect) -> None:
        compiled: SQLCompiler = statement.compile(dialect=dialect, column_keys=columns or None)
        self.sql = str(compiled)
        if "POSTCOMPILE" in self.sql:
            raise ValueError(f"a list of values cannot be prepared: {self.sql}")
        if compiled.insert_prefetch or compiled.update_prefetch:
            raise ValueError(f"all columns with a default must be given: {self.sql}")
        self._is_positional = compiled.positional
        names = (compiled.positiontup or []) if self._is_positional else list(compiled.binds)
        self._constants = {
            name: bind.value for name, bind in compiled.binds.items() if not bind.required
        }
        self._binds = [(name, _to_driver(compiled.binds[name].type, dialect)) for name in names]
        results = list(getattr(statement, "exported_columns", ()))
        self._row: Any = namedtuple("Row", [column.name for column in results])  # type: ignore[misc]
        converters = [_from_driver(column.type, dialect) for column in results]
        self._conversions = [(at, each) for at, each in enumerate(converters) if each]

    def bind(self, given: Mapping[str, Any]) -> Values:
        values = {**self._constants, **given}
        if self._is_positional:
            return tuple(
                convert(values[name]) if convert else values[name] for name, convert in self._binds
            )
        return {
            name: convert(values[name]) if convert else values[name]
            for name, convert in self._binds
        }

    def rows(self, found: Iterable[Sequence[Any]]) -> list[Any]:
        make = self._row._make
        if not self._conversions:
            return [make(row) for row in found]
        rows = []
        for row in found:
            values = list(row)
            for at, convert in self._conversions:
                values[at] = convert(values[at])
            rows.append(make(values))
        return rows


def _connection_of(session: Session) -> Connection:
    """The session's connection, after what the session has not written yet, as for any query.

    The session is asked for a transaction of its own only if nobody has begun one for it.
    """
    if session.autoflush:
        session.flush()
    lent = session.bind
    if isinstance(lent, Connection) and lent.in_transaction() and not session.in_transaction():
        return lent
    return session.connection()


def _execute(
    connection: Connection, sql: str, values: Values | list[Values]
) -> Sequence[Sequence[Any]]:
    """The rows that come of it; none of what is executed for a list of values.

    PostgreSQL is waited for anyway, so SQLAlchemy may look after lost connections there.
    """
    if connection.dialect.name != "sqlite":
        result = connection.exec_driver_sql(sql, values)
        return result.all() if result.returns_rows else ()
    driver: Any = connection.connection.driver_connection
    execute = driver.executemany if isinstance(values, list) else driver.execute
    try:
        found: list[Any] = execute(sql, values).fetchall()
    except driver.Error as error:
        raise DBAPIError.instance(  # as SQLAlchemy itself raises it, and without the values
            sql, None, error, driver.Error, hide_parameters=True, dialect=connection.dialect
        ) from error
    return found


def _to_driver(type_: TypeEngine[Any], dialect: Dialect) -> Convert | None:
    return type_.dialect_impl(dialect).bind_processor(dialect)


def _from_driver(type_: TypeEngine[Any], dialect: Dialect) -> Convert | None:
    return type_.dialect_impl(dialect).result_processor(dialect, None)
