"""The office says at once where all teachers sit, by a table of names and rooms.

The table can be pasted, or begin with what the timetable proposes.
"""

import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints
from sqlmodel import Session, col, select

from elternportal.clock import to_school
from elternportal.domain.names import name_order, surname_of
from elternportal.domain.people import Actor
from elternportal.errors import InvalidInput
from elternportal.models.evening import Attendance, ParentsEvening
from elternportal.models.school import Teacher
from elternportal.services.audit import record
from elternportal.services.evening.scope import TeacherAtEvening
from elternportal.services.evening.teacher import RoomDraft, SetRoom, set_room
from elternportal.services.finding import find_for_office
from elternportal.services.school import usual_rooms

LONGEST_ROOM = 40
SHOWN = 5
_COLUMNS = re.compile(r"\s*[;\t,]\s*")


class RoomTableDraft(BaseModel):
    """Lines such as "Hub;104": short name or surname, and the room; by ";", "," or tabulator."""

    model_config = ConfigDict(frozen=True)

    table: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000)]


@dataclass(frozen=True, slots=True)
class SetRooms:
    evening_id: int
    form: RoomTableDraft


def set_rooms(session: Session, actor: Actor, command: SetRooms) -> int:
    """Set the rooms of all teachers in the table; families who have booked see it at once.

    All or nothing. Returns how many teachers have a room by it.

    Raises:
        NotAllowed, NotFound: see :func:`find_for_office`.
        InvalidInput: a line names nobody at the evening, more than one person, or no room.
    """
    find_for_office(session, actor, ParentsEvening, command.evening_id)
    teachers = _by_name(session, command.evening_id)
    rooms: dict[int, str] = {}
    wrong: list[str] = []
    for line in filter(None, map(str.strip, command.form.table.splitlines())):
        name, room, *_ = (*_COLUMNS.split(line), "")
        found = teachers.get(name.casefold(), ())
        if len(found) != 1 or not room or len(room) > LONGEST_ROOM:
            wrong.append(line)
        else:
            rooms[found[0]] = room
    if wrong:
        raise InvalidInput(
            "evening-setup-error-rooms", lines="; ".join(wrong[:SHOWN]), count=len(wrong)
        )
    for teacher_id, room in sorted(rooms.items()):
        who = TeacherAtEvening(command.evening_id, teacher_id)
        set_room(session, actor, SetRoom(who, RoomDraft(room=room)))
    record(session, actor.account_id, "evening-rooms-set", "evening", command.evening_id)
    return len(rooms)


def propose_rooms(session: Session, actor: Actor, evening_id: int) -> str:
    """A table for :func:`set_rooms` with the teachers who have no room yet; empty without any.

    Each sits where the timetable has them most often on the evening's weekday, else in the week,
    else in the room of their own class. A room is proposed once, and not if somebody sits there
    already. Nothing is saved.

    Raises:
        NotAllowed, NotFound: see :func:`find_for_office`.
    """
    evening = find_for_office(session, actor, ParentsEvening, evening_id)
    present = session.exec(
        select(Teacher, Attendance)
        .join(Attendance, col(Attendance.teacher_id) == col(Teacher.id))
        .where(Attendance.evening_id == evening_id)
    ).all()
    taken = {attendance.room for _, attendance in present if attendance.room}
    waiting = {
        attendance.teacher_id: teacher
        for teacher, attendance in present
        if not attendance.room and not attendance.is_absent
    }
    found: list[tuple[Teacher, str]] = []
    for row in usual_rooms(session, to_school(evening.starts_at).isoweekday()):
        if row.teacher_id not in waiting or row.room in taken or _COLUMNS.search(row.room):
            continue
        taken.add(row.room)
        found.append((waiting.pop(row.teacher_id), row.room))
    found.sort(key=lambda it: name_order(it[0].surname))
    return "\n".join(f"{teacher.short_name};{room}" for teacher, room in found)


def _by_name(session: Session, evening_id: int) -> dict[str, tuple[int, ...]]:
    """Who is meant by a short name, or by a surname."""
    rows = session.exec(
        select(Teacher, Attendance.teacher_id)
        .join(Attendance, col(Attendance.teacher_id) == col(Teacher.id))
        .where(Attendance.evening_id == evening_id)
    ).all()
    found: dict[str, tuple[int, ...]] = {}
    for teacher, teacher_id in rows:
        for name in {surname_of(teacher).casefold(), teacher.surname.casefold()}:
            found[name] = (*found.get(name, ()), teacher_id)
    # A short name is one person's, whatever others are called.
    return found | {teacher.short_name.casefold(): (teacher_id,) for teacher, teacher_id in rows}
