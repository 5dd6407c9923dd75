"""The week of a child or teacher on one sheet of paper, with the changes of each day."""

from collections.abc import Iterable
from datetime import datetime

from elternportal.documents.plans import typeset_plan
from elternportal.domain.timetable import HeldLesson
from elternportal.i18n import t
from elternportal.i18n.dates import date_with_year, day
from elternportal.services.timetable.week import DayView, TimedLesson, WeekView


def printed_week(week: WeekView, as_of: datetime, language: str, school: str) -> bytes:
    """The PDF: a column for each day, a row for each lesson that any of them has."""
    first = week.days[0].day
    lessons = sorted({timed.held.lesson for one in week.days for timed in one.lessons})
    names_classes = not week.class_id
    return typeset_plan(
        school=school,
        title=f"{t('timetable-title', language)} {week.title}",
        facts=[
            t(
                "timetable-week",
                language,
                week=first.isocalendar().week,
                first=day(first, language),
                last=date_with_year(week.days[-1].day, language),
            ),
            *(_notes(one, language) for one in week.days),
        ],
        as_of=as_of,
        language=language,
        head=[t("timetable-lesson", language), *(day(one.day, language) for one in week.days)],
        widths=[1] * len(week.days),
        rows=[
            [
                _lesson(lesson, week.days),
                *(_cell(one, lesson, language, names_classes=names_classes) for one in week.days),
            ]
            for lesson in lessons
        ],
        empty=t("timetable-no-lessons", language),
    )


def _notes(view: DayView, language: str) -> str:
    """What else is on a day; empty if there is nothing."""
    told = [*view.notes, *filter(None, (view.off, view.text.replace("\n", " ")))]
    return f"{day(view.day, language)}: {'; '.join(told)}" if told else ""


def _lesson(lesson: int, days: Iterable[DayView]) -> str:
    """The number of a lesson and when it begins, if the school has lesson times."""
    times = [
        timed.starts_at
        for one in days
        for timed in one.lessons
        if timed.held.lesson == lesson and timed.starts_at
    ]
    return f"{lesson} ({times[0].hour}:{times[0]:%M})" if times else str(lesson)


def _cell(view: DayView, lesson: int, language: str, *, names_classes: bool) -> str:
    held = [timed for timed in view.lessons if timed.held.lesson == lesson]
    return "; ".join(_text(timed, language, names_classes=names_classes) for timed in held)


def _text(timed: TimedLesson, language: str, *, names_classes: bool) -> str:
    """Mathematik, Huber, R1 – with what is different in front of it."""
    held = timed.held
    parts = [*_now(held)]
    if names_classes:
        change = held.change.classes if held.change else ""
        parts.insert(0, held.planned.classes if held.planned else change)
    text = ", ".join(filter(None, parts))
    if held.change is not None:
        text = f"{t(f'timetable-change-{held.change.kind}', language)}: {text}"
    if held.planned is not None and held.planned.is_course and not names_classes:
        text = f"{text} ({t('timetable-course', language)})"
    return text


def _now(held: HeldLesson) -> tuple[str, str, str]:
    """Subject, teacher and room as they are now."""
    planned, change = held.planned, held.change
    subject, teacher, room = (
        (planned.subject, planned.teacher, planned.room) if planned else ("", "", "")
    )
    if change is None:
        return subject, teacher, room
    return (
        change.new_subject or subject or change.subject,
        change.substitute or teacher or change.teacher,
        change.new_room or room or change.room,
    )
