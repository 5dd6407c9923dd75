"""In which rooms the timetable has a teacher, and which is that of their own class."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from sqlmodel import Session, col, select

from elternportal.models.school import SchoolClass
from elternportal.models.timetable import TimetableSlot


@dataclass(frozen=True, slots=True)
class UsualRoomRow:
    """A teacher has ``on_day`` lessons in the room on the weekday asked for, ``in_week`` in all.

    Both are 0 for the room of the teacher's own class, without a lesson in it.
    """

    teacher_id: int
    room: str
    on_day: int
    in_week: int


def usual_rooms(session: Session, weekday: int) -> list[UsualRoomRow]:
    """All rooms of all teachers, what fits best first: most lessons on the day, then in the week,
    then the room of the class whose class teacher they are.

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
    for teacher_id, room in session.exec(
        select(SchoolClass.class_teacher_id, SchoolClass.home_room).where(
            col(SchoolClass.class_teacher_id).is_not(None), col(SchoolClass.home_room) != ""
        )
    ):
        counts[teacher_id or 0, room].update()  # stands there, with no lesson more
    rows = [
        UsualRoomRow(teacher_id, room, by_day[weekday], by_day.total())
        for (teacher_id, room), by_day in counts.items()
    ]
    return sorted(rows, key=lambda row: (-row.on_day, -row.in_week, row.room, row.teacher_id))
