"""The school's tables as records, and a plan written to the tables.

Pupils and teachers who left stay as inactive rows, because bookings and accounts refer to them;
one who comes back under the same key is the same person again. All else that is gone is deleted,
and with it what was addressed to it (``forget_ended`` on the cards).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any, TypeVar

from sqlalchemy import Connection, RowMapping, bindparam, delete, insert, select, update
from sqlmodel import Session

from elternportal.domain.school_import import Ended
from elternportal.imports.courses import ended_courses
from elternportal.imports.plan import KindPlan, Plan
from elternportal.imports.school import (
    ClassRecord,
    Key,
    Kind,
    LessonRecord,
    PupilRecord,
    Record,
    RoomRecord,
    School,
    SubjectRecord,
    TeacherRecord,
)
from elternportal.models import metadata

Forget = Callable[[Connection, Ended], None]
Progress = Callable[[int, int, str], None]
"""Called with the work done, the work in all, and the catalogue key of the phase."""

BATCH = 500
TABLES = {
    Kind.SUBJECT: metadata.tables["subject"],
    Kind.ROOM: metadata.tables["room"],
    Kind.TEACHER: metadata.tables["teacher"],
    Kind.CLASS: metadata.tables["school_class"],
    Kind.PUPIL: metadata.tables["pupil"],
    Kind.LESSON: metadata.tables["lesson"],
}
RECORDS: dict[Kind, type[Record]] = {
    Kind.SUBJECT: SubjectRecord,
    Kind.ROOM: RoomRecord,
    Kind.TEACHER: TeacherRecord,
    Kind.CLASS: ClassRecord,
    Kind.PUPIL: PupilRecord,
    Kind.LESSON: LessonRecord,
}
# Fields that hold a short name where the table holds an id.
FOREIGN = {
    "class_teacher": ("class_teacher_id", Kind.TEACHER),
    "class_name": ("class_id", Kind.CLASS),
    "teacher": ("teacher_id", Kind.TEACHER),
    "subject": ("subject_id", Kind.SUBJECT),
}
LEAVE_ROWS_BEHIND = frozenset({Kind.TEACHER, Kind.PUPIL})

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """A record with its database id. Inactive ones have left the school."""

    id: int
    record: Record
    is_active: bool


Stored = dict[Kind, dict[Key, StoredRecord]]


def read_stored(session: Session) -> Stored:
    """All master data of the database, with those who left."""
    stored: Stored = {}
    for kind in Kind:  # a kind comes after those it refers to
        rows = session.connection().execute(select(TABLES[kind])).mappings()
        names = {other: {s.id: key[0] for key, s in rows.items()} for other, rows in stored.items()}
        found = [
            StoredRecord(row["id"], _record(kind, row, names), row.get("is_active", True))
            for row in rows
        ]
        stored[kind] = {item.record.identity: item for item in found}
    return stored


def active_school(stored: Stored) -> School:
    """The school as it is today, without those who left."""
    return {
        kind: {key: item.record for key, item in items.items() if item.is_active}
        for kind, items in stored.items()
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
        self._lessons = [item.record for item in stored[Kind.LESSON].values()]
        self._done, self._total, self._progress = 0, total, progress
        self._forget = forget

    def save(self, plan: KindPlan) -> None:
        """Insert the added, bring back those who had left, and update the changed."""
        table, ids = TABLES[plan.kind], self._ids[plan.kind]
        new = [record for record in plan.added if record.identity not in ids]
        known = [record for record in plan.added if record.identity in ids]
        for records in self._batches(new, plan.kind):
            self._connection.execute(insert(table), [self._columns(record) for record in records])
        for records in self._batches([*known, *(c.new for c in plan.changed)], plan.kind):
            values = [{"row": ids[r.identity], **self._columns(r)} for r in records]
            self._connection.execute(update(table).where(table.c.id == bindparam("row")), values)
        if new and plan.kind is not Kind.LESSON:
            name = table.c.key if plan.kind is Kind.PUPIL else table.c.short_name
            rows = self._connection.execute(select(name, table.c.id))
            self._ids[plan.kind] = {(key,): row_id for key, row_id in rows}

    def remove(self, plan: KindPlan) -> None:
        """Delete, or mark as having left, what the files no longer hold."""
        table, ids = TABLES[plan.kind], self._ids[plan.kind]
        if plan.kind is Kind.LESSON:
            numbers = ended_courses(self._lessons, plan)
            self._forget(self._connection, Ended(lesson_numbers=numbers))
        for records in self._batches(plan.removed, plan.kind):
            gone_ids = [ids[record.identity] for record in records]
            here = table.c.id.in_(gone_ids)
            if plan.kind is Kind.CLASS:
                self._forget(self._connection, Ended(class_ids=gone_ids))
            if plan.kind in LEAVE_ROWS_BEHIND:
                gone = {"is_active": False}
                left_class = {"class_id": None} if plan.kind is Kind.PUPIL else {}
                self._connection.execute(update(table).where(here).values(**gone, **left_class))
            else:
                self._connection.execute(delete(table).where(here))

    def _columns(self, record: Record) -> dict[str, Any]:
        """The column values of a record, short names replaced by ids."""
        values: dict[str, Any] = {}
        for field in fields(record):
            value = getattr(record, field.name)
            if field.name in FOREIGN:
                column, kind = FOREIGN[field.name]
                values[column] = self._ids[kind][(value,)] if value else None
            else:
                values[field.name] = value
        if isinstance(record, TeacherRecord | PupilRecord):
            values["is_active"] = True
        return values

    def _batches(self, items: Sequence[T], kind: Kind) -> Iterator[Sequence[T]]:
        for start in range(0, len(items), BATCH):
            batch = items[start : start + BATCH]
            yield batch
            self._done += len(batch)
            self._progress(self._done, self._total, f"import-phase-{kind}")


def _record(kind: Kind, row: RowMapping, names: dict[Kind, dict[int, str]]) -> Record:
    values: dict[str, Any] = {}
    for field in fields(RECORDS[kind]):
        if field.name in FOREIGN:
            column, other = FOREIGN[field.name]
            values[field.name] = names[other].get(row[column], "")
        else:
            values[field.name] = row[field.name]
    return RECORDS[kind](**values)
