"""Exams in a person's calendar feed, those that were called off some weeks ago included."""

from datetime import date, datetime, time, timedelta

from sqlmodel import Session

from elternportal import clock
from elternportal.calendars.entries import CalendarEntry, CalendarQuery
from elternportal.domain.exams import DAYS_KEPT, EXAMS
from elternportal.domain.people import Actor
from elternportal.i18n import t
from elternportal.services.exams.reading import exams_of_child, exams_of_teacher
from elternportal.services.exams.rows import ExamRow
from elternportal.services.school import own_children


def calendar_entries(
    session: Session, actor: Actor, query: CalendarQuery
) -> tuple[CalendarEntry, ...]:
    """The exams of the children that the query names, and with ``with_own`` a teacher's own."""
    days = query.first_day, query.last_day
    entries = [
        _entry(exam, f"exam-{exam.exam_id}-{child.id}", f"{exam.name} – {child.label}", actor)
        for child in own_children(session, actor)
        if child.id in query.pupil_ids
        for exam in exams_of_child(session, child.id, *days, also_called_off=True)
        if _is_kept(exam)
    ]
    if query.with_own:
        entries += [
            _entry(exam, f"exam-{exam.exam_id}", f"{exam.classes}: {exam.name}", actor)
            for exam in exams_of_teacher(session, actor, *days, also_called_off=True)
            if _is_kept(exam)
        ]
    return tuple(entries)


def _entry(exam: ExamRow, uid: str, title: str, actor: Actor) -> CalendarEntry:
    about = [exam.title if exam.title != exam.name else "", exam.text]
    if exam.is_course:
        about.append(t("exams-course", actor.language))
    return CalendarEntry(
        uid=uid,
        title=f"{t('exams-one', actor.language)}: {title}",
        begins=_at(exam.day, exam.starts_at),
        ends=_at(exam.day, exam.ends_at),
        changed_at=exam.changed_at or clock.from_school(datetime.combine(exam.day, time.min)),
        sequence=exam.revision - 1,
        place=exam.room,
        text="\n".join(filter(None, about)),
        route=EXAMS,
        is_cancelled=not exam.is_active,
    )


def _at(day: date, at: time | None) -> date | datetime:
    """The instant, or the whole day where the school has no lesson times."""
    return day if at is None else clock.from_school(datetime.combine(day, at))


def _is_kept(exam: ExamRow) -> bool:
    if exam.is_active or exam.changed_at is None:
        return exam.is_active
    return exam.changed_at >= clock.now() - timedelta(days=DAYS_KEPT)
