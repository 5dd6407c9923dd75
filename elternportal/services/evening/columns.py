"""Reads live columns from the database: one letter per slot, never a name."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import bindparam, or_, select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain import topics
from elternportal.domain.evening import UNDO_TIME
from elternportal.models.evening import Attendance, Booking, Slot
from elternportal.services.evening.access import is_elsewhere, is_kept

FREE, TAKEN, BLOCKED = "f", "t", "b"


def read_columns(session: Session, wanted: Collection[str]) -> Mapping[str, str]:
    """The columns of these topics: one letter per slot, in the order of their times."""
    pairs = [topics.parse_column(topic) for topic in wanted]
    evenings, teachers = {evening for evening, _ in pairs}, {teacher for _, teacher in pairs}
    letters: defaultdict[str, list[str]] = defaultdict(list)
    parameters = {
        "evenings": list(evenings),
        "teachers": list(teachers),
        "kept_since": clock.now() - UNDO_TIME,
    }
    for row in session.connection().execute(_COLUMNS, parameters):
        topic = topics.column(row.evening_id, row.teacher_id)
        if topic in wanted:
            letters[topic].append(_letter(row.is_taken, bool(row.block) or row.is_closed))
    return {topic: "".join(column) for topic, column in letters.items()}


def _letter(is_taken: bool, is_blocked: bool) -> str:
    if is_taken:
        return TAKEN
    return BLOCKED if is_blocked else FREE


_COLUMNS: Any = (
    select(
        col(Slot.evening_id),
        col(Slot.teacher_id),
        col(Slot.block),
        or_(col(Attendance.is_absent), is_elsewhere()).label("is_closed"),
        or_(col(Booking.id).is_not(None), is_kept(col(Slot.id), bindparam("kept_since"))).label(
            "is_taken"
        ),
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
