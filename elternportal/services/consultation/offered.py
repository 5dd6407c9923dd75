"""Which times the teachers' hours offer, and which of them somebody has already."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, or_, select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.consultation import (
    AppointmentState,
    BookingRules,
    HourKind,
    TalkTime,
    TimesOfLesson,
    WeeklyHour,
    talk_times,
)
from elternportal.domain.slots import UNDO_TIME, Span
from elternportal.models.access import Account
from elternportal.models.base import id_of
from elternportal.models.consultation import (
    ConsultationAppointment,
    ConsultationGap,
    ConsultationHour,
)
from elternportal.models.holds import FamilyHold
from elternportal.models.school import Teacher
from elternportal.school_settings.snapshot import active_modules
from elternportal.services.school import lesson_clock, school_days


@dataclass(frozen=True, slots=True)
class OfferedTimes:
    """The times of some teachers' hours, and the hours by their ids.

    ``blocked`` are those that a teacher has taken out one by one; ``away`` the days without hours.
    """

    times: tuple[TalkTime, ...]
    hours: dict[int, ConsultationHour]
    blocked: frozenset[tuple[int, datetime]]
    away: frozenset[tuple[int, date]]

    @property
    def open(self) -> tuple[TalkTime, ...]:
        """The times that are not blocked."""
        return tuple(
            one for one in self.times if (one.teacher_id, one.span.starts_at) not in self.blocked
        )


def is_valid(today: date) -> ColumnElement[bool]:
    """The SQL condition that a :class:`ConsultationHour` holds on a day or later."""
    return col(ConsultationHour.last_day).is_(None) | (col(ConsultationHour.last_day) >= today)


def offered_times(
    session: Session, teacher_ids: Collection[int], first: date, last: date
) -> OfferedTimes:
    """What these teachers' hours offer from ``first`` to ``last``, taken or not.

    There is nothing on days without school, while the teacher is away, and for those who left.
    """
    hours = session.scalars(
        select(ConsultationHour)
        .join(Teacher, col(Teacher.id) == col(ConsultationHour.teacher_id))
        .where(
            col(ConsultationHour.teacher_id).in_(teacher_ids),
            col(ConsultationHour.first_day) <= last,
            is_valid(first),
            col(Teacher.is_active),
        )
        .order_by(col(ConsultationHour.id))
    ).all()
    gaps = _gaps(session, teacher_ids, first, last)
    away = _days_away(session, gaps, first, last)
    times = talk_times(
        [_weekly(hour) for hour in hours if hour.kind == HourKind.SLOTS],
        school_days(session, first, last),
        times_of_lessons(session),
        lambda teacher_id, day: (teacher_id, day) in away,
    )
    return OfferedTimes(
        times=tuple(times),
        hours={id_of(hour): hour for hour in hours},
        blocked=frozenset((gap.teacher_id, gap.starts_at) for gap in gaps if gap.starts_at),
        away=frozenset(away),
    )


def times_of_lessons(session: Session) -> TimesOfLesson:
    """When a lesson begins and ends on a day, by the clock on the wall."""
    of_day = lesson_clock(session)
    return lambda day, lesson: of_day(day).get(lesson)


def busy_spans(
    session: Session, teacher_ids: Collection[int], since: datetime
) -> dict[int, list[Span]]:
    """When these teachers have an appointment of any kind, also one as a parent."""
    rows = session.execute(
        select(col(Teacher.id), col(FamilyHold.starts_at), col(FamilyHold.ends_at))
        .outerjoin(Account, col(Account.teacher_id) == col(Teacher.id))
        .join(
            FamilyHold,
            or_(
                col(FamilyHold.teacher_id) == col(Teacher.id),
                col(FamilyHold.guardian_id) == col(Account.id),
            ),
        )
        .where(col(Teacher.id).in_(teacher_ids), col(FamilyHold.ends_at) > since)
        .distinct()
    )
    return _by_teacher(rows.tuples())


def kept_times(
    session: Session, teacher_ids: Collection[int], for_others_than: int = 0
) -> set[tuple[int, datetime]]:
    """The times that a family has left a moment ago, and may come back to.

    Args:
        for_others_than: the child whose own kept times do not count.
    """
    rows = session.execute(
        select(
            col(ConsultationAppointment.teacher_id), col(ConsultationAppointment.moved_from)
        ).where(
            col(ConsultationAppointment.teacher_id).in_(teacher_ids),
            col(ConsultationAppointment.moved_from).is_not(None),
            col(ConsultationAppointment.moved_at) > clock.now() - UNDO_TIME,
            col(ConsultationAppointment.pupil_id) != for_others_than,
            col(ConsultationAppointment.state) == AppointmentState.BOOKED,
        )
    )
    return {(teacher, at) for teacher, at in rows if at is not None}


def next_free(
    session: Session, teacher_id: int, rules: BookingRules, most: int, avoid: Sequence[Span] = ()
) -> list[TalkTime]:
    """The next times of the teacher that families can book and that avoid these spans."""
    now, today = clock.now(), clock.today()
    offered = offered_times(session, [teacher_id], today, rules.last_day(today)).open
    busy = [*busy_spans(session, [teacher_id], now).get(teacher_id, []), *avoid]
    kept = kept_times(session, [teacher_id])
    free = (
        one
        for one in offered
        if rules.closes_at(one.span.starts_at) > now
        and (teacher_id, one.span.starts_at) not in kept
        and not any(one.span.overlaps(span) for span in busy)
    )
    return [one for one, _ in zip(free, range(most), strict=False)]


def _weekly(hour: ConsultationHour) -> WeeklyHour:
    return WeeklyHour(
        hour_id=id_of(hour),
        teacher_id=hour.teacher_id,
        weekday=hour.weekday,
        lesson=hour.lesson,
        starts=hour.starts_at,
        ends=hour.ends_at,
        slot_minutes=hour.slot_minutes,
        first_day=hour.first_day,
        last_day=hour.last_day,
    )


def _gaps(
    session: Session, teacher_ids: Collection[int], first: date, last: date
) -> Sequence[ConsultationGap]:
    return session.scalars(
        select(ConsultationGap).where(
            col(ConsultationGap.teacher_id).in_(teacher_ids),
            col(ConsultationGap.first_day) <= last,
            col(ConsultationGap.last_day) >= first,
        )
    ).all()


def _days_away(
    session: Session, gaps: Iterable[ConsultationGap], first: date, last: date
) -> set[tuple[int, date]]:
    """What the teachers say themselves, and what other areas know, e.g. the substitution plan."""
    away = {
        (gap.teacher_id, date.fromordinal(number))
        for gap in gaps
        if gap.starts_at is None
        for number in range(
            max(gap.first_day, first).toordinal(), min(gap.last_day, last).toordinal() + 1
        )
    }
    for module in active_modules(session):
        if module.teachers_away:
            away |= set(module.teachers_away(session, first, last))
    return away


def _by_teacher(rows: Iterable[tuple[int | None, datetime, datetime]]) -> dict[int, list[Span]]:
    found: defaultdict[int, list[Span]] = defaultdict(list)
    for teacher_id, starts_at, ends_at in rows:
        found[teacher_id or 0].append(Span(starts_at, ends_at))
    return dict(found)
