"""What children have missed in a school year: of a class for those who answer for it, of one child
for its family, too. Days and lessons, excused or not; never why.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, false, select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain import school_calendar as rules
from elternportal.domain.absence_counts import MissedTime, missed_time, usual_weekday
from elternportal.domain.absences import AwaySpan, Source
from elternportal.domain.certificates import CertificateState
from elternportal.domain.names import name_order, pupil_name
from elternportal.domain.people import STAFF, Actor, Role
from elternportal.domain.school_calendar import grade_number
from elternportal.errors import NotFound
from elternportal.models.absences import Absence, Certificate
from elternportal.models.base import id_of
from elternportal.models.school import Pupil, SchoolClass
from elternportal.services.absences.joining import span_of
from elternportal.services.absences.scope import is_open
from elternportal.services.conditions import is_administration
from elternportal.services.school import bell_times, own_pupils, school_days, school_year


@dataclass(frozen=True, slots=True)
class MissedRow:
    """A child of a class. ``weekday`` (1 is Monday) is a hint for its class teacher alone."""

    pupil_id: int
    name: str
    all_of_it: MissedTime
    unexcused: MissedTime
    weekday: int | None


@dataclass(frozen=True, slots=True)
class ClassChoice:
    """A class whose figures the person may see."""

    class_id: int
    name: str


@dataclass(frozen=True, slots=True)
class StatisticsView:
    """The classes to choose from, and the children of the chosen one, by name."""

    classes: Sequence[ClassChoice]
    class_id: int
    rows: Sequence[MissedRow]


@dataclass(frozen=True, slots=True)
class AbsenceOfYear:
    """One absence of a child, and what it has cost until today."""

    span: AwaySpan
    time: MissedTime
    is_excused: bool


@dataclass(frozen=True, slots=True)
class YearOfChild:
    """All that a child has missed in this school year, the first first."""

    name: str
    absences: Sequence[AbsenceOfYear]
    all_of_it: MissedTime
    unexcused: MissedTime


def answers_for_class(actor: Actor) -> ColumnElement[bool]:
    """A :class:`SchoolClass` is led by the actor; all for office and head."""
    led: ColumnElement[bool] = false()
    if actor.teacher_id is not None and actor.has(Role.TEACHER):
        led = col(SchoolClass.class_teacher_id) == actor.teacher_id
    return led | is_administration(actor)


def read_statistics(session: Session, actor: Actor, class_id: int) -> StatisticsView:
    """The figures of a class, or of the first one that the person answers for.

    Raises:
        NotAllowed: the actor does not work at the school.
        NotFound: there is no such class, or it is not the person's.
    """
    actor.require(*STAFF)
    found = session.scalars(
        select(SchoolClass).where(answers_for_class(actor)).order_by(col(SchoolClass.short_name))
    ).all()
    classes = [ClassChoice(id_of(one), one.short_name) for one in found]
    if not classes and not class_id:
        return StatisticsView((), 0, ())
    chosen = next((one for one in found if class_id in (0, one.id)), None)
    if chosen is None:
        raise NotFound()
    is_led = chosen.class_teacher_id is not None and chosen.class_teacher_id == actor.teacher_id
    return StatisticsView(classes, id_of(chosen), _rows(session, chosen, is_led))


def year_of_child(session: Session, actor: Actor, pupil_id: int) -> YearOfChild:
    """What one child has missed, for its guardians and whoever answers for its class.

    Raises:
        NotFound: there is no such child, or it is none of theirs.
    """
    of_class = (
        select(col(Pupil.id))
        .join(SchoolClass, col(SchoolClass.id) == col(Pupil.class_id))
        .where(answers_for_class(actor))
    )
    readable = col(Pupil.id).in_(own_pupils(actor)) | col(Pupil.id).in_(of_class)
    query = select(Pupil).where(col(Pupil.id) == pupil_id, col(Pupil.is_active), readable)
    pupil = session.scalars(query).first()
    if pupil is None:
        raise NotFound()
    school_class = session.get(SchoolClass, pupil.class_id) if pupil.class_id else None
    count = _counter(session, school_class.grade if school_class else "")
    known = _of_children(session, [pupil_id])[pupil_id]
    class_name = school_class.short_name if school_class else ""
    return YearOfChild(
        name=pupil_name(pupil.first_name, pupil.surname, class_name),
        absences=[AbsenceOfYear(span, count([span]), excused) for span, excused in known],
        all_of_it=count([span for span, _ in known]),
        unexcused=count([span for span, is_excused in known if not is_excused]),
    )


def _rows(session: Session, school_class: SchoolClass, is_led: bool) -> list[MissedRow]:
    children = session.scalars(
        select(Pupil).where(col(Pupil.class_id) == school_class.id, col(Pupil.is_active))
    ).all()
    known = _of_children(session, [id_of(child) for child in children])
    count = _counter(session, school_class.grade)
    return [
        MissedRow(
            pupil_id=id_of(child),
            name=pupil_name(child.first_name, child.surname),
            all_of_it=count([span for span, _ in known[id_of(child)]]),
            unexcused=count([span for span, excused in known[id_of(child)] if not excused]),
            weekday=usual_weekday(span for span, _ in known[id_of(child)]) if is_led else None,
        )
        for child in sorted(children, key=lambda one: name_order(one.surname, one.first_name))
    ]


def _of_children(
    session: Session, pupil_ids: Sequence[int]
) -> defaultdict[int, list[tuple[AwaySpan, bool]]]:
    """The absences of this school year that began until today, and whether each is excused.

    Without its certificate in time an absence counts as not excused (BaySchO § 20).
    """
    today = clock.today()
    certificate = (col(Certificate.absence_id) == col(Absence.id)) & (
        col(Certificate.state) == CertificateState.OWED
    )
    found = session.execute(
        select(Absence, col(Certificate.due_day))
        .outerjoin(Certificate, certificate)
        .where(col(Absence.pupil_id).in_(pupil_ids), is_open())
        .where(col(Absence.last_day) >= school_year(session, today).first_day)
        .where(col(Absence.first_day) <= today)
        .order_by(col(Absence.first_day), col(Absence.id))
    )
    known: defaultdict[int, list[tuple[AwaySpan, bool]]] = defaultdict(list)
    for absence, due_day in found:
        is_in_time = due_day is None or due_day >= today
        excused = absence.source != Source.TEACHER and is_in_time
        known[absence.pupil_id].append((span_of(absence), excused))
    return known


def _counter(session: Session, grade: str) -> Callable[[Sequence[AwaySpan]], MissedTime]:
    """Counts until today, by the lesson times of a grade."""
    today = clock.today()
    days = school_days(session, school_year(session, today).first_day, today)
    plans = tuple(bell_times(session).values())

    def lessons_of(day: date) -> list[int]:
        return [one.lesson for one in rules.lesson_times(plans, day, grade_number(grade))]

    def count(spans: Sequence[AwaySpan]) -> MissedTime:
        first = min((span.first_day for span in spans), default=today)
        return missed_time(spans, [day for day in days if day >= first], lessons_of)

    return count
