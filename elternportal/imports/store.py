"""The kinds' tables as records, and a plan written to the tables.

Pupils and teachers who left stay as inactive rows, because bookings and accounts refer to them;
one who comes back under the same key is the same person again. What was said of them by hand comes
along with the records. All else that is gone is deleted,
and with it what was addressed to it (``forget_ended`` on the cards).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from sqlalchemy import Connection, bindparam, delete, false, insert, select, true, update
from sqlmodel import Session

from elternportal.domain.school_import import Ended
from elternportal.imports.by_hand import HandNote, Noted, Notes
from elternportal.imports.courses import ended_courses
from elternportal.imports.kinds import (
    CLASS,
    LESSON,
    PUPIL,
    TEACHER,
    KindSpec,
    all_kinds,
    is_referred_to,
    kind_named,
)
from elternportal.imports.plan import KindPlan, Plan
from elternportal.imports.school import Key, Record, School
from elternportal.models.by_hand import ByHand

Forget = Callable[[Connection, Ended], None]
Progress = Callable[[int, int, str], None]
"""Called with the work done, the work in all, and the catalogue key of the phase."""

BATCH = 500

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """A record with its database id. Inactive ones have left the school."""

    id: int
    record: Record
    is_active: bool
    note: HandNote | None = None  # what was said of it by hand


Stored = dict[str, dict[Key, StoredRecord]]


def read_stored(session: Session) -> Stored:
    """All rows of all kinds that the database holds, with those who left."""
    stored: Stored = {}
    notes = _notes(session)
    for kind in all_kinds():  # a kind comes after those it refers to
        reading = _Reading(kind, stored)
        found = [
            StoredRecord(row_id, record, is_active, notes.get((kind.name, row_id)))
            for row_id, is_active, record in reading.rows(session)
        ]
        stored[kind.name] = {item.record.identity: item for item in found}
    return stored


def active_school(stored: Stored) -> School:
    """The school as it is today, without those who left.

    What a person has called off is part of it, so that no file brings it back.
    """
    return {
        kind: {
            key: item.record
            for key, item in items.items()
            if item.is_active or getattr(item.record, "is_manual", False)
        }
        for kind, items in stored.items()
    }


def said_by_hand(stored: Stored) -> Notes:
    """Of whom something was said by hand."""
    return {
        kind: {
            key: Noted(item.record, item.is_active, item.note)
            for key, item in stored[kind].items()
            if item.note is not None
        }
        for kind in (PUPIL.name, TEACHER.name)
    }


def write_plan(
    session: Session, stored: Stored, plan: Plan, progress: Progress, forget: Forget
) -> None:
    """Carry out ``plan``, which was made from ``stored``, in the caller's transaction.

    ``forget`` is called before classes or courses end.
    """
    writer = _Writer(session, stored, plan.size, progress, forget)
    for kind_plan in plan.kinds:
        writer.save(kind_plan)
    for kind_plan in reversed(plan.kinds):
        writer.remove(kind_plan)


class _Writer:
    def __init__(
        self, session: Session, stored: Stored, total: int, progress: Progress, forget: Forget
    ) -> None:
        self._connection = session.connection()
        self._ids = {
            kind: {key: item.id for key, item in items.items()} for kind, items in stored.items()
        }
        self._lessons = [item.record for item in stored[LESSON.name].values()]
        self._done, self._total, self._progress = 0, total, progress
        self._forget = forget

    def save(self, plan: KindPlan) -> None:
        """Insert the added, bring back those who had left, and update the changed."""
        kind, ids = kind_named(plan.kind), self._ids[plan.kind]
        table = kind.table
        new = [record for record in plan.added if record.identity not in ids]
        known = [record for record in plan.added if record.identity in ids]
        for records in self._batches(new, kind):
            rows = [self._columns(kind, record) for record in records]
            self._connection.execute(insert(table), rows)
        for records in self._batches([*known, *(c.new for c in plan.changed)], kind):
            values = [{"row": ids[r.identity], **self._columns(kind, r)} for r in records]
            self._connection.execute(update(table).where(table.c.id == bindparam("row")), values)
        if new and is_referred_to(kind):
            (key,) = kind.record.key_fields
            found = self._connection.execute(select(table.c[key], table.c.id))
            self._ids[kind.name] = {(name,): row_id for name, row_id in found}

    def remove(self, plan: KindPlan) -> None:
        """Delete, or mark as having left, what the files no longer hold."""
        kind, ids = kind_named(plan.kind), self._ids[plan.kind]
        table = kind.table
        if kind is LESSON:
            numbers = ended_courses(self._lessons, plan)
            self._forget(self._connection, Ended(lesson_numbers=numbers))
        for records in self._batches(plan.removed, kind):
            gone_ids = [ids[record.identity] for record in records]
            here = table.c.id.in_(gone_ids)
            if kind is CLASS:
                self._forget(self._connection, Ended(class_ids=gone_ids))
            if kind.stays_inactive:
                left = {reference.column: None for reference in kind.references}
                self._connection.execute(update(table).where(here).values(is_active=False, **left))
            else:
                self._connection.execute(delete(table).where(here))

    def _columns(self, kind: KindSpec, record: Record) -> dict[str, Any]:
        """The column values of a record, short names replaced by ids."""
        values = {
            kind.columns.get(field.name, field.name): getattr(record, field.name)
            for field in fields(record)
        }
        for reference in kind.references:
            name = values.pop(reference.field)
            values[reference.column] = self._ids[reference.kind.name][(name,)] if name else None
        if kind.stays_inactive:
            values["is_active"] = True
        return values

    def _batches(self, items: Sequence[T], kind: KindSpec) -> Iterator[Sequence[T]]:
        for start in range(0, len(items), BATCH):
            batch = items[start : start + BATCH]
            yield batch
            self._done += len(batch)
            self._progress(self._done, self._total, f"import-phase-{kind.name}")


def _notes(session: Session) -> dict[tuple[str, int], HandNote]:
    found: dict[tuple[str, int], HandNote] = {}
    for row in session.scalars(select(ByHand)):
        note = HandNote(row.decides_presence, row.corrections)
        if row.pupil_id is not None:
            found[PUPIL.name, row.pupil_id] = note
        elif row.teacher_id is not None:
            found[TEACHER.name, row.teacher_id] = note
    return found


class _Reading:
    """The rows of one kind as records: what is the same for all of them is found out once, because
    a plan for one day reads the whole school.
    """

    def __init__(self, kind: KindSpec, stored: Stored) -> None:
        self._kind = kind
        references = {reference.field: reference for reference in kind.references}
        self._fields = [one.name for one in fields(kind.record)]
        self._columns = [
            kind.table.c[
                references[name].column if name in references else kind.columns.get(name, name)
            ]
            for name in self._fields
        ]
        self._names = [
            (
                place,
                {item.id: key[0] for key, item in stored[references[name].kind.name].items()},
            )
            for place, name in enumerate(self._fields)
            if name in references
        ]

    def rows(self, session: Session) -> Iterator[tuple[int, bool, Record]]:
        """The id of each row, whether it is active, and its record."""
        table, kind = self._kind.table, self._kind
        active = table.c.is_active if kind.stays_inactive else true()
        by_hand = table.c.source != kind.source if kind.source else false()
        columns = [table.c.id, active.label("active"), by_hand.label("by_hand"), *self._columns]
        for row_id, is_active, is_by_hand, *values in session.connection().execute(
            select(*columns)
        ):
            for place, names in self._names:
                values[place] = names.get(values[place], "")
            record = kind.record(**dict(zip(self._fields, values, strict=True)))
            if is_by_hand:
                record = replace(record, is_manual=True)  # type: ignore[call-arg]
            yield row_id, bool(is_active), record
