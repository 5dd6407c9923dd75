"""What a family sees of consultation hours: teachers with their free times, and the own talks."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from sqlalchemy import select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.consultation import (
    BookingRules,
    HourKind,
    TalkForm,
    TalkTime,
    TimesOfLesson,
    hour_times,
)
from elternportal.domain.names import name_order, surname_of, teacher_name
from elternportal.domain.people import Actor, Role
from elternportal.domain.slots import Span, TapResult
from elternportal.duration import takes_long
from elternportal.models.base import id_of
from elternportal.models.consultation import ConsultationHour
from elternportal.models.holds import FamilyHold
from elternportal.models.school import Pupil, SchoolClass, Teacher
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.consultation.bookings import (
    TakeTime,
    cancel,
    take,
    undo_move,
)
from elternportal.services.consultation.offered import (
    OfferedTimes,
    busy_spans,
    kept_times,
    offered_times,
    times_of_lessons,
)
from elternportal.services.consultation.own_talks import (
    DeclinedRow,
    OwnTalkRow,
    declined_talks,
    own_talks,
    talk_key,
)
from elternportal.services.consultation.scope import teachers_for
from elternportal.services.consultation.settings import rules_of, topics_of
from elternportal.services.consultation.writes import forms_of
from elternportal.services.school import (
    ChildView,
    guardians_of,
    own_children,
    subjects_by_teacher,
)


class TimeState(StrEnum):
    """What a time is for the family that looks; each has a colour and a word."""

    FREE = "free"
    MINE = "mine"
    TAKEN = "taken"
    NEAR = "near"  # the family has another appointment then


@dataclass(frozen=True, slots=True)
class TimeRow:
    starts_at: datetime
    state: TimeState


@dataclass(frozen=True, slots=True)
class HourRow:
    """An hour in words: on which weekday or day, from when until when, and where."""

    kind: HourKind
    weekday: int
    single_day: date | None
    lesson: int | None
    times: tuple[time, time] | None
    room: str
    forms: tuple[TalkForm, ...]
    note: str


@dataclass(frozen=True, slots=True)
class OfferingTeacherRow:
    """One teacher for one child, with the days on which families can book. ``key`` is unique."""

    key: str
    teacher_id: int
    teacher_name: str
    subjects: str
    is_class_teacher: bool
    child: ChildView
    hours: tuple[HourRow, ...]
    days: tuple[tuple[date, tuple[TimeRow, ...]], ...] = ()

    @property
    def free(self) -> tuple[datetime, ...]:
        """The times that the family could take now."""
        return tuple(
            one.starts_at for _, day in self.days for one in day if one.state is TimeState.FREE
        )


@dataclass(frozen=True, slots=True)
class ConsultationView:
    """Everything on a family's page. ``topics`` are the school's, to choose from."""

    rules: BookingRules
    children: tuple[ChildView, ...]
    teachers: tuple[OfferingTeacherRow, ...]
    own: tuple[OwnTalkRow, ...]
    declined: tuple[DeclinedRow, ...]
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TalkTapView:
    """The page after a tap on a time, the talk that it concerned, and what came of it."""

    view: ConsultationView
    talk: OwnTalkRow
    result: TapResult


@takes_long
def consultation(session: Session, actor: Actor) -> ConsultationView:
    """The teachers whom the actor's children's families can talk to, and what is booked.

    Raises:
        NotAllowed: the actor is no parent.
    """
    actor.require(Role.PARENT)
    children = own_children(session, actor)
    teachers = teachers_for(session, [child.id for child in children])
    settings = school_settings(session)
    rules = rules_of(settings)
    own = own_talks(session, actor)
    everybody = {id_of(one) for found in teachers.values() for one in found}
    first = clock.today()
    offered = offered_times(session, everybody, first, rules.last_day(first))
    hours = _hours(session, offered)
    states = _States(session, actor, everybody, own)
    bookable = _bookable(offered, rules)
    rows = [
        replace(row, days=_days(bookable[row.teacher_id], row, states))
        for child in children
        for row in _teachers(session, actor, child, teachers.get(child.id, []), hours)
    ]
    return ConsultationView(
        rules=rules,
        children=tuple(children),
        teachers=tuple(sorted(rows, key=lambda row: not row.is_class_teacher)),
        own=own,
        declined=declined_talks(session, actor, {row.key: row.free for row in rows}),
        topics=topics_of(settings),
    )


def take_time(session: Session, actor: Actor, command: TakeTime) -> TalkTapView:
    """Take a time (see :func:`bookings.take`) and show the page with it."""
    taken = take(session, actor, command)
    session.flush()
    view = consultation(session, actor)
    talk = next(one for one in view.own if one.appointment_id == taken.appointment_id)
    return TalkTapView(view, talk, taken.result)


def undo_time(session: Session, actor: Actor, appointment_id: int) -> ConsultationView:
    """Take a move back (see :func:`bookings.undo_move`) and show the page as it was."""
    undo_move(session, actor, appointment_id)
    return consultation(session, actor)


def cancel_time(session: Session, actor: Actor, appointment_id: int) -> ConsultationView:
    """Cancel an own appointment (see :func:`bookings.cancel`) and show the page without it."""
    cancel(session, actor, appointment_id)
    return consultation(session, actor)


class _States:
    """What each time is for the family."""

    def __init__(
        self, session: Session, actor: Actor, teachers: set[int], own: Sequence[OwnTalkRow]
    ) -> None:
        self._now = clock.now()
        self._busy = busy_spans(session, teachers, self._now)
        self._kept = kept_times(session, teachers)
        self._own = {(talk.key, talk.starts_at) for talk in own}
        held = session.execute(
            select(col(FamilyHold.starts_at), col(FamilyHold.ends_at)).where(
                col(FamilyHold.guardian_id) == actor.account_id,
                col(FamilyHold.ends_at) > self._now,
            )
        )
        self._family = [Span(*row) for row in held]

    def of(self, key: str, one: TalkTime) -> TimeState:
        if (key, one.span.starts_at) in self._own:
            return TimeState.MINE
        is_kept = (one.teacher_id, one.span.starts_at) in self._kept
        if is_kept or any(one.span.overlaps(span) for span in self._busy.get(one.teacher_id, ())):
            return TimeState.TAKEN
        if any(one.span.overlaps(span) for span in self._family):
            return TimeState.NEAR
        return TimeState.FREE


def hour_row(hour: ConsultationHour, of: TimesOfLesson) -> HourRow:
    """An hour with its times as they are on the next day on which it is held."""
    is_single = hour.first_day == hour.last_day
    begins = max(hour.first_day, clock.today())
    day = begins + timedelta(days=(hour.weekday - begins.isoweekday()) % 7)
    return HourRow(
        kind=HourKind(hour.kind),
        weekday=hour.weekday,
        single_day=hour.first_day if is_single else None,
        lesson=hour.lesson,
        times=hour_times(hour.lesson, hour.starts_at, hour.ends_at, day, of),
        room=hour.room,
        forms=forms_of(hour),
        note=hour.note,
    )


def _teachers(
    session: Session,
    actor: Actor,
    child: ChildView,
    teachers: Collection[Teacher],
    hours: Mapping[int, Sequence[HourRow]],
) -> Iterable[OfferingTeacherRow]:
    class_id = session.get_one(Pupil, child.id).class_id
    school_class = session.get(SchoolClass, class_id) if class_id else None
    subjects = subjects_by_teacher(session, class_id)
    own_family = {one.teacher_id for one in guardians_of(session, child.id)}
    for teacher in sorted(teachers, key=lambda it: name_order(surname_of(it), it.first_name)):
        if teacher.id in own_family:
            continue
        yield OfferingTeacherRow(
            key=talk_key(child.id, id_of(teacher)),
            teacher_id=id_of(teacher),
            teacher_name=teacher_name(teacher, actor.language),
            subjects=subjects.get(id_of(teacher), ""),
            is_class_teacher=bool(school_class and school_class.class_teacher_id == teacher.id),
            child=child,
            hours=tuple(hours.get(id_of(teacher), ())),
        )


def _hours(session: Session, offered: OfferedTimes) -> defaultdict[int, list[HourRow]]:
    of = times_of_lessons(session)
    found: defaultdict[int, list[HourRow]] = defaultdict(list)
    for hour in sorted(offered.hours.values(), key=lambda it: (it.weekday, it.lesson or 0)):
        found[hour.teacher_id].append(hour_row(hour, of))
    return found


def _bookable(offered: OfferedTimes, rules: BookingRules) -> defaultdict[int, list[TalkTime]]:
    """The times that families can still book, by teacher."""
    now = clock.now()
    found: defaultdict[int, list[TalkTime]] = defaultdict(list)
    for one in offered.open:
        if rules.closes_at(one.span.starts_at) > now:
            found[one.teacher_id].append(one)
    return found


def _days(
    times: Iterable[TalkTime], row: OfferingTeacherRow, states: _States
) -> tuple[tuple[date, tuple[TimeRow, ...]], ...]:
    """The days on which the family can still book or has booked, with their times."""
    days: defaultdict[date, list[TimeRow]] = defaultdict(list)
    for one in times:
        days[one.day].append(TimeRow(one.span.starts_at, states.of(row.key, one)))
    return tuple((day, tuple(found)) for day, found in sorted(days.items()))
