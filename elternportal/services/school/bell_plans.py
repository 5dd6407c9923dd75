"""The head sets lesson times: for weekdays and grades, from a day on."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from sqlalchemy import delete
from sqlmodel import Session, col

from elternportal.domain.people import Actor, Role
from elternportal.domain.school_calendar import (
    FIRST_LESSON,
    HIGHEST_GRADE,
    LAST_LESSON,
    LOWEST_GRADE,
    BellTimes,
    LessonTime,
)
from elternportal.errors import Conflict, NotFound
from elternportal.models.school_calendar import BellPeriod, BellPlan
from elternportal.services.school.calendar import bell_times
from elternportal.services.school.calendar_office import CalendarRefused, note_change


class BellTimesMeet(Conflict):
    """Other lesson times hold for one of these grades on one of these days already."""

    key = "school-calendar-bells-meet"


@dataclass(frozen=True, slots=True)
class SaveBellTimes:
    """``plan_id`` is 0 for a new plan."""

    plan_id: int
    times: BellTimes


def save_bell_times(session: Session, actor: Actor, command: SaveBellTimes) -> int:
    """Add or change lesson times; returns the id of the plan.

    Raises:
        NotAllowed: the actor is not the head.
        NotFound: there is no such plan.
        CalendarRefused: the times, weekdays, grades or days do not fit.
        BellTimesMeet: others hold there already.
    """
    actor.require(Role.HEAD)
    times = command.times
    _check(times)
    others = bell_times(session)
    others.pop(command.plan_id, None)
    if any(times.meet(other) for other in others.values()):
        raise BellTimesMeet()
    columns: dict[str, Any] = {
        "weekdays": "".join(map(str, sorted(times.weekdays))),
        "lowest_grade": times.lowest_grade,
        "highest_grade": times.highest_grade,
        "first_day": times.first_day,
        "last_day": times.last_day,
    }
    plan = _bell_plan(session, command.plan_id) if command.plan_id else BellPlan(**columns)
    for name, value in columns.items():
        setattr(plan, name, value)
    session.add(plan)
    session.flush()
    assert plan.id is not None
    session.execute(delete(BellPeriod).where(col(BellPeriod.plan_id) == plan.id))
    session.add_all(
        BellPeriod(
            plan_id=plan.id,
            lesson=lesson.lesson,
            starts_at=lesson.starts_at,
            ends_at=lesson.ends_at,
        )
        for lesson in times.lessons
    )
    note_change(session, actor, "bell-times-saved", plan.id, str(len(times.lessons)))
    return plan.id


def delete_bell_times(session: Session, actor: Actor, plan_id: int) -> None:
    """Take lesson times away.

    Raises:
        NotAllowed: the actor is not the head.
        NotFound: there is no such plan.
    """
    actor.require(Role.HEAD)
    plan = _bell_plan(session, plan_id)
    session.execute(delete(BellPeriod).where(col(BellPeriod.plan_id) == plan_id))
    session.delete(plan)
    note_change(session, actor, "bell-times-deleted", plan_id, "")


def _check(times: BellTimes) -> None:
    lessons = sorted(times.lessons, key=lambda lesson: lesson.lesson)
    grades = LOWEST_GRADE <= times.lowest_grade <= times.highest_grade <= HIGHEST_GRADE
    days = times.last_day is None or times.first_day <= times.last_day
    if not (times.weekdays and times.weekdays <= set(range(1, 8)) and grades and days):
        raise CalendarRefused("school-calendar-refused-plan")
    numbers = [lesson.lesson for lesson in lessons]
    is_known = all(FIRST_LESSON <= number <= LAST_LESSON for number in numbers)
    if not numbers or len(set(numbers)) < len(numbers) or not is_known or not _in_order(lessons):
        raise CalendarRefused("school-calendar-refused-lessons")


def _in_order(lessons: Sequence[LessonTime]) -> bool:
    """Each ends after it begins and before the next one begins."""
    ends = all(lesson.starts_at < lesson.ends_at for lesson in lessons)
    return ends and all(one.ends_at <= other.starts_at for one, other in pairwise(lessons))


def _bell_plan(session: Session, plan_id: int) -> BellPlan:
    plan = session.get(BellPlan, plan_id, with_for_update=True)
    if plan is None:
        raise NotFound()
    return plan
