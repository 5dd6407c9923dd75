"""The office sees the consultation hours of all teachers at a glance."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.consultation import AppointmentState
from elternportal.domain.names import TeacherName, name_order, surname_of
from elternportal.domain.paging import Paged, paged
from elternportal.domain.people import ADMINISTRATION, Actor
from elternportal.domain.search import has_words, words_of
from elternportal.models.base import id_of
from elternportal.models.consultation import ConsultationAppointment, ConsultationHour
from elternportal.models.school import Teacher
from elternportal.services.consultation.family import HourRow, hour_row
from elternportal.services.consultation.offered import is_valid, times_of_lessons

ROWS_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class OfficeQuery:
    """``without`` asks for the teachers who have no hour."""

    words: str = ""
    without: bool = False
    page: int = 1


@dataclass(frozen=True, slots=True)
class TeacherHoursRow:
    """A teacher with the hours, and how many appointments are to come."""

    teacher_id: int
    teacher: TeacherName
    short_name: str
    hours: tuple[HourRow, ...]
    coming: int


@dataclass(frozen=True, slots=True)
class OfficeConsultationView:
    """The teachers that were asked for; ``missing`` is how many of all have no hour."""

    rows: Paged[TeacherHoursRow]
    missing: int


def office_consultation(
    session: Session, actor: Actor, query: OfficeQuery
) -> OfficeConsultationView:
    """All active teachers by name, with their hours.

    Raises:
        NotAllowed: the actor is neither office nor head.
    """
    rows = all_hours(session, actor)
    words = words_of(query.words)
    wanted = [
        row
        for row in rows
        if has_words(words, row.teacher.text(actor.language), row.short_name)
        and not (query.without and row.hours)
    ]
    missing = sum(not row.hours for row in rows)
    return OfficeConsultationView(paged(wanted, query.page, ROWS_A_PAGE), missing)


def all_hours(session: Session, actor: Actor) -> Sequence[TeacherHoursRow]:
    """The hours of all active teachers, for the list that hangs in the school.

    Raises:
        NotAllowed: the actor is neither office nor head.
    """
    actor.require(*ADMINISTRATION)
    of = times_of_lessons(session)
    hours: defaultdict[int, list[HourRow]] = defaultdict(list)
    for hour in session.scalars(
        select(ConsultationHour)
        .where(is_valid(clock.today()))
        .order_by(col(ConsultationHour.weekday), col(ConsultationHour.lesson))
    ):
        hours[hour.teacher_id].append(hour_row(hour, of))
    booked = _booked(session)
    teachers = session.scalars(select(Teacher).where(col(Teacher.is_active)))
    return [
        TeacherHoursRow(
            teacher_id=id_of(one),
            teacher=TeacherName.of(one),
            short_name=one.short_name,
            hours=tuple(hours[id_of(one)]),
            coming=booked.get(id_of(one), 0),
        )
        for one in sorted(teachers, key=lambda it: name_order(surname_of(it), it.first_name))
    ]


def _booked(session: Session) -> dict[int, int]:
    rows = session.execute(
        select(col(ConsultationAppointment.teacher_id), func.count().label("booked"))
        .where(
            col(ConsultationAppointment.state) == AppointmentState.BOOKED,
            col(ConsultationAppointment.starts_at) > clock.now(),
        )
        .group_by(col(ConsultationAppointment.teacher_id))
    )
    return {row.teacher_id: row.booked for row in rows}
