"""The lessons of each child in a person's calendar feed, with the changes of each day merged in."""

from datetime import date, datetime, time, timedelta

from sqlmodel import Session

from elternportal import clock
from elternportal.calendars.entries import CalendarEntry, CalendarQuery
from elternportal.domain.people import Actor
from elternportal.domain.timetable import A_DAY, DAY, TIMETABLE, HeldLesson, LessonChange
from elternportal.domain.timetable import CHILD as CHILD_PARAMETER
from elternportal.i18n import t
from elternportal.services.school import ChildView, own_children, school_year
from elternportal.services.timetable.stamps import StampsView, stamps_of
from elternportal.services.timetable.week import PlanAsked, TimedLesson, read_days

DAYS_AHEAD = timedelta(days=56)


def calendar_entries(
    session: Session, actor: Actor, query: CalendarQuery
) -> tuple[CalendarEntry, ...]:
    """The lessons of today and the next weeks of the children that the query names.

    Without lesson times of the school there are none: a calendar needs hours.
    """
    first = max(query.first_day, clock.today())
    last = min(query.last_day, first + DAYS_AHEAD)
    days = tuple(first + count * A_DAY for count in range((last - first).days + 1))
    began = clock.from_school(datetime.combine(school_year(session, first).first_day, time.min))
    entries: list[CalendarEntry] = []
    for child in own_children(session, actor):
        if child.id in query.pupil_ids and days:
            week = read_days(session, actor, PlanAsked(child_id=child.id), days)
            stamps = stamps_of(session, week.class_id, first, last)
            for day in week.days:
                entries += [
                    _entry(child, day.day, timed, stamps, began, actor.language)
                    for timed in day.lessons
                    if timed.starts_at is not None
                ]
    return tuple({entry.uid: entry for entry in entries}.values())


def _entry(
    child: ChildView,
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
    return CalendarEntry(
        uid=_uid(child, day, held),
        title=f"{_subject(held) or t('timetable-lesson', language)} – {child.label}",
        begins=clock.from_school(datetime.combine(day, starts_at)),
        ends=clock.from_school(datetime.combine(day, ends_at)),
        changed_at=changed_at or began,
        sequence=sequence,
        place=_room(held),
        text="\n".join(filter(None, _lines(held, language))),
        route=f"{TIMETABLE}?{CHILD_PARAMETER}={child.id}&{DAY}={day}",
        is_cancelled=not held.takes_place,
    )


def _uid(child: ChildView, day: date, held: HeldLesson) -> str:
    """The same one whatever changes about the lesson."""
    if held.planned is not None:
        planned = held.planned
        return f"lesson-{child.id}-{day:%Y%m%d}-{planned.lesson}-{planned.number}"
    assert held.change is not None
    return f"change-{child.id}-{held.change.change_id}"


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
