"""Lessons and changes in words, for all pages that show them."""

from dataclasses import dataclass

from elternportal.domain.timetable import ChangeKind, HeldLesson, LessonChange, now_and_before
from elternportal.i18n import t
from elternportal.services.timetable.week import DayView, TimedLesson

TONES = {
    ChangeKind.CANCELLED: "danger",
    ChangeKind.MOVED_AWAY: "warning",
    ChangeKind.EVENT: "success",
}


@dataclass
class LessonLine:
    """One lesson; an ``old_…`` is what it was before the change, which ``word`` names."""

    key: str
    lesson: str
    time: str
    subject: str
    teacher: str
    room: str
    old_subject: str = ""
    old_teacher: str = ""
    old_room: str = ""
    classes: str = ""
    word: str = ""
    tone: str = "info"
    text: str = ""
    falls_out: bool = False


def lesson_line(timed: TimedLesson, language: str, *, names_classes: bool) -> LessonLine:
    """A lesson of a day with its change merged in."""
    held = timed.held
    line = changed_line(held.change, language) if held.change else _planned_line(held)
    if held.planned is not None:
        _add_planned(line, held)
        if held.planned.is_course and not names_classes:
            line.text = ". ".join(filter(None, (t("timetable-course", language), line.text)))
    line.time = time_text(timed)
    if not names_classes:
        line.classes = ""
    return line


def changed_line(change: LessonChange, language: str) -> LessonLine:
    """A change on its own: the old value only where there is a new one."""
    subject, old_subject = now_and_before(change.new_subject, change.subject)
    teacher, old_teacher = now_and_before(change.substitute, change.teacher)
    room, old_room = now_and_before(change.new_room, change.room)
    return LessonLine(
        key=f"change-{change.change_id}",
        lesson=str(change.lesson),
        time="",
        subject=subject,
        teacher=teacher,
        room=room,
        old_subject=old_subject,
        old_teacher=old_teacher,
        old_room=old_room,
        classes=change.classes,
        word=t(f"timetable-change-{change.kind}", language),
        tone=TONES.get(change.kind, "info"),
        text=change.text,
        falls_out=change.kind in (ChangeKind.CANCELLED, ChangeKind.MOVED_AWAY),
    )


def time_text(timed: TimedLesson) -> str:
    """9:50–10:35; empty if the school has set no lesson times."""
    if timed.starts_at is None or timed.ends_at is None:
        return ""
    begins, ends = (f"{time.hour}:{time:%M}" for time in (timed.starts_at, timed.ends_at))
    return f"{begins}–{ends}"


def why_free(day: DayView, language: str) -> str:
    """Why nothing is planned on a day; empty if something is."""
    if day.lessons:
        return ""
    if day.is_school_day:
        key = "timetable-elsewhere" if day.is_elsewhere else "timetable-no-lessons"
        return t(key, language)
    return day.off or t("timetable-no-school", language)


def _planned_line(held: HeldLesson) -> LessonLine:
    planned = held.planned
    assert planned is not None
    return LessonLine(
        key=f"lesson-{planned.lesson}-{planned.number}-{planned.subject}",
        lesson=str(planned.lesson),
        time="",
        subject=planned.subject,
        teacher=planned.teacher,
        room=planned.room,
        classes=planned.classes,
    )


def _add_planned(line: LessonLine, held: HeldLesson) -> None:
    """What the change does not say is as planned."""
    planned = held.planned
    assert planned is not None
    line.subject = line.subject or planned.subject
    line.teacher = line.teacher or planned.teacher
    line.room = line.room or planned.room
    line.classes = line.classes or planned.classes
