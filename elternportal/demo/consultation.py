"""Weekly consultation hours of all teachers, in a lesson that they have free, and some talks."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import timedelta

from sqlalchemy import delete, select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.demo.accounts import DemoPeople
from elternportal.domain.consultation import HourKind
from elternportal.domain.people import Actor
from elternportal.errors import PortalError
from elternportal.i18n import t
from elternportal.models.base import id_of
from elternportal.models.consultation import ConsultationHour
from elternportal.models.mail import OutboxMail
from elternportal.models.school import Teacher
from elternportal.models.timetable import TimetableSlot
from elternportal.services.consultation.bookings import TakeTime, take
from elternportal.services.consultation.family import consultation
from elternportal.services.consultation.mails import PLAN, TEACHER_TOLD

LESSONS, WEEKDAYS = range(2, 7), range(1, 6)
BOOKED_FAMILIES = 25
FIRST_ROOM = 201
OPEN, ARRANGED, FOR_ALL = 5, 9, 12  # each so-manieth teacher


def create_demo_talks(session: Session, people: DemoPeople) -> None:
    """Hours for everybody, and talks of some families that have heard of them long ago."""
    _add_hours(session)
    for parent, _ in people.parents[:BOOKED_FAMILIES]:
        _book_next(session, parent)
    told = (PLAN.template, TEACHER_TOLD.template)
    session.execute(delete(OutboxMail).where(col(OutboxMail.template).in_(told)))


def _add_hours(session: Session) -> None:
    busy = _busy(session)
    teachers = session.scalars(
        select(Teacher).where(col(Teacher.is_active)).order_by(col(Teacher.id))
    ).all()
    since = clock.today() - timedelta(days=60)
    for number, teacher in enumerate(teachers, start=1):
        weekday, lesson = next(_free(busy[id_of(teacher)], number))
        session.add(
            ConsultationHour(
                teacher_id=id_of(teacher),
                kind=_kind(number),
                weekday=weekday,
                lesson=None if _kind(number) is HourKind.ARRANGED else lesson,
                first_day=since,
                room=str(FIRST_ROOM + number),
                is_for_all=number == FOR_ALL,
                note=t("demo-consultation-counselling", "de") if number == FOR_ALL else "",
            )
        )
    session.flush()


def _kind(number: int) -> HourKind:
    kinds = {OPEN: HourKind.OPEN, ARRANGED: HourKind.ARRANGED}
    return kinds.get(number, HourKind.SLOTS)


def _busy(session: Session) -> defaultdict[int, set[tuple[int, int]]]:
    rows = session.execute(
        select(col(TimetableSlot.teacher_id), col(TimetableSlot.weekday), col(TimetableSlot.lesson))
    )
    found: defaultdict[int, set[tuple[int, int]]] = defaultdict(set)
    for teacher_id, weekday, lesson in rows:
        found[teacher_id].add((weekday, lesson))
    return found


def _free(busy: set[tuple[int, int]], number: int) -> Iterator[tuple[int, int]]:
    """The lessons that a teacher has free, another weekday first for each; in need any."""
    times = [(weekday, lesson) for lesson in LESSONS for weekday in WEEKDAYS]
    turned: Sequence[tuple[int, int]] = times[number % 5 :] + times[: number % 5]
    yield from (one for one in turned if one not in busy)
    yield turned[0]


def _book_next(session: Session, parent: Actor) -> None:
    """The family takes the first time that is free with the first teacher who has one."""
    for row in consultation(session, parent).teachers:
        if row.free:
            command = TakeTime(row.teacher_id, row.free[0].isoformat(), row.child.id)
            with suppress(PortalError):
                take(session, parent, command)
            return
