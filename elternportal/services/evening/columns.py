"""Reads live columns from the database: one letter per slot, never a name."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import bindparam, select
from sqlmodel import Session, col

from elternportal.domain import topics
from elternportal.models.evening import Attendance, Booking, Slot

FREE, TAKEN, BLOCKED = "f", "t", "b"


def read_columns(session: Session, wanted: Collection[str]) -> Mapping[str, str]:
    """The columns of these topics: one letter per slot, in the order of their times."""
    pairs = [topics.parse_column(topic) for topic in wanted]
    evenings, teachers = {evening for evening, _ in pairs}, {teacher for _, teacher in pairs}
    letters: defaultdict[str, list[str]] = defaultdict(list)
    parameters = {"evenings": list(evenings), "teachers": list(teachers)}
    for row in session.connection().execute(_COLUMNS, parameters):
        topic = topics.column(row.evening_id, row.teacher_id)
        if topic in wanted:
            letters[topic].append(_letter(row.taken, bool(row.block) or row.is_absent))
    return {topic: "".join(column) for topic, column in letters.items()}


def _letter(taken: int | None, is_blocked: bool) -> str:
    if taken is not None:
        return TAKEN
    return BLOCKED if is_blocked else FREE


_COLUMNS: Any = (
    select(
        col(Slot.evening_id),
        col(Slot.teacher_id),
        col(Slot.block),
        col(Attendance.is_absent),
        col(Booking.id).label("taken"),
    )
    .join(
        Attendance,
        (col(Attendance.evening_id) == col(Slot.evening_id))
        & (col(Attendance.teacher_id) == col(Slot.teacher_id)),
    )
    .outerjoin(Booking, col(Booking.slot_id) == col(Slot.id))
    .where(
        col(Slot.evening_id).in_(bindparam("evenings", expanding=True)),
        col(Slot.teacher_id).in_(bindparam("teachers", expanding=True)),
    )
    .order_by(col(Slot.evening_id), col(Slot.teacher_id), col(Slot.starts_at))
)
