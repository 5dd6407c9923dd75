"""Keeps the rows of an evening – attendance and slots – in line with its settings and the school.

All of it may run again at any time: only what differs is touched, and never a booking.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from sqlalchemy import ColumnElement, delete, exists, insert
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col, select

from elternportal import clock
from elternportal.db import announce
from elternportal.domain import topics
from elternportal.domain.evening_slots import PlannedSlot, SlotBlock, plan_blocks
from elternportal.domain.school_import import Applied
from elternportal.domain.slots import Span, cut_into_slots
from elternportal.models.base import id_of, known_id
from elternportal.models.evening import Attendance, Booking, ParentsEvening, Slot
from elternportal.models.school import Lesson, Teacher
from elternportal.services.evening.scope import announce_teacher

SlotKey = tuple[int, Span]


def lock_coming_evenings(session: Session) -> Sequence[ParentsEvening]:
    """The evenings that are not over; the office's own edits of them wait for this transaction."""
    coming = (
        select(ParentsEvening)
        .where(col(ParentsEvening.ends_at) > clock.now())
        .order_by(col(ParentsEvening.id))
        .with_for_update(key_share=True)  # bookings refer to these rows and need not wait
        .execution_options(populate_existing=True)
    )
    return session.exec(coming).all()


def add_new_teachers(session: Session, evenings: Iterable[ParentsEvening]) -> None:
    """Give teachers who have joined the school a place at these evenings.

    Only their own new slots are worked out. Families may book the others at this moment, and to
    lock those could mean to wait for a booking that waits for this transaction.
    """
    for evening in evenings:
        new = lay_out(session, evening)
        for teacher_id in new:
            replan(session, evening, teacher_id)
        if new:
            announce(session, topics.schedule(id_of(evening)))


def prepare_new_teachers(session: Session) -> Callable[[Applied], None]:
    """Lock the coming evenings before an import, which afterwards gives new teachers a place."""
    evenings = lock_coming_evenings(session)
    return lambda _applied: add_new_teachers(session, evenings)


def lay_out(session: Session, evening: ParentsEvening) -> Sequence[int]:
    """Give every teacher of the evening attendance and slots, and drop slots of former times.

    Returns the teachers who had no attendance before.

    Raises:
        sqlalchemy.exc.IntegrityError: a slot of former times was booked in this moment.
    """
    new = _add_attendances(session, evening)
    raster = cut_into_slots(evening_span(evening), evening.slot_minutes)
    wanted = {(teacher, span) for teacher in _attending(session, evening) for span in raster}
    present = _slots_by_key(session, evening)
    former = [slot_id for key, slot_id in present.items() if key not in wanted]
    if former:
        session.execute(delete(Slot).where(col(Slot.id).in_(former)))
    missing = sorted(wanted - present.keys(), key=lambda key: (key[0], key[1].starts_at))
    if missing:
        session.execute(insert(Slot), [_slot_row(evening, *key) for key in missing])
    return new


def replan(session: Session, evening: ParentsEvening, teacher_id: int | None = None) -> None:
    """Work out anew which slots are blocked, of one teacher or of all, and announce it.

    Locks the slots, so that a booking made at the same time is either seen here or sees this.
    """
    attendances = session.exec(
        select(Attendance).where(
            Attendance.evening_id == evening.id, *_only(teacher_id, col(Attendance.teacher_id))
        )
    )
    presence = {each.teacher_id: _presence(each) for each in attendances}
    slots = lock_slots(session, evening, teacher_id)
    booked = booked_slot_ids(session, evening, teacher_id)
    for teacher, group in groupby(slots, key=lambda slot: slot.teacher_id):
        _block_as_planned(list(group), booked, presence[teacher], evening.max_consecutive)
    announce_teacher(session, id_of(evening), *presence)


def lock_slots(
    session: Session, evening: ParentsEvening, teacher_id: int | None = None
) -> list[Slot]:
    """The slots of one teacher or all, locked, in the order of teacher and time."""
    statement = (
        select(Slot)
        .where(Slot.evening_id == evening.id, *_only(teacher_id, col(Slot.teacher_id)))
        .order_by(col(Slot.teacher_id), col(Slot.starts_at))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return list(session.exec(statement))


def booked_slot_ids(
    session: Session, evening: ParentsEvening, teacher_id: int | None = None
) -> set[int]:
    """Which slots of one teacher or all have a booking."""
    statement = select(Booking.slot_id).where(
        Booking.evening_id == evening.id, *_only(teacher_id, col(Booking.teacher_id))
    )
    return set(session.exec(statement))


def evening_span(evening: ParentsEvening) -> Span:
    return Span(evening.starts_at, evening.ends_at)


def slot_span(slot: Slot) -> Span:
    return Span(slot.starts_at, slot.ends_at)


def _presence(attendance: Attendance) -> Span | None:
    if attendance.is_absent:
        return None
    return Span(attendance.arrives_at, attendance.leaves_at)


def _block_as_planned(
    slots: list[Slot], booked: set[int], presence: Span | None, max_consecutive: int
) -> None:
    planned = [
        PlannedSlot(slot_span(slot), SlotBlock(slot.block), slot.id in booked) for slot in slots
    ]
    for slot, block in zip(slots, plan_blocks(planned, presence, max_consecutive), strict=True):
        slot.block = block


def _add_attendances(session: Session, evening: ParentsEvening) -> Sequence[int]:
    """All active teachers with lessons, or simply all active ones if the evening says so.

    Returns those who were not there yet.
    """
    statement = select(col(Teacher.id)).where(
        col(Teacher.is_active),
        ~exists().where(
            col(Attendance.teacher_id) == col(Teacher.id),
            col(Attendance.evening_id) == evening.id,
        ),
    )
    if not evening.all_teachers_bookable:
        statement = statement.where(exists().where(col(Lesson.teacher_id) == col(Teacher.id)))
    new = [known_id(teacher_id) for teacher_id in session.exec(statement.order_by(col(Teacher.id)))]
    rows = [
        {
            "evening_id": evening.id,
            "teacher_id": teacher_id,
            "arrives_at": evening.starts_at,
            "leaves_at": evening.ends_at,
        }
        for teacher_id in new
    ]
    if rows:
        session.execute(insert(Attendance), rows)
    return new


def _attending(session: Session, evening: ParentsEvening) -> Iterable[int]:
    return session.exec(select(Attendance.teacher_id).where(Attendance.evening_id == evening.id))


def _slots_by_key(session: Session, evening: ParentsEvening) -> dict[SlotKey, int | None]:
    slots = session.exec(select(Slot).where(Slot.evening_id == evening.id))
    return {(slot.teacher_id, slot_span(slot)): slot.id for slot in slots}


def _slot_row(evening: ParentsEvening, teacher_id: int, span: Span) -> dict[str, object]:
    return {
        "evening_id": evening.id,
        "teacher_id": teacher_id,
        "starts_at": span.starts_at,
        "ends_at": span.ends_at,
    }


def _only(teacher_id: int | None, column: Mapped[int]) -> list[ColumnElement[bool]]:
    """The condition for one teacher; none for all."""
    return [] if teacher_id is None else [column == teacher_id]
