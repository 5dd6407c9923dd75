"""Writes bookings: the rows, the holds on people, who hears of it, and the mail to the family.

No rules here: a constraint that stops a write becomes the sentence for it. The use cases with their
rules are in ``bookings.py``.
"""

from sqlalchemy import delete, insert, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db import announce, announce_later
from elternportal.db_errors import broken_constraint
from elternportal.domain import topics
from elternportal.domain.people import Actor
from elternportal.domain.slots import UNDO_TIME
from elternportal.errors import Conflict
from elternportal.mail.outbox import collect_minute, enqueue
from elternportal.models.base import id_of
from elternportal.models.evening import Booking
from elternportal.models.holds import FamilyHold
from elternportal.models.overlap import OVERLAP_NAMES
from elternportal.prepared import Prepared
from elternportal.services.evening.access import WantedSlot
from elternportal.services.evening.booking_errors import AlreadyBooked, FamilyOverlap, SlotTaken
from elternportal.services.evening.mails import PLAN
from elternportal.services.school import (
    Attending,
    GuardianContactRow,
    Meeting,
    TeacherHeld,
    hold_people,
)

ONE_PER_SLOT = "uq_booking_slot_id"
ONE_PER_TEACHER = "uq_booking_evening_id_teacher_id_pupil_id"


def insert_booking(
    session: Session,
    actor: Actor,
    wanted: WantedSlot,
    pupil_id: int,
    family: list[GuardianContactRow],
) -> int:
    """Book the slot for the child and hold its family; returns the booking's id.

    Raises:
        SlotTaken, FamilyOverlap, AlreadyBooked: a constraint stopped it.
    """
    try:
        booking_id: int = _INSERT_BOOKING.first(
            session,
            slot_id=wanted.id,
            evening_id=wanted.evening_id,
            teacher_id=wanted.teacher_id,
            pupil_id=pupil_id,
            booked_by=actor.account_id,
            booked_at=clock.now(),
        ).id
        _hold(session, booking_id, wanted, pupil_id, family)
    except IntegrityError as error:
        raise _explain(error, wanted) from error
    _announce(session, wanted.evening_id, wanted.teacher_id, family)
    if wanted.rules.is_published:
        mail_plan(session, wanted.evening_id, family)
    return booking_id


def change_slot(
    session: Session,
    booking: Booking,
    wanted: WantedSlot,
    family: list[GuardianContactRow],
    *,
    keeps_old: bool,
) -> int:
    """Move the booking to the slot, and the family's hold with it; returns the booking's id.

    With ``keeps_old`` nobody else gets the old slot for :data:`UNDO_TIME`.

    Raises:
        SlotTaken, FamilyOverlap: a constraint stopped it, and the booking stays where it was.
    """
    booking_id = id_of(booking)
    try:
        session.execute(delete(FamilyHold).where(col(FamilyHold.booking_id) == booking_id))
        session.execute(
            update(Booking)
            .where(col(Booking.id) == booking_id)
            .values(
                slot_id=wanted.id,
                moved_at=clock.now(),
                moved_from=booking.slot_id if keeps_old else None,
            )
        )
        _hold(session, booking_id, wanted, booking.pupil_id, family)
    except IntegrityError as error:
        raise _explain(error, wanted) from error
    _announce(session, wanted.evening_id, wanted.teacher_id, family)
    if keeps_old:
        column = topics.column(wanted.evening_id, wanted.teacher_id)
        announce_later(session, UNDO_TIME.total_seconds(), column)  # the slot it left is free then
    if wanted.rules.is_published:
        mail_plan(session, wanted.evening_id, family)
    return booking_id


def remove_booking(session: Session, booking: Booking, family: list[GuardianContactRow]) -> None:
    """Free the slot and the family."""
    session.execute(delete(FamilyHold).where(col(FamilyHold.booking_id) == booking.id))
    session.execute(delete(Booking).where(col(Booking.id) == booking.id))
    _announce(session, booking.evening_id, booking.teacher_id, family)


def mail_plan(session: Session, evening_id: int, family: list[GuardianContactRow]) -> None:
    """One mail per guardian and minute with the plan as it is when the minute has passed."""
    minute, due_at = collect_minute()
    for guardian in family:
        enqueue(
            session,
            PLAN,
            event=f"evening-{evening_id}-plan-{guardian.account_id}-{minute}",
            to=guardian.email,
            account_id=guardian.account_id,
            language=guardian.language,
            params={"evening_id": evening_id},
            due_at=due_at,
        )


def _hold(
    session: Session,
    booking_id: int,
    wanted: WantedSlot,
    pupil_id: int,
    family: list[GuardianContactRow],
) -> None:
    """Occupy the child, each of its guardians, and the teacher for the booking's time.

    Raises:
        SlotTaken: the teacher has another appointment at this time.
    """
    meeting = Meeting(wanted.starts_at, wanted.ends_at, booking_id=booking_id)
    people = Attending(pupil_id, family, wanted.teacher_id, wanted.teacher_account)
    try:
        hold_people(session, meeting, people)
    except TeacherHeld as error:
        raise SlotTaken(wanted) from error


def _explain(error: IntegrityError, wanted: WantedSlot) -> Conflict:
    """The constraint that stopped a write, as the sentence for it; any other error is raised."""
    broken = broken_constraint(error)
    if broken in OVERLAP_NAMES:
        return FamilyOverlap(wanted)
    if broken == ONE_PER_SLOT:
        return SlotTaken(wanted)
    if broken == ONE_PER_TEACHER:
        return AlreadyBooked()
    raise error


def _announce(
    session: Session, evening_id: int, teacher_id: int, family: list[GuardianContactRow]
) -> None:
    # A guardian who teaches cannot see families at this time: that is a change of the own column.
    teachers = {teacher_id, *(g.teacher_id for g in family if g.teacher_id is not None)}
    announce(
        session,
        *(topics.column(evening_id, teacher) for teacher in teachers),
        *(topics.teacher_evening(evening_id, teacher) for teacher in teachers),
        topics.evening(evening_id),
        *(topics.family(guardian.account_id) for guardian in family),
    )


_INSERT_BOOKING = Prepared(
    insert(Booking).returning(col(Booking.id)),
    columns=("slot_id", "evening_id", "teacher_id", "pupil_id", "booked_by", "booked_at"),
)
