"""A teacher's class now: who is there, and who is missing without anybody having said so."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.absences import AbsenceKind, AbsenceState, AwaySpan, Source
from elternportal.domain.names import name_order, pupil_name
from elternportal.domain.people import STAFF, Actor
from elternportal.domain.school_calendar import grade_number, lesson_at
from elternportal.errors import NotFound
from elternportal.models.absences import Absence
from elternportal.models.base import id_of
from elternportal.models.school import Pupil, SchoolClass
from elternportal.services.absences.class_day import (
    AwayRow,
    away_in_classes,
    exempted_in_classes,
    may_see_class,
)
from elternportal.services.absences.joining import announce_absence, span_of, write_absence
from elternportal.services.absences.rules import NoSchool, NotForwards
from elternportal.services.absences.scope import is_open
from elternportal.services.audit import record
from elternportal.services.school import is_school_day, lesson_times, lock_family


@dataclass(frozen=True, slots=True)
class _Now:
    """The lesson that a grade has now, and the day's first; None where no lesson times are set."""

    day: date
    lesson: int | None
    first_lesson: int | None

    @property
    def missed_from(self) -> int | None:
        """Where an absence begins that is noted now; None is the whole day."""
        return None if self.lesson == self.first_lesson else self.lesson

    def is_missed(self, span: AwaySpan) -> bool:
        return span.holds(self.day, self.lesson)

    def has_missed_more(self, span: AwaySpan) -> bool:
        """Whether lessons of today before this one are missed, too."""
        return self.missed_from is not None and span.begins < (self.day, self.missed_from)


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A child of the class; ``known`` is what the school knows of its absence today, if anything.

    ``is_excused`` and ``is_missing`` are about the lesson of now: somebody has said that it is
    away, or a teacher has noted it and nobody has said why. With ``may_come_late`` it can be noted
    that it is there from now on. ``exempted`` names the subjects that it is freed from.
    """

    pupil_id: int
    name: str
    known: tuple[AwaySpan, ...]
    is_excused: bool
    is_missing: bool
    may_come_late: bool
    exempted: str


@dataclass(frozen=True, slots=True)
class RegisterView:
    """All children of a class today, by name; ``lesson`` is None where no lesson times are set."""

    class_name: str
    day: date
    lesson: int | None
    rows: Sequence[RegisterRow]


def read_register(session: Session, actor: Actor, class_id: int) -> RegisterView:
    """A class of the person, with all known absences.

    Raises:
        NotAllowed: the actor does not work at the school.
        NotFound: there is no such class, or it is not the person's.
    """
    actor.require(*STAFF)
    query = select(SchoolClass).where(col(SchoolClass.id) == class_id, may_see_class(actor))
    school_class = session.scalars(query).first()
    if school_class is None:
        raise NotFound()
    now = _now(session, school_class)
    day = now.day
    away: defaultdict[int, list[AwayRow]] = defaultdict(list)
    for row in away_in_classes(session, [class_id], day).get(class_id, ()):
        away[row.pupil_id].append(row)
    exempted = exempted_in_classes(session, [class_id], day).get(class_id, ())
    children = session.scalars(
        select(Pupil).where(col(Pupil.class_id) == class_id, col(Pupil.is_active))
    ).all()
    by_name = sorted(children, key=lambda child: name_order(child.surname, child.first_name))
    return RegisterView(
        class_name=school_class.short_name,
        day=day,
        lesson=now.lesson,
        rows=[
            _row(
                child,
                away[id_of(child)],
                ", ".join(one.subject for one in exempted if one.pupil_id == child.id),
                now,
            )
            for child in by_name
        ],
    )


def mark_missing(session: Session, actor: Actor, pupil_id: int) -> None:
    """The child is not there, and nobody has said why; if it is reported away, nothing changes.

    From the lesson of now on, so that a child that leaves during the day, or is known to be away in
    other lessons only, is missed like any other.

    Raises:
        NotAllowed, NotFound: see :func:`_class_of_taught`.
        NoSchool
    """
    school_class = _class_of_taught(session, actor, pupil_id)
    now, class_id = _now(session, school_class), id_of(school_class)
    if not is_school_day(session, now.day):
        raise NoSchool()
    away = away_in_classes(session, [class_id], now.day).get(class_id, ())
    if any(now.is_missed(row.span) for row in away if row.pupil_id == pupil_id):
        return
    written = write_absence(
        session,
        actor,
        pupil_id,
        AwaySpan(now.day, now.day, now.missed_from),
        kind=AbsenceKind.UNEXPLAINED,
        remark="",
        is_late=False,
    )
    if written is not None:
        record(session, actor.account_id, "absence-missing", "absence", id_of(written))


def mark_present(session: Session, actor: Actor, pupil_id: int) -> None:
    """The child is there after all: what a teacher has noted of now does not hold.

    Raises:
        NotAllowed, NotFound: see :func:`_class_of_taught`; also if no teacher has noted it.
    """
    school_class = _class_of_taught(session, actor, pupil_id)
    noted = _noted_now(session, pupil_id, _now(session, school_class))
    noted.state = AbsenceState.WITHDRAWN
    record(session, actor.account_id, "absence-present", "absence", id_of(noted))
    announce_absence(session, pupil_id)


def mark_late(session: Session, actor: Actor, pupil_id: int) -> None:
    """The child is there from now on: what it has missed before is still to be explained.

    Raises:
        NotAllowed, NotFound: see :func:`_class_of_taught`; also if no teacher has noted it.
        NotForwards: it has missed no lesson before this one.
    """
    school_class = _class_of_taught(session, actor, pupil_id)
    now = _now(session, school_class)
    noted = _noted_now(session, pupil_id, now)
    if now.lesson is None or not now.has_missed_more(span_of(noted)):
        raise NotForwards()
    noted.last_lesson = now.lesson - 1
    record(session, actor.account_id, "absence-came-late", "absence", id_of(noted))
    announce_absence(session, pupil_id)


def _noted_now(session: Session, pupil_id: int, now: _Now) -> Absence:
    """What a teacher has noted of the lesson of now, locked.

    Raises:
        NotFound: no teacher has.
    """
    lock_family(session, pupil_id)
    noted = session.scalars(
        select(Absence)
        .where(
            col(Absence.pupil_id) == pupil_id,
            col(Absence.source) == Source.TEACHER,
            col(Absence.first_day) == now.day,
            is_open(),
        )
        .order_by(col(Absence.id).desc())
        .with_for_update()
    )
    for one in noted:
        if now.lesson is None or now.is_missed(span_of(one)):
            return one
    raise NotFound()


def _row(child: Pupil, away: Sequence[AwayRow], exempted: str, now: _Now) -> RegisterRow:
    missed = [row for row in away if now.is_missed(row.span)]
    noted = [row for row in missed if not row.is_excused]
    is_excused = len(noted) < len(missed)
    return RegisterRow(
        pupil_id=id_of(child),
        name=pupil_name(child.first_name, child.surname),
        known=tuple(row.span for row in away),
        is_excused=is_excused,
        is_missing=bool(noted) and not is_excused,
        may_come_late=any(now.has_missed_more(row.span) for row in noted),
        exempted=exempted,
    )


def _now(session: Session, school_class: SchoolClass) -> _Now:
    day = clock.today()
    times = lesson_times(session, day, grade_number(school_class.grade))
    lesson = lesson_at(times, clock.to_school(clock.now()).time())
    return _Now(day, lesson, times[0].lesson if times else None)


def _class_of_taught(session: Session, actor: Actor, pupil_id: int) -> SchoolClass:
    """The class of a child, if it is one of the person's.

    Raises:
        NotAllowed: the actor does not work at the school.
        NotFound: there is no such child, or it is in none of these classes.
    """
    actor.require(*STAFF)
    found = session.scalar(
        select(SchoolClass)
        .join(Pupil, col(Pupil.class_id) == col(SchoolClass.id))
        .where(col(Pupil.id) == pupil_id, col(Pupil.is_active), may_see_class(actor))
    )
    if found is None:
        raise NotFound()
    return found
