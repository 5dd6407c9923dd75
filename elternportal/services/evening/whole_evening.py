"""The office calls a whole evening off, holds it on another day, or deletes a draft.

Each is one step: who has booked is told by mail, and for families whom no mail reaches the office
gets calls to make (``telling.py``). Bookings are kept, so nothing of it is lost for good.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from uuid import uuid4

from pydantic import BaseModel, ConfigDict
from sqlalchemy import delete, insert, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from elternportal import clock
from elternportal.db import announce
from elternportal.db_errors import broken_constraint
from elternportal.domain import topics
from elternportal.domain.people import Actor
from elternportal.duration import takes_long
from elternportal.errors import Conflict, InvalidInput
from elternportal.mail.kinds import MailKind
from elternportal.mail.notify import notify
from elternportal.models.base import id_of
from elternportal.models.evening import (
    Attendance,
    Booking,
    Invitation,
    ParentsEvening,
    Slot,
)
from elternportal.models.holds import FamilyHold
from elternportal.models.overlap import OVERLAP_NAMES
from elternportal.services.audit import record
from elternportal.services.editing import count_edit
from elternportal.services.evening.mails import CALLED_OFF, REINSTATED, RESCHEDULED
from elternportal.services.evening.publishing import HasBookings
from elternportal.services.evening.scope import announce_teacher
from elternportal.services.evening.telling import ToldView, reached_by_mail
from elternportal.services.finding import find_for_office
from elternportal.services.school import announce_families, ask_to_call, guardian_ids
from elternportal.services.typed_fields import Day

# Slots of one teacher never begin at the same time, not even while they are moved one by one.
FAR_AWAY = timedelta(days=40_000)


class ClashesWithOther(Conflict):
    """On the new day somebody has an appointment at another evening."""

    key = "evening-setup-error-clash"


class NotCalledOff(Conflict):
    """Only a coming evening can be called off, and only one that was can be held after all."""

    key = "evening-setup-error-over"


class NewTimeDraft(BaseModel):
    """When an evening is held instead, as the clock on the wall shows it."""

    model_config = ConfigDict(frozen=True)

    day: Day
    starts: time


@dataclass(frozen=True, slots=True)
class MoveEvening:
    evening_id: int
    to: NewTimeDraft


@dataclass(frozen=True, slots=True)
class BookedFamiliesView:
    """Whom a change of the whole evening concerns: appointments, people with mail, and calls."""

    bookings: int
    mailed: int
    calls: int


def booked_families(session: Session, actor: Actor, evening_id: int) -> BookedFamiliesView:
    """Whom it would concern if the evening were called off or moved.

    Raises:
        NotAllowed, NotFound: see :func:`find_for_office`.
    """
    find_for_office(session, actor, ParentsEvening, evening_id)
    pupils = _bookings(session, evening_id)
    reached = reached_by_mail(session, pupils)
    return BookedFamiliesView(
        bookings=len(pupils),
        mailed=len({account for accounts in reached.values() for account in accounts}),
        calls=len(set(pupils) - reached.keys()),
    )


@takes_long
def call_off_evening(session: Session, actor: Actor, evening_id: int) -> ToldView:
    """The evening does not take place: nothing can be booked, and all who have booked are told.

    Raises:
        NotAllowed, NotFound: see :func:`find_for_office`.
        NotCalledOff: it was called off before, or is over.
    """
    evening = _locked(session, actor, evening_id)
    if evening.called_off_at is not None or evening.ends_at <= clock.now():
        raise NotCalledOff()
    evening.called_off_at = clock.now()
    record(session, actor.account_id, "evening-called-off", "evening", evening_id)
    _announce(session, evening)
    return _tell_all(session, evening, CALLED_OFF, {})


@takes_long
def reinstate_evening(session: Session, actor: Actor, evening_id: int) -> ToldView:
    """An evening that was called off takes place after all, with all its appointments.

    Raises:
        NotAllowed, NotFound: see :func:`find_for_office`.
        NotCalledOff: it was not called off, or is over.
    """
    evening = _locked(session, actor, evening_id)
    if evening.called_off_at is None or evening.ends_at <= clock.now():
        raise NotCalledOff()
    evening.called_off_at = None
    record(session, actor.account_id, "evening-reinstated", "evening", evening_id)
    _announce(session, evening)
    return _tell_all(session, evening, REINSTATED, {})


@takes_long
def move_evening(session: Session, actor: Actor, command: MoveEvening) -> ToldView:
    """Hold the evening at another time; appointments, presence and breaks keep their places in it.

    The ends of booking and cancelling move along, its beginnings stay. An evening that was called
    off takes place again with it.

    Raises:
        NotAllowed, NotFound: see :func:`find_for_office`.
        InvalidInput: the new time is over, is the old one, or booking would end before it opens.
        ClashesWithOther: somebody has an appointment elsewhere then.
    """
    evening = _locked(session, actor, command.evening_id)
    starts_at = clock.from_school(datetime.combine(command.to.day, command.to.starts))
    old, by = evening.starts_at, starts_at - evening.starts_at
    if starts_at <= clock.now():
        raise InvalidInput("evening-setup-error-past")
    if not by:
        raise InvalidInput("evening-setup-error-same-time")
    if evening.closed_from + by <= evening.open_from:
        raise InvalidInput("evening-setup-error-move-phases")
    evening.starts_at, evening.ends_at = starts_at, evening.ends_at + by
    evening.closed_from, evening.cancel_until = evening.closed_from + by, evening.cancel_until + by
    evening.called_off_at = None
    count_edit(session, actor, evening, evening.revision)  # open forms show the old times
    session.flush()
    _move_rows(session, command.evening_id, by)
    record(session, actor.account_id, "evening-moved", "evening", command.evening_id)
    _announce(session, evening)
    return _tell_all(session, evening, RESCHEDULED, {"old_starts_at": old.isoformat()})


def delete_evening(session: Session, actor: Actor, evening_id: int) -> None:
    """Delete a draft with all that teachers have prepared for it.

    Raises:
        NotAllowed, NotFound: see :func:`find_for_office`; also for an evening that is published.
        HasBookings: the office has booked families into it.
    """
    evening = _locked(session, actor, evening_id)
    if evening.is_published:
        raise InvalidInput("evening-setup-error-delete-published")
    if _bookings(session, evening_id):
        raise HasBookings()
    for table in (Invitation, Slot, Attendance):
        session.execute(delete(table).where(col(table.evening_id) == evening_id))
    session.delete(evening)
    record(session, actor.account_id, "evening-deleted", "evening", evening_id, title=evening.title)
    announce(session, topics.evening(evening_id), topics.evenings())


def _locked(session: Session, actor: Actor, evening_id: int) -> ParentsEvening:
    """Bookings lock this row, too: those under way are seen here, later ones see the change."""
    evening = find_for_office(session, actor, ParentsEvening, evening_id)
    session.refresh(evening, with_for_update=True)
    return evening


def _move_rows(session: Session, evening_id: int, by: timedelta) -> None:
    """Move presence, slots and what people are held by."""
    of_evening = select(col(Booking.id)).where(col(Booking.evening_id) == evening_id)
    held = session.exec(select(FamilyHold).where(col(FamilyHold.booking_id).in_(of_evening))).all()
    rows = [
        {
            **hold.model_dump(exclude={"id"}),
            "starts_at": hold.starts_at + by,
            "ends_at": hold.ends_at + by,
        }
        for hold in held
    ]
    session.execute(delete(FamilyHold).where(col(FamilyHold.booking_id).in_(of_evening)))
    attendances = select(Attendance).where(col(Attendance.evening_id) == evening_id)
    for each in session.exec(attendances):
        each.arrives_at, each.leaves_at = each.arrives_at + by, each.leaves_at + by
    slots = session.exec(select(Slot).where(col(Slot.evening_id) == evening_id)).all()
    for step in (by - FAR_AWAY, FAR_AWAY):
        for slot in slots:
            slot.starts_at, slot.ends_at = slot.starts_at + step, slot.ends_at + step
        session.flush()
    session.execute(
        update(Booking)
        .where(col(Booking.evening_id) == evening_id)
        .values(moved_at=clock.now(), moved_from=None)
    )
    if not rows:
        return
    try:
        session.execute(insert(FamilyHold), rows)
    except IntegrityError as error:
        if broken_constraint(error) not in OVERLAP_NAMES:
            raise
        raise ClashesWithOther() from error


def _tell_all(
    session: Session, evening: ParentsEvening, kind: MailKind, params: dict[str, Any]
) -> ToldView:
    """Tell everybody who has booked; nobody hears of an evening that is not published."""
    bookings = _bookings(session, id_of(evening))
    if not evening.is_published or not bookings:
        return ToldView()
    pupils = set(bookings)
    told = notify(
        session,
        kind,
        session.scalars(guardian_ids(pupils)).all(),
        event=f"{kind.template}-{evening.id}-{uuid4().hex}",
        params={"evening_id": evening.id, "starts_at": evening.starts_at.isoformat(), **params},
    )
    missed = pupils - reached_by_mail(session, pupils).keys()
    texts = {"evening": evening.title, "starts_at": evening.starts_at.isoformat(), **params}
    for pupil_id in sorted(missed):
        ask_to_call(session, pupil_id, kind.template, **texts)
    return ToldView(mailed=len(told), calls=len(missed))


def _bookings(session: Session, evening_id: int) -> Sequence[int]:
    """The child of each appointment."""
    return session.exec(select(Booking.pupil_id).where(Booking.evening_id == evening_id)).all()


def _announce(session: Session, evening: ParentsEvening) -> None:
    """Everybody who looks at the evening sees it anew."""
    evening_id = id_of(evening)
    teachers = select(Attendance.teacher_id).where(Attendance.evening_id == evening_id)
    announce_teacher(session, evening_id, *session.exec(teachers))
    announce(session, topics.schedule(evening_id), topics.evenings())
    announce_families(session, set(_bookings(session, evening_id)))
