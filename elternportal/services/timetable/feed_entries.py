"""The lessons of each child, and a teacher's own, in a person's calendar feed, with the changes of
each day merged in.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlmodel import Session

from elternportal import clock
from elternportal.calendars.entries import CalendarEntry, CalendarQuery
from elternportal.domain.people import Actor
from elternportal.domain.timetable import A_DAY, DAY, TEACHER, TIMETABLE, HeldLesson, LessonChange
from elternportal.domain.timetable import CHILD as CHILD_PARAMETER
from elternportal.i18n import t
from elternportal.services.school import own_children, school_year
from elternportal.services.timetable.stamps import StampsView, Whose, stamps_of
from elternportal.services.timetable.week import PlanAsked, TimedLesson, WeekView, read_days

DAYS_AHEAD = timedelta(days=56)


@dataclass(frozen=True, slots=True)
class _Whose:
    """Whose lessons: ``name`` tells a child's from those of others, and is empty for one's own."""

    asked: PlanAsked
    uid: str
    name: str
    route: str


def calendar_entries(
    session: Session, actor: Actor, query: CalendarQuery
) -> tuple[CalendarEntry, ...]:
    """The lessons of today and the next weeks of the children that the query names, and with
    ``with_own`` those that the actor teaches.

    Without lesson times of the school there are none: a calendar needs hours.
    """
    first = max(query.first_day, clock.today())
    last = min(query.last_day, first + DAYS_AHEAD)
    days = tuple(first + count * A_DAY for count in range((last - first).days + 1))
    began = clock.from_school(datetime.combine(school_year(session, first).first_day, time.min))
    entries: list[CalendarEntry] = []
    for whose in _everybody(session, actor, query) if days else ():
        week = read_days(session, actor, whose.asked, days)
        stamps = _stamps(session, week, days)
        for day in week.days:
            entries += [
                _entry(whose, day.day, timed, stamps, began, actor.language)
                for timed in day.lessons
                if timed.starts_at is not None
            ]
    return tuple({entry.uid: entry for entry in entries}.values())


def _everybody(session: Session, actor: Actor, query: CalendarQuery) -> Iterator[_Whose]:
    for child in own_children(session, actor):
        if child.id in query.pupil_ids:
            route = f"{TIMETABLE}?{CHILD_PARAMETER}={child.id}"
            yield _Whose(PlanAsked(child_id=child.id), str(child.id), child.label, route)
    if query.with_own and actor.teacher_id is not None:
        route = f"{TIMETABLE}?{TEACHER}={actor.teacher_id}"
        yield _Whose(PlanAsked(teacher_id=actor.teacher_id), f"own-{actor.teacher_id}", "", route)


def _stamps(session: Session, week: WeekView, days: Sequence[date]) -> StampsView:
    if week.teacher_id:
        return stamps_of(session, Whose.TEACHER, week.teacher_id, days[0], days[-1])
    return stamps_of(session, Whose.CLASS, week.class_id, days[0], days[-1])


def _entry(
    whose: _Whose,
    day: date,
    timed: TimedLesson,
    stamps: StampsView,
    began: datetime,
    language: str,
) -> CalendarEntry:
    held = timed.held
    sequence, changed_at = stamps.of(day, held.lesson)
    starts_at, ends_at = timed.starts_at, timed.ends_at
    assert starts_at is not None
    assert ends_at is not None
    subject = _subject(held) or t("timetable-lesson", language)
    return CalendarEntry(
        uid=_uid(whose.uid, day, held),
        title=f"{subject} – {whose.name or _classes(held)}".removesuffix(" – "),
        begins=clock.from_school(datetime.combine(day, starts_at)),
        ends=clock.from_school(datetime.combine(day, ends_at)),
        changed_at=changed_at or began,
        sequence=sequence,
        place=_room(held),
        text="\n".join(filter(None, _lines(held, language))),
        route=f"{whose.route}&{DAY}={day}",
        is_cancelled=not held.takes_place or _is_taken_from(held, whose.asked.teacher_id),
    )


def _uid(whose: str, day: date, held: HeldLesson) -> str:
    """The same one whatever changes about the lesson."""
    if held.planned is not None:
        planned = held.planned
        return f"lesson-{whose}-{day:%Y%m%d}-{planned.lesson}-{planned.number}"
    assert held.change is not None
    return f"change-{whose}-{held.change.change_id}"


def _is_taken_from(held: HeldLesson, teacher_id: int) -> bool:
    return teacher_id != 0 and held.change is not None and held.change.takes_from(teacher_id)


def _classes(held: HeldLesson) -> str:
    planned = held.planned.classes if held.planned else ""
    return planned or (held.change.classes if held.change else "")


def _subject(held: HeldLesson) -> str:
    change = held.change
    planned = held.planned.subject if held.planned else ""
    return (change.new_subject or planned or change.subject) if change else planned


def _room(held: HeldLesson) -> str:
    change = held.change
    planned = held.planned.room if held.planned else ""
    return (change.new_room or planned or change.room) if change else planned


def _lines(held: HeldLesson, language: str) -> list[str]:
    """Who holds it, what is different, and whether only a part of the class has it."""
    planned, change = held.planned, held.change
    lines = []
    if change is not None:
        lines.append(t(f"timetable-change-{change.kind}", language))
    lines.append(_teacher(change, planned.teacher if planned else ""))
    if planned is not None and planned.is_course:
        lines.append(t("timetable-course", language))
    if change is not None:
        lines.append(change.text)
    return lines


def _teacher(change: LessonChange | None, planned: str) -> str:
    return (change.substitute or planned or change.teacher) if change else planned
