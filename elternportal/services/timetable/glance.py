"""Today and tomorrow of each own child, for the start page."""

from dataclasses import dataclass

from sqlmodel import Session

from elternportal import clock
from elternportal.domain.people import Actor
from elternportal.services.school import ChildView, is_school_day, next_school_day, own_children
from elternportal.services.timetable.week import DayView, PlanAsked, read_days


@dataclass(frozen=True, slots=True)
class ChildGlanceRow:
    """A child's today, if there is school, and the next school day."""

    child: ChildView
    days: tuple[DayView, ...]


def plans_at_start(session: Session, actor: Actor) -> tuple[ChildGlanceRow, ...]:
    """Today and the next school day of each child that has a class with a plan."""
    today = clock.today()
    days = [today] if is_school_day(session, today) else []
    following = next_school_day(session, today)
    days += [following] if following else []
    if not days:
        return ()
    rows = []
    for child in own_children(session, actor):
        week = read_days(session, actor, PlanAsked(child_id=child.id), tuple(days))
        shown = tuple(day for day in week.days if day.lessons or day.notes)
        if shown:
            rows.append(ChildGlanceRow(child, shown))
    return tuple(rows)
