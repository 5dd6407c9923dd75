"""Reading what bookings are decided on: the slot, its evening, the family and its bookings."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Integer, Row, bindparam, exists, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.evening import EveningRules, Held, is_too_close
from elternportal.domain.people import Actor
from elternportal.domain.slots import UNDO_TIME
from elternportal.errors import NotFound
from elternportal.models.access import Account
from elternportal.models.evening import (
    Attendance,
    Booking,
    Invitation,
    ParentsEvening,
    Slot,
)
from elternportal.models.holds import FamilyHold
from elternportal.models.school import Lesson, Pupil
from elternportal.prepared import Prepared
from elternportal.services.school import guardian_ids, is_at_another_teachers, is_guardian

NEXT_FREE = 3
RULE_COLUMNS = (
    col(ParentsEvening.is_published),
    col(ParentsEvening.called_off_at),
    col(ParentsEvening.invited_from),
    col(ParentsEvening.open_from),
    col(ParentsEvening.closed_from),
    col(ParentsEvening.cancel_until),
    col(ParentsEvening.slot_minutes),
    col(ParentsEvening.pause_slots),
    col(ParentsEvening.max_per_child),
    col(ParentsEvening.max_per_family),
    col(ParentsEvening.all_teachers_bookable),
)


@dataclass(frozen=True, slots=True)
class WantedSlot:
    """A slot, for a child, with all that decides whether it can be booked."""

    id: int
    evening_id: int
    teacher_id: int
    starts_at: datetime
    ends_at: datetime
    block: str  # domain/evening_slots.SlotBlock
    is_absent: bool
    taken_by_pupil: int | None
    kept_for_pupil: int | None  # who left it a moment ago may come back (domain/evening.UNDO_TIME)
    teacher_account: int | None
    is_teacher_elsewhere: bool  # as a guardian, at another teacher's
    is_own_child: bool
    own_booking_id: int | None
    teaches_child: bool
    is_invited: bool
    rules: EveningRules


def rules_of(row: Row[Any] | ParentsEvening) -> EveningRules:
    """The rules in a row that holds ``RULE_COLUMNS``."""
    return EveningRules(
        is_published=row.is_published,
        is_called_off=row.called_off_at is not None,
        invited_from=row.invited_from,
        open_from=row.open_from,
        closed_from=row.closed_from,
        cancel_until=row.cancel_until,
        slot_length=timedelta(minutes=row.slot_minutes),
        pause_slots=row.pause_slots,
        max_per_child=row.max_per_child,
        max_per_family=row.max_per_family,
        all_teachers_bookable=row.all_teachers_bookable,
    )


def read_evening(session: Session, evening_id: int) -> Any:
    """The row of an evening's times and rules, published or not.

    Raises:
        NotFound: no such evening.
    """
    row = _EVENING.first(session, evening=evening_id)
    if row is None:
        raise NotFound()
    return row


def lock_slot(session: Session, actor: Actor, slot_id: int, pupil_id: int) -> WantedSlot | None:
    """Lock a slot for this transaction and read it; None when slot or child do not exist.

    ``is_own_child`` says whether the actor is the child's guardian; whether that is needed is the
    caller's question. PostgreSQL locks the row, so a second family waits here until the first has
    committed; SQLite has only one writer anyway.
    """
    row = _WANTED.first(session, slot=slot_id, pupil=pupil_id, actor=actor.account_id)
    if row is None:
        return None
    now = _RULES_AND_TAKER.first(
        session, slot=slot_id, evening=row.evening_id, kept_since=clock.now() - UNDO_TIME
    )
    return WantedSlot(
        id=row.id,
        evening_id=row.evening_id,
        teacher_id=row.teacher_id,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        block=row.block,
        is_absent=row.is_absent,
        taken_by_pupil=now.taken_by_pupil,
        kept_for_pupil=now.kept_for_pupil,
        teacher_account=row.teacher_account,
        is_teacher_elsewhere=row.is_teacher_elsewhere,
        is_own_child=row.is_own_child,
        own_booking_id=row.own_booking_id,
        teaches_child=row.teaches_child,
        is_invited=row.is_invited,
        rules=rules_of(now),
    )


def held_by_family(session: Session, pupil_id: int) -> list[Held]:
    """All bookings, at any evening, that occupy the child or one of its guardians."""
    return [Held(*row) for row in _HELD.all(session, pupil=pupil_id)]


def is_kept(slot_id: Any, kept_since: Any) -> ColumnElement[bool]:
    """The SQL condition that a family left the slot after ``kept_since`` and may come back."""
    left = aliased(Booking)
    return exists().where(left.moved_from == slot_id, left.moved_at > kept_since)


def is_elsewhere(slot: Any = Slot) -> ColumnElement[bool]:
    """The SQL condition that the slot's teacher has an appointment then that is none of an evening,
    or one at another teacher's, as a guardian.
    """
    is_held = exists().where(
        col(FamilyHold.teacher_id) == slot.teacher_id,
        col(FamilyHold.appointment_id).is_not(None),
        col(FamilyHold.starts_at) < slot.ends_at,
        col(FamilyHold.ends_at) > slot.starts_at,
    )
    return is_held | is_at_another_teachers(slot.teacher_id, slot.starts_at, slot.ends_at)


def next_free(session: Session, lost: WantedSlot, held: Sequence[Held] = ()) -> list[datetime]:
    """The free times of the same teacher that lie closest to a slot that was lost, in order.

    Times too close to one of the bookings in ``held`` are left out.
    """
    pause, length = lost.rules.pause, lost.rules.slot_length
    free = _FREE.all(
        session,
        evening=lost.evening_id,
        teacher=lost.teacher_id,
        kept_since=clock.now() - UNDO_TIME,
    )
    possible = [
        start
        for (start,) in free
        if not any(is_too_close(pause, start, start + length, other) for other in held)
    ]
    by_distance = sorted(possible, key=lambda start: abs(start - lost.starts_at))
    return sorted(by_distance[:NEXT_FREE])


_EVENING = Prepared(
    select(col(ParentsEvening.starts_at), col(ParentsEvening.ends_at), *RULE_COLUMNS).where(
        col(ParentsEvening.id) == bindparam("evening")
    )
)
_WANTED = Prepared(
    select(
        col(Slot.id),
        col(Slot.evening_id),
        col(Slot.teacher_id),
        col(Slot.starts_at),
        col(Slot.ends_at),
        col(Slot.block),
        col(Attendance.is_absent),
        exists()
        .where(
            col(Lesson.class_id) == col(Pupil.class_id),
            col(Lesson.teacher_id) == col(Slot.teacher_id),
        )
        .label("teaches_child"),
        exists()
        .where(
            col(Invitation.evening_id) == col(Slot.evening_id),
            col(Invitation.teacher_id) == col(Slot.teacher_id),
            col(Invitation.pupil_id) == col(Pupil.id),
            col(Invitation.is_needed),
        )
        .label("is_invited"),
        is_guardian(bindparam("actor"), col(Pupil.id)).label("is_own_child"),
        select(col(Account.id))
        .where(col(Account.teacher_id) == col(Slot.teacher_id))
        .scalar_subquery()
        .label("teacher_account"),
        is_elsewhere().label("is_teacher_elsewhere"),
        select(col(Booking.id))
        .where(
            col(Booking.evening_id) == col(Slot.evening_id),
            col(Booking.teacher_id) == col(Slot.teacher_id),
            col(Booking.pupil_id) == col(Pupil.id),
        )
        .scalar_subquery()
        .label("own_booking_id"),
    )
    .join(
        Attendance,
        (col(Attendance.evening_id) == col(Slot.evening_id))
        & (col(Attendance.teacher_id) == col(Slot.teacher_id)),
    )
    .join(Pupil, (col(Pupil.id) == bindparam("pupil")) & col(Pupil.is_active))
    .where(col(Slot.id) == bindparam("slot"))
    .with_for_update(of=Slot)
)
# Apart from _WANTED: on PostgreSQL a joined row would be read before the slot's lock is won. The
# evening's lock is the one that its booking takes anyway; hiding the evening waits for it.
_LEFT = aliased(Booking)
_RULES_AND_TAKER = Prepared(
    select(
        *RULE_COLUMNS,
        col(Booking.pupil_id).label("taken_by_pupil"),
        select(col(_LEFT.pupil_id))
        .where(
            col(_LEFT.moved_from) == bindparam("slot"),
            col(_LEFT.moved_at) > bindparam("kept_since"),
        )
        .order_by(col(_LEFT.moved_at).desc())
        .limit(1)
        .scalar_subquery()
        .label("kept_for_pupil"),
    )
    .outerjoin(Booking, col(Booking.slot_id) == bindparam("slot"))
    .where(col(ParentsEvening.id) == bindparam("evening"))
    .with_for_update(read=True, key_share=True, of=ParentsEvening)
)
_FREE = Prepared(
    select(col(Slot.starts_at))
    .outerjoin(Booking, col(Booking.slot_id) == col(Slot.id))
    .where(
        col(Slot.evening_id) == bindparam("evening"),
        col(Slot.teacher_id) == bindparam("teacher"),
        col(Slot.block) == "",
        col(Booking.id).is_(None),
        ~is_kept(col(Slot.id), bindparam("kept_since")),
        ~is_elsewhere(),
    )
)
_HELD = Prepared(
    select(
        col(Booking.id),
        col(Booking.evening_id),
        col(Booking.pupil_id),
        col(FamilyHold.starts_at),
        col(FamilyHold.ends_at),
        col(FamilyHold.teacher_id).is_not(None).label("as_teacher"),
    )
    .outerjoin(Booking, col(Booking.id) == col(FamilyHold.booking_id))
    .where(
        (col(FamilyHold.pupil_id) == bindparam("pupil"))
        | col(FamilyHold.guardian_id).in_(guardian_ids(select(bindparam("pupil", type_=Integer)))),
    )
    .distinct()
    .order_by(col(FamilyHold.starts_at))
)
