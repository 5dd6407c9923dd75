"""In which rooms the timetable has a teacher."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from sqlmodel import Session, col, select

from elternportal.models.timetable import TimetableSlot


@dataclass(frozen=True, slots=True)
class UsualRoomRow:
    """A teacher has ``on_day`` lessons in the room on the weekday asked for, ``in_week`` in all."""

    teacher_id: int
    room: str
    on_day: int
    in_week: int


def usual_rooms(session: Session, weekday: int) -> list[UsualRoomRow]:
    """All rooms of all teachers, what fits best first: most lessons on the day, then in the week.

    Several classes together are one lesson. ``weekday`` counts from 1, which is Monday.
    """
    lessons = session.exec(
        select(
            TimetableSlot.teacher_id,
            TimetableSlot.weekday,
            TimetableSlot.lesson,
            TimetableSlot.room,
        )
        .where(col(TimetableSlot.teacher_id).is_not(None), col(TimetableSlot.room) != "")
        .distinct()
    )
    counts: defaultdict[tuple[int, str], Counter[int]] = defaultdict(Counter)
    for teacher_id, day, _lesson, room in lessons:
        counts[teacher_id or 0, room][day] += 1
    rows = [
        UsualRoomRow(teacher_id, room, by_day[weekday], by_day.total())
        for (teacher_id, room), by_day in counts.items()
    ]
    return sorted(rows, key=lambda row: (-row.on_day, -row.in_week, row.room, row.teacher_id))
