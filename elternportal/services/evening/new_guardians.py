"""Who becomes a child's guardian, or a teacher's account, holds the appointments made before; who
is none any more holds them no longer.
"""

from typing import ClassVar

from sqlalchemy import delete, insert, select
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col

from elternportal.db_errors import broken_constraint
from elternportal.errors import Conflict
from elternportal.models.evening import Booking, FamilyHold, Slot
from elternportal.models.overlap import OVERLAP_NAMES


class GuardianIsBusy(Conflict):
    """The child has an appointment while the new guardian has one for another child."""

    key: ClassVar[str] = "account-error-guardian-is-busy"


class TeacherIsBusy(Conflict):
    """The teacher has an appointment while the same person has one as a parent."""

    key: ClassVar[str] = "account-error-teacher-is-busy"


def hold_appointments(session: Session, account_id: int, pupil_id: int) -> None:
    """Let the guardian hold the child's appointments; the caller has locked the child.

    Raises:
        GuardianIsBusy: two appointments would overlap; the whole transaction must be given up.
    """
    booked = session.execute(
        select(col(Booking.id), col(Slot.starts_at), col(Slot.ends_at))
        .join(Slot, col(Slot.id) == col(Booking.slot_id))
        .where(col(Booking.pupil_id) == pupil_id)
    )
    for booking_id, starts_at, ends_at in booked.all():
        session.add(
            FamilyHold(
                booking_id=booking_id, guardian_id=account_id, starts_at=starts_at, ends_at=ends_at
            )
        )
    try:
        session.flush()
    except IntegrityError as error:
        if broken_constraint(error) not in OVERLAP_NAMES:
            raise
        raise GuardianIsBusy() from error


def hold_as_teacher(session: Session, account_id: int, teacher_id: int | None) -> None:
    """Let the account hold the appointments of the teacher whose it is now, and of no other.

    Raises:
        TeacherIsBusy: one of them is at a time when the person has one as a parent; the whole
            transaction must be given up.
    """
    session.execute(
        delete(FamilyHold).where(
            col(FamilyHold.guardian_id) == account_id, col(FamilyHold.is_teacher)
        )
    )
    if teacher_id is None:
        return
    booked = session.execute(
        select(col(Booking.id), col(Slot.starts_at), col(Slot.ends_at))
        .join(Slot, col(Slot.id) == col(Booking.slot_id))
        .where(col(Booking.teacher_id) == teacher_id)
    ).all()
    time = {"guardian_id": account_id, "pupil_id": None, "is_teacher": True}
    rows = [
        {**time, "booking_id": booking_id, "starts_at": starts_at, "ends_at": ends_at}
        for booking_id, starts_at, ends_at in booked
    ]
    if not rows:
        return
    try:
        session.execute(insert(FamilyHold), rows)
    except IntegrityError as error:
        if broken_constraint(error) not in OVERLAP_NAMES:
            raise
        raise TeacherIsBusy() from error


def release_appointments(session: Session, account_id: int, pupil_id: int) -> None:
    """Let the former guardian be free at the child's appointments, which stay with the child."""
    of_child = select(col(Booking.id)).where(col(Booking.pupil_id) == pupil_id)
    session.execute(
        delete(FamilyHold).where(
            col(FamilyHold.guardian_id) == account_id,
            col(FamilyHold.booking_id).in_(of_child),
            ~col(FamilyHold.is_teacher),
        )
    )
