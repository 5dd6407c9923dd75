"""Deletes what has been kept long enough, as the cards declare it (``domain/retention.py``).

A run is one transaction: what it reports is what it did, and a rehearsal is the same run, rolled
back. Rows go in the order in which they refer to each other. What another kept row still names
waits for a later night.
"""

import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    DateTime,
    ForeignKeyConstraint,
    Table,
    and_,
    delete,
    exists,
    func,
    select,
    true,
)
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.retention import TIMED, Retention, Since
from elternportal.models import metadata
from elternportal.models.search import SearchEntry
from elternportal.module import installed

logger = logging.getLogger(__name__)

BATCH = 500  # ids in one statement


def run_retention(session: Session) -> dict[str, int]:
    """Delete all that has been kept long enough; returns how many rows of which table went.

    Modules that are switched off are part of it: their data stays, and grows old.
    """
    run = _Run(session)
    for module in installed():
        if module.at_retention is not None:
            run.counts.update(module.at_retention(session))
    session.flush()
    for table in reversed(metadata.sorted_tables):
        run.clear(table)
    return {name: count for name, count in sorted(run.counts.items()) if count}


class _Run:
    def __init__(self, session: Session) -> None:
        self._session = session
        self._declared = {one.table: one for module in installed() for one in module.retention}
        self.counts: Counter[str] = Counter()

    def clear(self, table: Table) -> None:
        """Delete the rows of a table that have been kept long enough and that nothing holds."""
        kept = self._declared.get(table.name)
        if kept is None:
            return  # no card of this process names it
        condition = self._expired(table, kept)
        if condition is None:
            return
        before = self.counts.copy()
        try:
            with self._session.begin_nested():
                free = [] if kept.takes_along else self._held(table)
                self._delete(table, and_(condition, *free), kept)
        except IntegrityError:  # one table that is declared wrongly must not keep all others
            self.counts = before
            logger.exception("retention: rows of %s are held by others", table.name)

    def _expired(self, table: Table, kept: Retention) -> ColumnElement[bool] | None:
        """Which rows have been kept long enough; None if their time is not the portal's to tell."""
        if kept.goes_unnamed:
            return true()  # what is named still, _held keeps
        if not (kept.columns or (kept.since in TIMED and kept.owner)):
            return None
        if kept.owner:
            return self._expired_with_owner(table, kept)
        return _is_before(table, kept)

    def _expired_with_owner(self, table: Table, kept: Retention) -> ColumnElement[bool]:
        """By the time of the owner's rows, and by this table's own days."""
        owner = metadata.tables[kept.owner]
        timed = Retention(
            kept.owner, kept.since, kept.days, columns=self._declared[kept.owner].columns
        )
        (here,) = [_column(one) for one in _references(owner) if one.table is table]
        before: ColumnElement[bool] = here.in_(select(_key(owner)).where(_is_before(owner, timed)))
        return before

    def _held(self, table: Table) -> list[ColumnElement[bool]]:
        """That no row which is kept for a reason of its own names this one."""
        return [
            ~exists().where(_column(one) == _key(table)).correlate(table)
            for one in _references(table)
            if not self._goes_with(one, table) and one.ondelete != "SET NULL"
        ]

    def _goes_with(self, reference: ForeignKeyConstraint, table: Table) -> bool:
        """Whether the rows that refer to the table's are a part of them."""
        kept = self._declared.get(reference.table.name)
        own = self._declared.get(table.name)
        if reference.ondelete == "CASCADE":
            return True
        if kept is None or kept.since is not Since.OWNER or not kept.owner:
            return False
        return kept.owner == table.name or (own is not None and kept.owner == own.owner)

    def _delete(self, table: Table, condition: ColumnElement[bool], root: Retention) -> None:
        """Delete rows, and before them what refers to them."""
        references = [
            one
            for one in _references(table)
            if one.ondelete != "SET NULL" and one.table is not table
        ]
        if not references and not root.search_kind:
            self._count(table, delete(table).where(condition))
            return
        ids = self._session.scalars(select(_key(table)).where(condition)).all()
        for part in _batches(ids):
            for reference in references:
                if root.takes_along or self._goes_with(reference, table):
                    self._delete_referring(reference, part, root)
            self._count(table, delete(table).where(_key(table).in_(part)))
            if root.table == table.name and root.search_kind:
                self._forget_search(root.search_kind, part)

    def _delete_referring(
        self, reference: ForeignKeyConstraint, ids: Sequence[int], root: Retention
    ) -> None:
        self._delete(reference.table, _column(reference).in_(ids), root)

    def _forget_search(self, kind: str, ids: Sequence[int]) -> None:
        here = (col(SearchEntry.kind) == kind) & col(SearchEntry.item_id).in_(ids)
        self._session.execute(delete(SearchEntry).where(here))

    def _count(self, table: Table, statement: object) -> None:
        result = self._session.connection().execute(statement)  # type: ignore[call-overload]
        self.counts[table.name] += result.rowcount


def _is_before(table: Table, kept: Retention) -> ColumnElement[bool]:
    columns = [table.c[name] for name in kept.columns]
    cutoff = kept.cutoff(clock.today())
    limit = _midnight(cutoff) if _has_time(columns[0]) else cutoff
    began = columns[0] if len(columns) == 1 else func.coalesce(*columns, type_=columns[0].type)
    return began < limit


def _has_time(column: Column[object]) -> bool:
    return isinstance(getattr(column.type, "impl", column.type), DateTime)


def _midnight(day: date) -> datetime:
    return clock.from_school(datetime.combine(day, time()))


def _references(table: Table) -> Iterator[ForeignKeyConstraint]:
    """The foreign keys by which rows of other tables, or its own, name this table's by their
    primary key, the last in the order of references first.
    """
    for other in reversed(metadata.sorted_tables):
        for constraint in other.foreign_key_constraints:
            if constraint.referred_table is table and _column(constraint) is not None:
                yield constraint


def _column(reference: ForeignKeyConstraint) -> Any:
    """The column that holds the primary key of the row referred to; None if none does."""
    keys = (one.parent for one in reference.elements if one.column.primary_key)
    return next(keys, None)


def _key(table: Table) -> Column[int]:
    (key,) = table.primary_key.columns
    column: Column[int] = key
    return column


def _batches(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), BATCH):
        yield ids[start : start + BATCH]
