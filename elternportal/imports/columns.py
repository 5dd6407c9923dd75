"""In which column of an Untis file stands what (data-formats §1): one row to its records.

Personal data that the portal does not need – reasons of absence, remarks, pupils' mail addresses –
is not read at all.
"""

import re
from collections.abc import Iterable
from datetime import date

from elternportal.domain.school_calendar import FIRST_LESSON, FROM_UNTIS, LAST_LESSON
from elternportal.domain.school_year import school_year_of
from elternportal.domain.timetable import WEEKDAYS, is_printed, kind_of_change
from elternportal.imports.cells import Cells
from elternportal.imports.school import (
    ClassRecord,
    ExamRecord,
    HolidayRecord,
    LessonRecord,
    PupilRecord,
    Record,
    RoomRecord,
    SlotRecord,
    SubjectRecord,
    SubstitutionRecord,
    TeacherRecord,
)

# The longest texts that the columns of models/school.py hold.
SHORT, LONG, TITLE, GROUP, KEY = 40, 120, 40, 80, 80
MANY_NAMES, CHANGE_TEXT, HOLIDAY = 400, 400, 80

# Of an exam, the rooms (and supervisors) of its lessons are joined by a dash: "R 5b - R 5b".
_BETWEEN_LESSONS = re.compile(r"(?:^|\s)-(?=\s|$)")


def no_rows(_cells: Cells) -> Iterable[Record]:
    """Of a kind that no file has to itself."""
    return ()


def subjects(cells: Cells) -> Iterable[Record]:
    yield SubjectRecord(cells.required(1, SHORT), cells.text(2, LONG))


def rooms(cells: Cells) -> Iterable[Record]:
    yield RoomRecord(cells.required(1, SHORT), cells.text(2, LONG), cells.number(8))


def teachers(cells: Cells) -> Iterable[Record]:
    yield TeacherRecord(
        short_name=cells.required(1, SHORT),
        surname=cells.name(2, LONG),
        first_name=cells.name(29, LONG),
        title=cells.text(30, TITLE),
        gender=cells.gender(31),
        email=cells.email(33),
    )


def classes(cells: Cells) -> Iterable[Record]:
    cells.check_order(20, 21)
    class_teachers = cells.names(30, LONG)
    yield ClassRecord(
        short_name=cells.required(1, SHORT),
        long_name=cells.text(2, LONG),
        grade=cells.text(14, 20),
        class_teacher=class_teachers[0] if class_teachers else "",
        home_room=cells.short_name(4, SHORT),
    )


def pupils(cells: Cells) -> Iterable[Record]:
    key = cells.text(15, KEY) or cells.text(9, KEY) or cells.required(1, KEY)
    class_name = cells.short_name(10, SHORT)
    if not class_name:
        cells.warning("import-pupil-without-class")
    yield PupilRecord(
        key=key,
        surname=cells.required_name(2, LONG),
        first_name=cells.required_name(8, LONG),
        gender=cells.gender(11),
        birth_date=cells.date(13),
        class_name=class_name,
    )


def lessons(cells: Cells) -> Iterable[Record]:
    number, hours = cells.required_number(1), cells.hours(2)
    class_names = cells.names(5, MANY_NAMES)
    teacher, subject = cells.short_name(6, SHORT), cells.short_name(7, SHORT)
    group, week = cells.text(42, GROUP), cells.text(12, SHORT)
    cells.check_order(15, 16)
    first_day, last_day = cells.date(15), cells.date(16)
    if not (class_names and teacher and subject):
        cells.warning("import-lesson-incomplete", number=str(number))
        return
    for class_name in class_names:
        yield LessonRecord(
            number, class_name, teacher, subject, group, hours, first_day, last_day, week
        )


def slots(cells: Cells) -> Iterable[Record]:
    """GPU001. A lesson without a place in the week, or for no class, is told and left out."""
    number, class_names = cells.required_number(1), cells.names(2, MANY_NAMES)
    weekday, lesson = cells.number(6) or 0, cells.number(7)
    if weekday not in WEEKDAYS or lesson is None or not is_lesson(lesson):
        cells.warning("import-slot-unplaced", number=str(number))
        return
    if not class_names:
        cells.warning("import-slot-without-class", number=str(number))
        return
    teacher, subject, room = (
        cells.short_name(3, SHORT),
        cells.short_name(4, SHORT),
        cells.short_name(5, SHORT),
    )
    for class_name in class_names:
        yield SlotRecord(number, class_name, teacher, subject, weekday, lesson, room)


def substitutions(cells: Cells) -> Iterable[Record]:
    """GPU014. Column 16, why a teacher is absent, is never read; nor is a row not to be printed."""
    bits = cells.number(18) or 0
    if not is_printed(bits):
        return
    day, number, lesson = day_of_substitution(cells), cells.required_number(1), cells.number(3)
    if day is None or lesson is None or not is_lesson(lesson):
        cells.error("import-substitution-undated")
        return
    class_names = dict.fromkeys([*cells.names(15, MANY_NAMES), *cells.names(19, MANY_NAMES)])
    for class_name in class_names or [""]:
        yield SubstitutionRecord(
            day=day,
            key=str(number),
            class_name=class_name,
            lesson=lesson,
            number=cells.number(5) or 0,
            kind=kind_of_change(cells.text(20, SHORT), bits).value,
            teacher=cells.short_name(6, SHORT),
            substitute=cells.short_name(7, SHORT),
            subject=cells.short_name(8, SHORT),
            new_subject=cells.short_name(10, SHORT),
            room=cells.short_name(12, SHORT),
            new_room=cells.short_name(13, SHORT),
            text=cells.text(17, CHANGE_TEXT),
        )


def day_of_substitution(cells: Cells) -> date | None:
    """The day of a row of GPU014."""
    return cells.date(2)


def exams(cells: Cells) -> Iterable[Record]:
    """GPU017. Which pupils and supervisors it lists (columns 9 and 10) is not read."""
    day, first, last = cells.date(4), cells.number(5), cells.number(6)
    if day is None or first is None or last is None or not _are_lessons(first, last):
        cells.error("import-exam-undated")
        return
    yield ExamRecord(
        day=day,
        key=f"{school_year_of(day)}-{cells.required_number(2)}",
        first_lesson=first,
        last_lesson=last,
        title=_once(cells.text(1, LONG)),
        text=cells.text(3, CHANGE_TEXT),
        numbers="~".join(name for name in cells.names(8, MANY_NAMES) if name.isdecimal()),
        room=_once(cells.text(11, MANY_NAMES))[:LONG],
    )


def holidays(cells: Cells) -> Iterable[Record]:
    """GPU018"""
    first, last = cells.date(3), cells.date(4)
    if first is None or last is None or last < first:
        cells.error("import-holiday-undated")
        return
    yield HolidayRecord(
        day=first,
        last_day=last,
        name=cells.text(2, HOLIDAY) or cells.required(1, HOLIDAY),
        kind="public" if cells.text(5, SHORT) == "F" else "school",
        source=FROM_UNTIS,
    )


def _once(text: str) -> str:
    """What stands for each lesson or room of an exam, each name once; empty for ``~``."""
    parts = [name.strip() for part in _BETWEEN_LESSONS.split(text) for name in part.split("~")]
    return ", ".join(dict.fromkeys(filter(None, parts)))


def _are_lessons(first: int, last: int) -> bool:
    return is_lesson(first) and is_lesson(last) and first <= last


def is_lesson(lesson: int) -> bool:
    """Whether a day can have a lesson of this number."""
    return FIRST_LESSON <= lesson <= LAST_LESSON
