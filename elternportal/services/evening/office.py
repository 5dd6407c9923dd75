"""The office at a parents' evening: all teachers at a glance, and the search for a child.

What it sees and does once a child is found is in ``evening/desk.py``.
"""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, or_
from sqlmodel import Session, col, select

from elternportal.db_words import folded, holds_words
from elternportal.domain.evening_slots import SlotBlock
from elternportal.domain.names import TeacherName, name_order, pupil_name, surname_of
from elternportal.domain.people import Actor
from elternportal.domain.search import words_of
from elternportal.models.base import id_of
from elternportal.models.evening import Attendance, Booking, ParentsEvening, Slot
from elternportal.models.school import Pupil, SchoolClass, Teacher
from elternportal.services.finding import find_for_office
from elternportal.services.school import has_guardian_named

MOST_HITS, LONGEST_SEARCH = 20, 100


@dataclass(frozen=True, slots=True)
class SlotCountsView:
    booked: int = 0
    free: int = 0
    blocked: int = 0


@dataclass(frozen=True, slots=True)
class EveningTeacherRow:
    """One teacher in the office's table, with the number of slots in each state."""

    teacher_id: int
    teacher: TeacherName
    room: str
    is_absent: bool
    counts: SlotCountsView


@dataclass(frozen=True, slots=True)
class SearchChildren:
    """Part of a child's name or class, or of a guardian's name or e-mail address."""

    evening_id: int
    text: str


@dataclass(frozen=True, slots=True)
class FoundChildRow:
    pupil_id: int
    child: str
    bookings: int


def evening_board(session: Session, actor: Actor, evening_id: int) -> tuple[EveningTeacherRow, ...]:
    """All teachers of an evening by name, for office and head.

    Raises:
        NotAllowed, NotFound: see :func:`find_for_office`.
    """
    find_for_office(session, actor, ParentsEvening, evening_id)
    counts = _counts_by_teacher(session, evening_id)
    rows = session.exec(
        select(Teacher, Attendance)
        .join(Attendance, col(Attendance.teacher_id) == col(Teacher.id))
        .where(Attendance.evening_id == evening_id)
    )
    by_name = sorted(rows, key=lambda row: name_order(surname_of(row[0]), row[0].first_name))
    return tuple(
        EveningTeacherRow(
            teacher_id=id_of(teacher),
            teacher=TeacherName.of(teacher),
            room=attendance.room,
            is_absent=attendance.is_absent,
            counts=counts.get(id_of(teacher), SlotCountsView()),
        )
        for teacher, attendance in by_name
    )


def search_children(
    session: Session, actor: Actor, query: SearchChildren
) -> tuple[FoundChildRow, ...]:
    """Children whose name, class or guardian fits every word of the text; at most 20.

    Raises:
        NotAllowed, NotFound: see :func:`find_for_office`.
    """
    find_for_office(session, actor, ParentsEvening, query.evening_id)
    words = words_of(query.text[:LONGEST_SEARCH])
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
    by_name = sorted(rows, key=lambda row: name_order(row[0].surname, row[0].first_name))
    return tuple(
        FoundChildRow(id_of(pupil), child_label(pupil, school_class), count)
        for pupil, school_class, count in by_name
    )


def _counts_by_teacher(session: Session, evening_id: int) -> dict[int, SlotCountsView]:
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
    return {teacher_id: SlotCountsView(*counts) for teacher_id, *counts in rows}


def _fits(word: str) -> ColumnElement[bool]:
    """The SQL condition that a child, its class or one of its guardians is called so."""
    return or_(
        holds_words([word], col(Pupil.first_name), col(Pupil.surname)),
        folded(col(SchoolClass.short_name)) == word,
        has_guardian_named(word, col(Pupil.id)),
    )


def child_label(pupil: Pupil, school_class: SchoolClass | None) -> str:
    """Ada Amsel (7b)"""
    return pupil_name(
        pupil.first_name, pupil.surname, school_class.short_name if school_class else ""
    )
