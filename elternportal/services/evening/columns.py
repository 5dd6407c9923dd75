"""Reads live columns from the database: one letter per slot, never a name."""

from collections.abc import Collection, Mapping

from sqlalchemy import bindparam, case, or_, select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain import topics
from elternportal.domain.slots import UNDO_TIME
from elternportal.models.evening import Attendance, Booking, Slot
from elternportal.prepared import Prepared
from elternportal.services.evening.access import is_elsewhere, is_kept

FREE, TAKEN, BLOCKED = "f", "t", "b"


def read_columns(session: Session, wanted: Collection[str]) -> Mapping[str, str]:
    """The columns of these topics: one letter per slot, in the order of their times."""
    kept_since = clock.now() - UNDO_TIME
    columns = {}
    for topic in wanted:
        evening, teacher = topics.parse_column(topic)
        letters = _COLUMN.all(session, evening=evening, teacher=teacher, kept_since=kept_since)
        columns[topic] = "".join(letter for (letter,) in letters)
    return {topic: column for topic, column in columns.items() if column}


_IS_TAKEN = or_(col(Booking.id).is_not(None), is_kept(col(Slot.id), bindparam("kept_since")))
_IS_CLOSED = or_(col(Slot.block) != "", col(Attendance.is_absent), is_elsewhere())
_LETTER = case((_IS_TAKEN, TAKEN), (_IS_CLOSED, BLOCKED), else_=FREE)
_COLUMN = Prepared(
    select(_LETTER.label("letter"))
    .select_from(Slot)
    .join(
        Attendance,
        (col(Attendance.evening_id) == col(Slot.evening_id))
        & (col(Attendance.teacher_id) == col(Slot.teacher_id)),
    )
    .outerjoin(Booking, col(Booking.slot_id) == col(Slot.id))
    .where(col(Slot.evening_id) == bindparam("evening"))
    .where(col(Slot.teacher_id) == bindparam("teacher"))
    .order_by(col(Slot.starts_at))
)
