"""A morning at the demo school, around today: reported, recorded, late, and for some days."""

from dataclasses import dataclass
from datetime import timedelta

from sqlmodel import Session, col, select

from elternportal import clock
from elternportal.demo.accounts import DemoPeople
from elternportal.domain.absences import AbsenceKind, AwaySpan
from elternportal.models.base import id_of
from elternportal.models.school import Pupil
from elternportal.services.absences.joining import write_absence
from elternportal.services.absences.morning import record_absence
from elternportal.services.school import is_school_day, next_school_day


@dataclass(frozen=True, slots=True)
class _Planned:
    """``lasts`` is in days; ``child`` counts the school's children."""

    child: int
    kind: AbsenceKind = AbsenceKind.ILL
    lasts: int = 1
    lessons: tuple[int | None, int | None] = (None, None)
    remark: str = ""
    is_late: bool = False
    is_recorded: bool = False


PLANNED = (
    _Planned(3, lasts=3, is_recorded=True),
    _Planned(17),
    _Planned(29, AbsenceKind.APPOINTMENT, lessons=(3, 5), remark="Kommt danach zurück."),
    _Planned(41, is_late=True),
    _Planned(58, lasts=2),
    _Planned(73, AbsenceKind.OTHER, lessons=(None, 4), is_recorded=True),
    _Planned(96, is_late=True),
)


def create_demo_absences(session: Session, people: DemoPeople) -> None:
    """Some children are away on the next day with school, today if there is some."""
    today = clock.today()
    day = today if is_school_day(session, today) else next_school_day(session, today)
    if day is None:
        return
    children = session.scalars(select(Pupil).order_by(col(Pupil.id))).all()
    for planned in PLANNED:
        span = AwaySpan(day, day + timedelta(days=planned.lasts - 1), *planned.lessons)
        absence = write_absence(
            session,
            people.office,
            id_of(children[planned.child % len(children)]),
            span,
            kind=planned.kind,
            remark=planned.remark,
            is_late=planned.is_late,
        )
        if absence is not None and planned.is_recorded:
            record_absence(session, people.office, id_of(absence))
