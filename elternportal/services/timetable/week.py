"""The week of a child, a class, a teacher or a room, with the changes of each day merged in."""

from dataclasses import dataclass, replace
from datetime import date, time

from sqlalchemy import ColumnElement, select
from sqlmodel import Session, col

from elternportal.calendars.day_notes import DayNote
from elternportal.calendars.entries import CalendarQuery
from elternportal.domain.names import surname_of
from elternportal.domain.people import Actor
from elternportal.domain.school_calendar import LOWEST_GRADE, SATURDAY, grade_number
from elternportal.domain.timetable import (
    A_DAY,
    NOT_FOR_FAMILIES,
    HeldLesson,
    LessonChange,
    merged,
    monday_of,
)
from elternportal.errors import NotFound
from elternportal.models.base import id_of
from elternportal.models.school import Pupil, SchoolClass, Teacher
from elternportal.models.timetable import Substitution, TimetableSlot
from elternportal.school_settings.identity import SATURDAYS
from elternportal.school_settings.snapshot import active_modules, school_settings
from elternportal.services.school import (
    calendar_days,
    in_class_since,
    is_school_day,
    lesson_clock,
    own_pupils,
)
from elternportal.services.timetable.rows import changes_of_days, day_texts, planned_lessons
from elternportal.services.timetable.scope import visible_slots, visible_substitutions

DAYS_OF_WEEK = 5


@dataclass(frozen=True, slots=True)
class PlanAsked:
    """Whose plan: one of the ids, or a room's short name."""

    child_id: int = 0
    class_id: int = 0
    teacher_id: int = 0
    room: str = ""


@dataclass(frozen=True, slots=True)
class TimedLesson:
    """A lesson of a day on the school's clock; without bell times only its number is known."""

    held: HeldLesson
    starts_at: time | None
    ends_at: time | None


@dataclass(frozen=True, slots=True)
class DayView:
    """One day. ``off`` is the name of the holidays; ``text`` is what the office says to all,
    ``notes`` are the lines of other areas, e.g. exams; ``appointments`` are the keys of those
    among them that are appointments (:class:`DayNote`). ``is_elsewhere``: the child was in another
    class then, whose plan is not known any more.
    """

    day: date
    is_school_day: bool
    off: str
    text: str
    lessons: tuple[TimedLesson, ...]
    notes: tuple[str, ...] = ()
    appointments: frozenset[str] = frozenset()
    is_elsewhere: bool = False

    @property
    def changes(self) -> int:
        """How many of its lessons are different."""
        return sum(line.held.change is not None for line in self.lessons)

    @property
    def begins_at(self) -> TimedLesson | None:
        """The first lesson that is surely held for the whole class."""
        sure = (line for line in self.lessons if line.held.counts_for_start)
        return next(sure, None)


@dataclass(frozen=True, slots=True)
class WeekView:
    """The days of a week. ``class_ids`` and ``teacher_id`` say what its changes depend on."""

    title: str
    days: tuple[DayView, ...]
    class_id: int = 0
    teacher_id: int = 0


@dataclass(frozen=True, slots=True)
class _Whose:
    """The rows of one plan, and what is told of them."""

    title: str
    slots: ColumnElement[bool]
    substitutions: ColumnElement[bool]
    grade: int
    class_id: int = 0
    teacher_id: int = 0
    child_id: int = 0
    since: date | None = None  # from when on it is the child's


def read_week(session: Session, actor: Actor, asked: PlanAsked, day: date) -> WeekView:
    """The week in which ``day`` lies, of whomever is asked for.

    Raises:
        NotFound: there is no such child, class, teacher or room, or the actor may not see it.
    """
    whose = _find(session, actor, asked)
    monday = monday_of(day)
    number = SATURDAY if school_settings(session)[SATURDAYS] else DAYS_OF_WEEK
    days = tuple(monday + count * A_DAY for count in range(number))
    return _week(session, actor, whose, days)


def read_days(session: Session, actor: Actor, asked: PlanAsked, days: tuple[date, ...]) -> WeekView:
    """Like :func:`read_week`, for certain days in their order."""
    return _week(session, actor, _find(session, actor, asked), days)


def _week(session: Session, actor: Actor, whose: _Whose, days: tuple[date, ...]) -> WeekView:
    lessons = planned_lessons(session, visible_slots(actor) & whose.slots, days)
    visible = visible_substitutions(actor) & whose.substitutions
    changes = changes_of_days(session, visible, days[0], days[-1])
    texts = day_texts(session, days[0], days[-1])
    named = calendar_days(session, days[0], days[-1])
    times = lesson_clock(session, whose.grade)
    notes = _notes(session, actor, whose, days)

    def view(day: date) -> DayView:
        is_open = is_school_day(session, day)
        is_elsewhere = whose.since is not None and day < whose.since
        planned = lessons[day] if is_open and not is_elsewhere else ()
        changed = [] if is_elsewhere else _shown(changes.get(day, []), whose)
        held = merged(planned, changed)
        clock = times(day)
        return DayView(
            day=day,
            is_school_day=is_open,
            off=next((it.name for it in named if it.first_day <= day <= it.last_day), ""),
            text=texts.get(day, ""),
            lessons=tuple(
                TimedLesson(line, *clock.get(line.lesson, (None, None))) for line in held
            ),
            notes=tuple(note.text for note in notes if note.day == day),
            is_elsewhere=is_elsewhere,
            appointments=frozenset(note.key for note in notes if note.day == day and note.key),
        )

    return WeekView(whose.title, tuple(map(view, days)), whose.class_id, whose.teacher_id)


def _notes(session: Session, actor: Actor, whose: _Whose, days: tuple[date, ...]) -> list[DayNote]:
    """What other areas have on these days: for an own child, or for the teacher who reads it."""
    query = CalendarQuery(
        pupil_ids=(whose.child_id,) if whose.child_id else (),
        with_own=whose.teacher_id != 0 and whose.teacher_id == actor.teacher_id,
        first_day=days[0],
        last_day=days[-1],
    )
    return [
        note
        for module in active_modules(session)
        if module.day_notes and (query.pupil_ids or query.with_own)
        for note in module.day_notes(session, actor, query)
    ]


def _find(session: Session, actor: Actor, asked: PlanAsked) -> _Whose:
    if asked.child_id:
        return _child(session, actor, asked.child_id)
    if asked.teacher_id:
        return _teacher(session, actor, asked.teacher_id)
    if not actor.is_administration:
        raise NotFound()
    if asked.class_id:
        return _class(session.get(SchoolClass, asked.class_id), "")
    return _room(session, asked.room)


def _child(session: Session, actor: Actor, child_id: int) -> _Whose:
    row = session.execute(
        select(Pupil, SchoolClass)
        .outerjoin(SchoolClass, col(SchoolClass.id) == col(Pupil.class_id))
        .where(col(Pupil.id) == child_id, col(Pupil.id).in_(own_pupils(actor)))
    ).first()
    if row is None:
        raise NotFound()
    pupil, school_class = row
    if school_class is None:
        nothing = col(TimetableSlot.id).is_(None)
        return _Whose(pupil.first_name, nothing, col(Substitution.id).is_(None), LOWEST_GRADE)
    since = in_class_since(session, child_id)
    return replace(_class(school_class, pupil.first_name), child_id=child_id, since=since)


def _class(school_class: SchoolClass | None, child: str) -> _Whose:
    if school_class is None:
        raise NotFound()
    class_id, name = id_of(school_class), school_class.short_name
    return _Whose(
        title=f"{child} ({name})" if child else name,
        slots=col(TimetableSlot.class_id) == class_id,
        substitutions=col(Substitution.class_id) == class_id,
        grade=grade_number(school_class.grade),
        class_id=class_id,
    )


def _teacher(session: Session, actor: Actor, teacher_id: int) -> _Whose:
    teacher = session.get(Teacher, teacher_id)
    if teacher is None or not (actor.is_administration or actor.teacher_id == teacher_id):
        raise NotFound()
    is_theirs = col(Substitution.teacher_id) == teacher_id
    return _Whose(
        title=surname_of(teacher),
        slots=col(TimetableSlot.teacher_id) == teacher_id,
        substitutions=is_theirs | (col(Substitution.substitute_id) == teacher_id),
        grade=0,
        teacher_id=teacher_id,
    )


def _room(session: Session, room: str) -> _Whose:
    slots = col(TimetableSlot.room) == room
    if not room or session.scalar(select(col(TimetableSlot.id)).where(slots).limit(1)) is None:
        raise NotFound()
    is_here = (col(Substitution.room) == room) | (col(Substitution.new_room) == room)
    return _Whose(title=room, slots=slots, substitutions=is_here, grade=0)


def _shown(changes: list[LessonChange], whose: _Whose) -> list[LessonChange]:
    """What only teachers do, a class has nothing of."""
    if not whose.class_id:
        return changes
    return [change for change in changes if change.kind not in NOT_FOR_FAMILIES]
