"""A teacher's appointments on paper, to lay on the desk or hang at the door, and all hours."""

from collections.abc import Sequence

from elternportal import clock
from elternportal.documents.plans import time_span, typeset_plan
from elternportal.domain.consultation import HourKind
from elternportal.i18n import t
from elternportal.i18n.dates import date_with_year, day
from elternportal.services.consultation.family import HourRow
from elternportal.services.consultation.office import TeacherHoursRow
from elternportal.services.consultation.teacher_view import (
    TeacherConsultationView,
    TeacherTimeRow,
)


def appointment_list(view: TeacherConsultationView, language: str, school: str) -> bytes:
    """The appointments to come by day, as PDF, with room for notes."""
    rows = [
        [f"{day(one.day, language)} {_span(time, language)}", *_who(time, language), ""]
        for one in view.coming
        for time in one.times
        if time.booked
    ]
    return typeset_plan(
        school=school,
        title=t("teacher-consultation-of", language, teacher=view.teacher.text(language)),
        facts=[],
        as_of=clock.now(),
        language=language,
        head=[
            t("documents-plan-time", language),
            t("documents-plan-child", language),
            t("consultation-paper-what", language),
            t("documents-plan-notes", language),
        ],
        widths=[3, 4, 3],
        rows=rows,
        empty=t("consultation-paper-empty", language),
    )


def hours_list(rows: Sequence[TeacherHoursRow], language: str, school: str) -> bytes:
    """The hours of all teachers by name, as PDF."""
    lines = [
        [row.teacher.text(language), "\n".join(hour_text(hour, language) for hour in row.hours)]
        for row in rows
        if row.hours
    ]
    return typeset_plan(
        school=school,
        title=t("office-consultation-list", language),
        facts=[],
        as_of=clock.now(),
        language=language,
        head=[
            t("office-consultation-teacher", language),
            t("office-consultation-hours", language),
        ],
        widths=[4],
        rows=lines,
        empty=t("office-consultation-no-list", language),
    )


def hour_text(hour: HourRow, language: str) -> str:
    """Dienstag, 3. Stunde (9:45–10:30 Uhr), Raum 104"""
    if hour.kind is HourKind.ARRANGED:
        parts = [t("consultation-hour-arranged", language), hour.note]
    else:
        parts = [
            _day_of(hour, language),
            _times(hour, language),
            t("consultation-room", language, room=hour.room) if hour.room else "",
            t("consultation-hour-open", language) if hour.kind is HourKind.OPEN else "",
            hour.note,
        ]
    return ", ".join(filter(None, parts))


def _day_of(hour: HourRow, language: str) -> str:
    if hour.single_day is not None:
        return date_with_year(hour.single_day, language)
    return t(f"consultation-weekday-{hour.weekday}", language)


def _times(hour: HourRow, language: str) -> str:
    if hour.times is None:
        return t("consultation-hour-lesson", language, lesson=str(hour.lesson))
    begins, ends = (f"{each:%-H:%M}" for each in hour.times)
    times = {"from": begins, "to": ends}
    if hour.lesson is None:
        return t("consultation-hour-times", language, **times)
    return t("consultation-hour-lesson-times", language, lesson=str(hour.lesson), **times)


def _span(time: TeacherTimeRow, language: str) -> str:
    return time_span(time.starts_at, time.ends_at, language)


def _who(time: TeacherTimeRow, language: str) -> tuple[str, str]:
    if time.booked is None:
        return "", ""
    form = t(f"consultation-form-{time.booked.form}", language)
    about = ": ".join(filter(None, (time.booked.topic, time.booked.text)))
    return time.booked.child, ", ".join(filter(None, (form, about)))
