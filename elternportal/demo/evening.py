"""A parents' evening in two weeks, open for booking, with some times already taken."""

from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime, time, timedelta

from sqlalchemy import delete
from sqlmodel import Session, col, select

from elternportal import clock
from elternportal.demo.accounts import DemoPeople
from elternportal.domain.people import Actor
from elternportal.i18n import t
from elternportal.models.base import id_of
from elternportal.models.evening import Attendance, Slot
from elternportal.models.mail import OutboxMail
from elternportal.models.school import Lesson, Pupil
from elternportal.services.evening.booking_errors import BookingRefused, SlotTaken
from elternportal.services.evening.bookings import BookSlot, book
from elternportal.services.evening.mails import PUBLISHED
from elternportal.services.evening.publishing import publish_evening
from elternportal.services.evening.scope import TeacherAtEvening
from elternportal.services.evening.setup import EveningDraft, create_evening
from elternportal.services.evening.teacher import (
    ChangeTimes,
    RoomDraft,
    SetRoom,
    TimesDraft,
    add_break,
    set_room,
)

STARTS, ENDS, CLOSED = time(17), time(20), time(12)
BREAK = TimesDraft(starts=time(18, 20), ends=time(18, 40))
FIRST_ROOM = 101
EVERY_NTH_TAKES_A_BREAK = 4
BOOKED_FAMILIES, BOOKINGS_EACH = 90, 3


def create_demo_evening(session: Session, people: DemoPeople) -> int:
    """Create, furnish and publish the evening; returns its id."""
    evening_id = create_evening(session, people.office, _draft())
    _furnish(session, people.office, evening_id)
    publish_quietly(session, people.office, evening_id)
    _book(session, evening_id, people.parents[:BOOKED_FAMILIES])
    return evening_id


def publish_quietly(session: Session, office: Actor, evening_id: int) -> None:
    """Publish an evening of which everybody heard long ago: a thousand mails would only bury those
    that somebody tries out.
    """
    publish_evening(session, office, evening_id)
    session.execute(delete(OutboxMail).where(col(OutboxMail.template) == PUBLISHED.template))


def _draft() -> EveningDraft:
    day = _school_day(clock.today() + timedelta(days=14))
    opened = datetime.combine(clock.today() - timedelta(days=1), time(18))
    closed = datetime.combine(day, CLOSED)
    return EveningDraft(
        title=t("demo-evening-title", "de"),
        day=day,
        starts=STARTS,
        ends=ENDS,
        invited_from=opened - timedelta(days=1),
        open_from=opened,
        closed_from=closed,
        cancel_until=closed,
    )


def _school_day(day: date) -> date:
    """``day``, or the Monday after it when it falls on a weekend."""
    return day + timedelta(days=7 - day.weekday()) if day.weekday() > 4 else day


def _furnish(session: Session, office: Actor, evening_id: int) -> None:
    """Every teacher has a room, some take a break."""
    teachers = session.exec(
        select(Attendance.teacher_id)
        .where(Attendance.evening_id == evening_id)
        .order_by(col(Attendance.teacher_id))
    ).all()
    for number, teacher_id in enumerate(teachers):
        who = TeacherAtEvening(evening_id, teacher_id)
        set_room(session, office, SetRoom(who, RoomDraft(room=str(FIRST_ROOM + number))))
        if number % EVERY_NTH_TAKES_A_BREAK == 0:
            add_break(session, office, ChangeTimes(who, BREAK))


def _book(session: Session, evening_id: int, parents: Sequence[tuple[Actor, int]]) -> None:
    """Some families have booked already, each a few teachers of one child with pauses between."""
    slots: dict[int, list[int]] = defaultdict(list)
    for slot in session.exec(
        select(Slot).where(Slot.evening_id == evening_id).order_by(col(Slot.starts_at))
    ):
        slots[slot.teacher_id].append(id_of(slot))
    for number, (parent, pupil_id) in enumerate(parents):
        for step, teacher_id in enumerate(_teachers_of(session, pupil_id)[:BOOKINGS_EACH]):
            times = slots[teacher_id]
            slot_id = times[(number + 2 * step) % len(times)]
            with suppress(SlotTaken, BookingRefused):  # then this family has one booking less
                book(session, parent, BookSlot(slot_id, pupil_id))


def _teachers_of(session: Session, pupil_id: int) -> Sequence[int]:
    return session.exec(
        select(Lesson.teacher_id)
        .join(Pupil, col(Pupil.class_id) == col(Lesson.class_id))
        .where(Pupil.id == pupil_id)
        .distinct()
        .order_by(col(Lesson.teacher_id))
    ).all()
