"""What a teacher sees of the own evening: every slot, who comes, and who is next."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from elternportal import clock
from elternportal.domain.evening_slots import BREAKS, SlotBlock
from elternportal.domain.names import TeacherName, pupil_name
from elternportal.domain.people import Actor, Role
from elternportal.domain.slots import Span, now_and_next
from elternportal.models.base import id_of
from elternportal.models.evening import Attendance, Booking, ParentsEvening, Slot
from elternportal.models.school import Pupil, SchoolClass
from elternportal.services.evening.access import is_elsewhere
from elternportal.services.evening.scope import (
    OwnEvening,
    TeacherAtEvening,
    find_own_evening,
)
from elternportal.services.school import subjects_by_class


@dataclass(frozen=True, slots=True)
class BookedChildRow:
    """Who comes: "Ada Amsel (7b)", and what the teacher teaches the child."""

    booking_id: int
    pupil_id: int
    child: str
    subjects: str


@dataclass(frozen=True, slots=True)
class TeacherSlotRow:
    """A slot of the own evening; ``booked`` is None unless a family has it."""

    slot_id: int
    starts_at: datetime
    ends_at: datetime
    block: SlotBlock
    booked: BookedChildRow | None

    @property
    def is_free(self) -> bool:
        return self.booked is None and not self.block


@dataclass(frozen=True, slots=True)
class TeacherEveningView:
    """A teacher's evening. ``slots`` leaves out the time at which the teacher is not there."""

    evening_id: int
    teacher_id: int
    teacher: TeacherName
    title: str
    starts_at: datetime
    ends_at: datetime
    arrives_at: datetime
    leaves_at: datetime
    room: str
    is_absent: bool
    is_called_off: bool
    slots: tuple[TeacherSlotRow, ...]
    now: TeacherSlotRow | None
    next: TeacherSlotRow | None

    @property
    def free(self) -> int:
        return sum(slot.is_free for slot in self.slots)

    @property
    def booked(self) -> int:
        return sum(slot.booked is not None for slot in self.slots)

    @property
    def breaks(self) -> int:
        """Also those that the school grants; a booked slot is none."""
        return sum(slot.booked is None and slot.block in BREAKS for slot in self.slots)

    @property
    def blocked(self) -> int:
        return len(self.slots) - self.free - self.booked - self.breaks


@dataclass(frozen=True, slots=True)
class TeacherEveningRow:
    """An evening that the teacher can open."""

    evening_id: int
    title: str
    starts_at: datetime
    ends_at: datetime


def teacher_evening(session: Session, actor: Actor, who: TeacherAtEvening) -> TeacherEveningView:
    """The evening of one teacher, for the teacher, the office and the head.

    Raises:
        NotAllowed, NotFound: see :func:`find_own_evening`.
    """
    own = find_own_evening(session, actor, who)
    slots = _slots(session, own)
    by_span = {Span(slot.starts_at, slot.ends_at): slot for slot in slots if slot.booked}
    now, following = now_and_next(by_span, clock.now())
    return TeacherEveningView(
        evening_id=who.evening_id,
        teacher_id=who.teacher_id,
        teacher=TeacherName.of(own.teacher),
        title=own.evening.title,
        starts_at=own.evening.starts_at,
        ends_at=own.evening.ends_at,
        arrives_at=own.attendance.arrives_at,
        leaves_at=own.attendance.leaves_at,
        room=own.attendance.room,
        is_absent=own.attendance.is_absent,
        is_called_off=own.evening.called_off_at is not None,
        slots=slots,
        now=by_span[now] if now else None,
        next=by_span[following] if following else None,
    )


def own_evenings(session: Session, actor: Actor) -> tuple[TeacherEveningRow, ...]:
    """The published evenings at which the acting teacher takes part, in the order of time.

    Raises:
        NotAllowed: the actor is no teacher.
    """
    actor.require(Role.TEACHER)
    evenings = session.exec(
        select(ParentsEvening)
        .join(Attendance, col(Attendance.evening_id) == col(ParentsEvening.id))
        .where(Attendance.teacher_id == actor.teacher_id, col(ParentsEvening.is_published))
        .order_by(col(ParentsEvening.starts_at))
    )
    return tuple(
        TeacherEveningRow(id_of(each), each.title, each.starts_at, each.ends_at)
        for each in evenings
    )


def _slots(session: Session, own: OwnEvening) -> tuple[TeacherSlotRow, ...]:
    subjects = subjects_by_class(session, own.attendance.teacher_id)
    as_parent = select(Slot.id).where(
        Slot.evening_id == own.evening.id,
        Slot.teacher_id == own.attendance.teacher_id,
        is_elsewhere(),
    )
    elsewhere = set(session.exec(as_parent))
    rows = session.exec(
        select(Slot, Booking, Pupil, SchoolClass)
        .outerjoin(Booking, col(Booking.slot_id) == col(Slot.id))
        .outerjoin(Pupil, col(Pupil.id) == col(Booking.pupil_id))
        .outerjoin(SchoolClass, col(SchoolClass.id) == col(Pupil.class_id))
        .where(Slot.evening_id == own.evening.id, Slot.teacher_id == own.attendance.teacher_id)
        .order_by(col(Slot.starts_at))
    )
    return tuple(
        TeacherSlotRow(
            slot_id=id_of(slot),
            starts_at=slot.starts_at,
            ends_at=slot.ends_at,
            block=SlotBlock.ELSEWHERE if slot.id in elsewhere else SlotBlock(slot.block),
            booked=_booked_child(booking, pupil, school_class, subjects) if booking else None,
        )
        for slot, booking, pupil, school_class in rows
        if booking or slot.block != SlotBlock.AWAY
    )


def _booked_child(
    booking: Booking, pupil: Pupil, school_class: SchoolClass | None, subjects: dict[int, str]
) -> BookedChildRow:
    class_name = school_class.short_name if school_class else ""
    return BookedChildRow(
        booking_id=id_of(booking),
        pupil_id=id_of(pupil),
        child=pupil_name(pupil.first_name, pupil.surname, class_name),
        subjects=subjects.get(pupil.class_id or 0, ""),
    )
