"""What a teacher sees of the own consultation hours: the days to come, and who comes when."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.consultation import AppointmentState, TalkForm, TalkTime
from elternportal.domain.names import TeacherName, natural_order, pupil_name
from elternportal.domain.people import Actor
from elternportal.domain.slots import Span
from elternportal.models.base import id_of
from elternportal.models.consultation import ConsultationAppointment
from elternportal.models.school import Pupil, SchoolClass
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.consultation.offered import OfferedTimes, busy_spans, offered_times
from elternportal.services.consultation.scope import find_teacher
from elternportal.services.consultation.settings import rules_of
from elternportal.services.consultation.writes import forms_of
from elternportal.services.school import children_named, is_taught_by

DAYS_BACK = timedelta(days=14)  # so long a teacher notes who did not come
MOST_CHILDREN = 20


@dataclass(frozen=True, slots=True)
class BookedRow:
    """Who comes: "Ada Amsel (7b)", how, and what about."""

    appointment_id: int
    child: str
    form: TalkForm
    topic: str
    text: str
    room: str
    did_not_come: bool


@dataclass(frozen=True, slots=True)
class TeacherTimeRow:
    """A time of the own hours. ``is_busy``: the teacher has another appointment then."""

    starts_at: datetime
    ends_at: datetime
    forms: tuple[TalkForm, ...] = ()
    booked: BookedRow | None = None
    is_blocked: bool = False
    is_busy: bool = False

    @property
    def is_free(self) -> bool:
        return self.booked is None and not self.is_blocked and not self.is_busy


@dataclass(frozen=True, slots=True)
class TeacherDayView:
    day: date
    times: tuple[TeacherTimeRow, ...]


@dataclass(frozen=True, slots=True)
class TeacherConsultationView:
    """A teacher's days: those that were with their appointments, those to come with all times."""

    teacher_id: int
    teacher: TeacherName
    coming: tuple[TeacherDayView, ...]
    past: tuple[TeacherDayView, ...]


@dataclass(frozen=True, slots=True)
class ChildOptionRow:
    """A child whom staff can book for."""

    pupil_id: int
    name: str


def teacher_consultation(
    session: Session, actor: Actor, teacher_id: int
) -> TeacherConsultationView:
    """The days of one teacher, for the teacher, the office and the head.

    Raises:
        NotAllowed, NotFound: see :func:`find_teacher`.
    """
    teacher = find_teacher(session, actor, teacher_id)
    today = clock.today()
    rules = rules_of(school_settings(session))
    offered = offered_times(session, [teacher_id], today, rules.last_day(today))
    booked = _booked(session, teacher_id, today - DAYS_BACK)
    now = clock.now()
    busy = busy_spans(session, [teacher_id], now).get(teacher_id, [])
    rows = [*_free(offered, booked.keys(), busy), *booked.values()]
    return TeacherConsultationView(
        teacher_id=teacher_id,
        teacher=TeacherName.of(teacher),
        coming=_by_day(row for row in rows if row.ends_at > now),
        past=_by_day(row for row in rows if row.ends_at <= now and row.booked)[::-1],
    )


def children_to_book(
    session: Session, actor: Actor, query: tuple[int, str]
) -> tuple[ChildOptionRow, ...]:
    """The children for whom staff can book with a teacher: for the teacher the own classes, for
    the office those whose names hold the words.

    Raises:
        NotAllowed, NotFound: see :func:`find_teacher`.
    """
    teacher_id, words = query
    find_teacher(session, actor, teacher_id)
    if actor.is_administration:
        found = children_named(session, words.casefold().split(), MOST_CHILDREN)
        return tuple(
            ChildOptionRow(one.pupil_id, pupil_name(one.first_name, one.surname, one.class_name))
            for one in found
        )
    rows = session.execute(
        select(Pupil, col(SchoolClass.short_name))
        .join(SchoolClass, col(SchoolClass.id) == col(Pupil.class_id))
        .where(col(Pupil.is_active), is_taught_by(teacher_id))
    )
    by_class = sorted(
        rows, key=lambda row: (natural_order(row[1]), row[0].surname, row[0].first_name)
    )
    return tuple(
        ChildOptionRow(id_of(pupil), pupil_name(pupil.first_name, pupil.surname, class_name))
        for pupil, class_name in by_class
    )


def _free(
    offered: OfferedTimes, booked: Iterable[datetime], busy: list[Span]
) -> Iterable[TeacherTimeRow]:
    taken = set(booked)
    for one in offered.times:
        if one.span.starts_at not in taken:
            yield _time(offered, one, busy)


def _time(offered: OfferedTimes, one: TalkTime, busy: list[Span]) -> TeacherTimeRow:
    return TeacherTimeRow(
        starts_at=one.span.starts_at,
        ends_at=one.span.ends_at,
        forms=forms_of(offered.hours[one.hour_id]),
        is_blocked=(one.teacher_id, one.span.starts_at) in offered.blocked,
        is_busy=any(one.span.overlaps(span) for span in busy),
    )


def _booked(session: Session, teacher_id: int, since: date) -> Mapping[datetime, TeacherTimeRow]:
    rows = session.execute(
        select(ConsultationAppointment, Pupil, col(SchoolClass.short_name))
        .join(Pupil, col(Pupil.id) == col(ConsultationAppointment.pupil_id))
        .outerjoin(SchoolClass, col(SchoolClass.id) == col(Pupil.class_id))
        .where(
            col(ConsultationAppointment.teacher_id) == teacher_id,
            col(ConsultationAppointment.state) == AppointmentState.BOOKED,
            col(ConsultationAppointment.day) >= since,
        )
        .order_by(col(ConsultationAppointment.starts_at))
    )
    return {
        booked.starts_at: TeacherTimeRow(
            starts_at=booked.starts_at,
            ends_at=booked.ends_at,
            booked=BookedRow(
                appointment_id=id_of(booked),
                child=pupil_name(pupil.first_name, pupil.surname, class_name or ""),
                form=TalkForm(booked.form),
                topic=booked.topic,
                text=booked.text,
                room=booked.room,
                did_not_come=booked.did_not_come,
            ),
        )
        for booked, pupil, class_name in rows
    }


def _by_day(rows: Iterable[TeacherTimeRow]) -> tuple[TeacherDayView, ...]:
    days: defaultdict[date, list[TeacherTimeRow]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.starts_at):
        days[clock.to_school(row.starts_at).date()].append(row)
    return tuple(TeacherDayView(day, tuple(found)) for day, found in days.items())
