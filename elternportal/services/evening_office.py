"""The office's desk at a parents' evening: all teachers at a glance, and a family that phones.

Booking, moving and cancelling for the family are ``book_for``, ``move_for`` and ``cancel_for`` in
:mod:`elternportal.services.bookings`.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, func, or_
from sqlmodel import Session, col, select

from elternportal.domain.evening_slots import SlotBlock
from elternportal.domain.names import pupil_name
from elternportal.domain.people import Actor
from elternportal.errors import NotFound
from elternportal.models.accounts import Account, Guardianship
from elternportal.models.evening import Attendance, Booking, Slot
from elternportal.models.school import Pupil, SchoolClass, Teacher
from elternportal.services.evening_classes import subjects_by_teacher
from elternportal.services.evening_scope import TeacherName, find_evening

MOST_HITS, LONGEST_SEARCH = 20, 100


@dataclass(frozen=True, slots=True)
class SlotCounts:
    booked: int = 0
    free: int = 0
    blocked: int = 0


@dataclass(frozen=True, slots=True)
class TeacherLine:
    """One teacher in the office's table, with the number of slots in each state."""

    teacher_id: int
    teacher: TeacherName
    room: str
    is_absent: bool
    counts: SlotCounts


@dataclass(frozen=True, slots=True)
class SearchChildren:
    """Part of a child's name or class, or of a guardian's name."""

    evening_id: int
    text: str


@dataclass(frozen=True, slots=True)
class FoundChild:
    pupil_id: int
    child: str
    bookings: int


@dataclass(frozen=True, slots=True)
class ChildAtEvening:
    evening_id: int
    pupil_id: int


@dataclass(frozen=True, slots=True)
class FreeSlot:
    slot_id: int
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class ChildsTeacher:
    """A teacher whom the child's family can see, the booking if there is one, and free times."""

    teacher_id: int
    teacher: TeacherName
    subjects: str
    room: str
    booking_id: int | None
    booked_at: datetime | None
    free: tuple[FreeSlot, ...]


@dataclass(frozen=True, slots=True)
class ChildDesk:
    """Everything about one child's evening."""

    pupil_id: int
    child: str
    guardians: tuple[str, ...]
    teachers: tuple[ChildsTeacher, ...]


def evening_board(session: Session, actor: Actor, evening_id: int) -> tuple[TeacherLine, ...]:
    """All teachers of an evening by name, for office and head.

    Raises:
        NotAllowed, NotFound: see :func:`find_evening`.
    """
    find_evening(session, actor, evening_id)
    counts = _counts_by_teacher(session, evening_id)
    rows = session.exec(
        select(Teacher, Attendance)
        .join(Attendance, col(Attendance.teacher_id) == col(Teacher.id))
        .where(Attendance.evening_id == evening_id)
        .order_by(col(Teacher.surname), col(Teacher.first_name))
    )
    return tuple(
        TeacherLine(
            teacher_id=teacher.id or 0,
            teacher=TeacherName.of(teacher),
            room=attendance.room,
            is_absent=attendance.is_absent,
            counts=counts.get(teacher.id or 0, SlotCounts()),
        )
        for teacher, attendance in rows
    )


def search_children(
    session: Session, actor: Actor, query: SearchChildren
) -> tuple[FoundChild, ...]:
    """Children whose name, class or guardian fits every word of the text; at most 20.

    Raises:
        NotAllowed, NotFound: see :func:`find_evening`.
    """
    find_evening(session, actor, query.evening_id)
    words = query.text[:LONGEST_SEARCH].split()
    if not words:
        return ()
    bookings = (
        select(func.count())
        .where(Booking.pupil_id == Pupil.id, Booking.evening_id == query.evening_id)
        .correlate(Pupil)
        .scalar_subquery()
    )
    rows = session.exec(
        select(Pupil, SchoolClass, bookings)
        .outerjoin(SchoolClass, col(SchoolClass.id) == col(Pupil.class_id))
        .where(col(Pupil.is_active), *(_fits(word) for word in words))
        .order_by(col(Pupil.surname), col(Pupil.first_name))
        .limit(MOST_HITS)
    )
    return tuple(
        FoundChild(pupil.id or 0, _child_label(pupil, school_class), count)
        for pupil, school_class, count in rows
    )


def child_desk(session: Session, actor: Actor, query: ChildAtEvening) -> ChildDesk:
    """A child's bookings, and the free times of all teachers the family can see.

    Raises:
        NotAllowed, NotFound: see :func:`find_evening`; also when the child is missing or has left.
    """
    evening = find_evening(session, actor, query.evening_id)
    row = session.exec(
        select(Pupil, SchoolClass)
        .outerjoin(SchoolClass, col(SchoolClass.id) == col(Pupil.class_id))
        .where(Pupil.id == query.pupil_id, col(Pupil.is_active))
    ).first()
    if row is None:
        raise NotFound()
    pupil, school_class = row
    guardians = session.exec(
        select(Account.name)
        .join(Guardianship, col(Guardianship.account_id) == col(Account.id))
        .where(Guardianship.pupil_id == query.pupil_id)
        .order_by(col(Account.name))
    )
    return ChildDesk(
        pupil_id=query.pupil_id,
        child=_child_label(pupil, school_class),
        guardians=tuple(guardians),
        teachers=_teachers_of(session, query, pupil, everybody=evening.all_teachers_bookable),
    )


def _counts_by_teacher(session: Session, evening_id: int) -> dict[int, SlotCounts]:
    booked = col(Booking.id).is_not(None)
    is_open = col(Slot.block) == SlotBlock.NONE
    is_blocked = col(Slot.block).not_in([SlotBlock.NONE, SlotBlock.AWAY])
    rows = session.exec(
        select(
            Slot.teacher_id,
            func.count().filter(booked),
            func.count().filter(~booked & is_open),
            func.count().filter(~booked & is_blocked),
        )
        .outerjoin(Booking, col(Booking.slot_id) == col(Slot.id))
        .where(Slot.evening_id == evening_id)
        .group_by(col(Slot.teacher_id))
    )
    return {teacher_id: SlotCounts(*counts) for teacher_id, *counts in rows}


def _teachers_of(
    session: Session, query: ChildAtEvening, pupil: Pupil, *, everybody: bool
) -> tuple[ChildsTeacher, ...]:
    subjects = subjects_by_teacher(session, pupil.class_id)
    free = _free_slots(session, query.evening_id)
    rows = session.exec(
        select(Teacher, Attendance, Booking, Slot)
        .join(Attendance, col(Attendance.teacher_id) == col(Teacher.id))
        .outerjoin(
            Booking,
            and_(
                col(Booking.evening_id) == col(Attendance.evening_id),
                col(Booking.teacher_id) == col(Attendance.teacher_id),
                col(Booking.pupil_id) == query.pupil_id,
            ),
        )
        .outerjoin(Slot, col(Slot.id) == col(Booking.slot_id))
        .where(Attendance.evening_id == query.evening_id)
        .order_by(col(Teacher.surname), col(Teacher.first_name))
    )
    return tuple(
        ChildsTeacher(
            teacher_id=teacher.id or 0,
            teacher=TeacherName.of(teacher),
            subjects=subjects.get(teacher.id or 0, ""),
            room=attendance.room,
            booking_id=booking.id if booking else None,
            booked_at=slot.starts_at if slot else None,
            free=() if attendance.is_absent else tuple(free.get(teacher.id or 0, ())),
        )
        for teacher, attendance, booking, slot in rows
        if everybody or booking or teacher.id in subjects
    )


def _free_slots(session: Session, evening_id: int) -> dict[int, list[FreeSlot]]:
    """The bookable slots of all teachers, by teacher."""
    rows = session.exec(
        select(Slot)
        .where(
            Slot.evening_id == evening_id,
            Slot.block == SlotBlock.NONE,
            ~exists().where(col(Booking.slot_id) == col(Slot.id)),
        )
        .order_by(col(Slot.starts_at))
    )
    free: dict[int, list[FreeSlot]] = {}
    for slot in rows:
        free.setdefault(slot.teacher_id, []).append(FreeSlot(slot.id or 0, slot.starts_at))
    return free


def _fits(word: str) -> ColumnElement[bool]:
    """The SQL condition that a child, its class or one of its guardians is called so."""
    guardian = exists().where(
        col(Guardianship.pupil_id) == col(Pupil.id),
        col(Guardianship.account_id) == col(Account.id),
        col(Account.name).icontains(word, autoescape=True),
    )
    return or_(
        col(Pupil.first_name).icontains(word, autoescape=True),
        col(Pupil.surname).icontains(word, autoescape=True),
        func.lower(col(SchoolClass.short_name)) == word.lower(),
        guardian,
    )


def _child_label(pupil: Pupil, school_class: SchoolClass | None) -> str:
    return pupil_name(
        pupil.first_name, pupil.surname, school_class.short_name if school_class else ""
    )
