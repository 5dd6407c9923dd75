"""A morning at the demo school, around today: reported, recorded, late, for days; and leave."""

from dataclasses import dataclass
from datetime import timedelta

from sqlmodel import Session, col, func, select

from elternportal import clock
from elternportal.demo.accounts import DemoPeople
from elternportal.domain.absences import AbsenceKind, AwaySpan
from elternportal.models.absences import LeaveRequest
from elternportal.models.base import id_of
from elternportal.models.school import Pupil
from elternportal.services.absences.joining import write_absence
from elternportal.services.absences.leave import ApplyForLeave, LeaveDraft, apply_for_leave
from elternportal.services.absences.leave_decisions import (
    DecideLeave,
    LeaveDecision,
    decide_leave,
)
from elternportal.services.absences.leave_rules import leave_rules
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


@dataclass(frozen=True, slots=True)
class _Wish:
    """An application for some days from now; ``answer`` is what the head wrote, if it decided."""

    parent: int
    after_days: int
    text: str
    is_approved: bool | None = None
    answer: str = ""


WISHES = (
    _Wish(0, 9, "Meine Schwester heiratet in einer anderen Stadt."),
    _Wish(2, 12, "Wettkampf im Schwimmen, die Anreise dauert einen halben Tag."),
    _Wish(
        0, 20, "Wir möchten früher in den Urlaub fahren.", False, "Das ist kein dringender Grund."
    ),
    _Wish(3, 6, "Umzug.", True),
)


def create_demo_leave(session: Session, people: DemoPeople) -> None:
    """Some families have applied for a day: two wait, one is refused, one approved."""
    for wish in WISHES:
        parent, child = people.parents[wish.parent % len(people.parents)]
        day = next_school_day(session, clock.today() + timedelta(days=wish.after_days))
        if day is None:
            continue
        reason = leave_rules(session).reasons[-1]
        draft = LeaveDraft(first_day=day, reason=reason, text=wish.text)
        apply_for_leave(session, parent, ApplyForLeave((child,), draft))
        if wish.is_approved is not None:
            newest = session.exec(select(func.max(col(LeaveRequest.id)))).one()
            decision = LeaveDecision(is_approved=wish.is_approved, answer=wish.answer)
            decide_leave(session, people.head, DecideLeave(newest or 0, decision, revision=1))
