"""A family phones: one child's appointments, and the times that the office can offer to it.

Booking, moving and cancelling for the family are ``book_for``, ``move_for`` and ``cancel_for`` in
:mod:`elternportal.services.evening.bookings`.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import and_, exists
from sqlmodel import Session, col, select

from elternportal import clock
from elternportal.domain.evening import EveningRules, Held, is_too_close
from elternportal.domain.evening_slots import SlotBlock
from elternportal.domain.names import TeacherName, name_order, surname_of
from elternportal.domain.people import Actor
from elternportal.domain.slots import UNDO_TIME
from elternportal.errors import NotFound
from elternportal.models.base import id_of
from elternportal.models.evening import Attendance, Booking, ParentsEvening, Slot
from elternportal.models.school import Pupil, SchoolClass, Teacher
from elternportal.services.evening.access import (
    held_by_family,
    is_elsewhere,
    is_kept,
    rules_of,
)
from elternportal.services.evening.family_desk import FamilyAppointmentRow, appointments_of
from elternportal.services.evening.office import child_label
from elternportal.services.finding import find_for_office
from elternportal.services.school import (
    SiblingRow,
    guardians_of,
    siblings_of,
    subjects_by_teacher,
)


class Exceeds(StrEnum):
    """What the office would override by booking a time."""

    NOTHING = ""
    PAUSE = "pause"  # the family would have no time for the way
    BREAK = "break"  # the school grants the teacher a break


@dataclass(frozen=True, slots=True)
class ChildAtEveningView:
    evening_id: int
    pupil_id: int


@dataclass(frozen=True, slots=True)
class OfferedTimeRow:
    slot_id: int
    starts_at: datetime
    exceeds: Exceeds


@dataclass(frozen=True, slots=True)
class ChildsTeacherRow:
    """A teacher whom the child's family can see, and the booking if there is one.

    ``offered`` are the times that can be booked for the family, those that exceed nothing first.
    """

    teacher_id: int
    teacher: TeacherName
    subjects: str
    room: str
    booking_id: int | None
    booked_at: datetime | None
    offered: tuple[OfferedTimeRow, ...]


@dataclass(frozen=True, slots=True)
class ChildDeskView:
    """Everything about one child's evening, and the plan of its family: siblings, too."""

    pupil_id: int
    child: str
    guardians: tuple[str, ...]
    teachers: tuple[ChildsTeacherRow, ...]
    siblings: tuple[SiblingRow, ...]
    plan: tuple[FamilyAppointmentRow, ...]


def child_desk(session: Session, actor: Actor, query: ChildAtEveningView) -> ChildDeskView:
    """A child's bookings, and what all teachers whom the family can see have to offer.

    Raises:
        NotAllowed, NotFound: see :func:`find_for_office`; also when the child
            is missing or has left.
    """
    evening = find_for_office(session, actor, ParentsEvening, query.evening_id)
    row = session.exec(
        select(Pupil, SchoolClass)
        .outerjoin(SchoolClass, col(SchoolClass.id) == col(Pupil.class_id))
        .where(Pupil.id == query.pupil_id, col(Pupil.is_active))
    ).first()
    if row is None:
        raise NotFound()
    pupil, school_class = row
    guardians = guardians_of(session, query.pupil_id)
    siblings = siblings_of(session, query.pupil_id)
    family = [query.pupil_id, *(one.pupil_id for one in siblings)]
    held = held_by_family(session, query.pupil_id)
    return ChildDeskView(
        pupil_id=query.pupil_id,
        child=child_label(pupil, school_class),
        guardians=tuple(sorted(guardian.name for guardian in guardians)),
        teachers=_teachers_of(session, evening, pupil, held),
        siblings=siblings,
        plan=appointments_of(session, query.evening_id, family),
    )


def _teachers_of(
    session: Session, evening: ParentsEvening, pupil: Pupil, held: Sequence[Held]
) -> tuple[ChildsTeacherRow, ...]:
    subjects = subjects_by_teacher(session, pupil.class_id)
    open_slots = _open_slots(session, evening.id)
    rules = rules_of(evening)
    rows = session.exec(
        select(Teacher, Attendance, Booking, Slot)
        .join(Attendance, col(Attendance.teacher_id) == col(Teacher.id))
        .outerjoin(
            Booking,
            and_(
                col(Booking.evening_id) == col(Attendance.evening_id),
                col(Booking.teacher_id) == col(Attendance.teacher_id),
                col(Booking.pupil_id) == pupil.id,
            ),
        )
        .outerjoin(Slot, col(Slot.id) == col(Booking.slot_id))
        .where(Attendance.evening_id == evening.id)
    )
    by_name = sorted(rows, key=lambda row: name_order(surname_of(row[0]), row[0].first_name))
    return tuple(
        ChildsTeacherRow(
            teacher_id=id_of(teacher),
            teacher=TeacherName.of(teacher),
            subjects=subjects.get(id_of(teacher), ""),
            room=attendance.room,
            booking_id=booking.id if booking else None,
            booked_at=slot.starts_at if slot else None,
            offered=_offered(open_slots[id_of(teacher)], rules, held, booking),
        )
        for teacher, attendance, booking, slot in by_name
        if evening.all_teachers_bookable or booking or teacher.id in subjects
    )


def _open_slots(session: Session, evening_id: int | None) -> defaultdict[int, list[Slot]]:
    """The slots that nobody has and the office could book, by teacher."""
    rows = session.exec(
        select(Slot)
        .join(
            Attendance,
            and_(
                col(Attendance.evening_id) == col(Slot.evening_id),
                col(Attendance.teacher_id) == col(Slot.teacher_id),
            ),
        )
        .where(
            Slot.evening_id == evening_id,
            col(Slot.block).in_([SlotBlock.NONE, SlotBlock.FORCED_BREAK]),
            ~col(Attendance.is_absent),
            ~exists().where(col(Booking.slot_id) == col(Slot.id)),
            ~is_elsewhere(),
            ~is_kept(col(Slot.id), clock.now() - UNDO_TIME),
        )
        .order_by(col(Slot.starts_at))
    )
    found: defaultdict[int, list[Slot]] = defaultdict(list)
    for slot in rows:
        found[slot.teacher_id].append(slot)
    return found


def _offered(
    slots: Sequence[Slot], rules: EveningRules, held: Sequence[Held], booking: Booking | None
) -> tuple[OfferedTimeRow, ...]:
    """The times at which the family is free, if it gave up this booking."""
    moving = booking.id if booking else None
    others = [other for other in held if other.booking_id != moving]
    offered = [
        OfferedTimeRow(id_of(slot), slot.starts_at, _exceeds(slot, rules, others))
        for slot in slots
        if not _is_close(timedelta(), slot, others)
    ]
    return tuple(sorted(offered, key=lambda each: each.exceeds != Exceeds.NOTHING))


def _exceeds(slot: Slot, rules: EveningRules, others: Sequence[Held]) -> Exceeds:
    if slot.block:
        return Exceeds.BREAK
    return Exceeds.PAUSE if _is_close(rules.pause, slot, others) else Exceeds.NOTHING


def _is_close(pause: timedelta, slot: Slot, others: Sequence[Held]) -> bool:
    return any(is_too_close(pause, slot.starts_at, slot.ends_at, other) for other in others)
