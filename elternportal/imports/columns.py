"""In which column of an Untis file stands what (data-formats §1): one row to its records.

Personal data that the portal does not need – reasons of absence, remarks, pupils' mail addresses –
is not read at all.
"""

from collections.abc import Iterable

from elternportal.imports.cells import Cells
from elternportal.imports.school import (
    ClassRecord,
    LessonRecord,
    PupilRecord,
    Record,
    RoomRecord,
    SubjectRecord,
    TeacherRecord,
)

# The longest texts that the columns of models/school.py hold.
SHORT, LONG, TITLE, GROUP, KEY = 40, 120, 40, 80, 80


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
    class_names = cells.names(5, 400)
    teacher, subject = cells.short_name(6, SHORT), cells.short_name(7, SHORT)
    group = cells.text(42, GROUP)
    cells.check_order(15, 16)
    if not (class_names and teacher and subject):
        cells.warning("import-lesson-incomplete", number=number)
        return
    for class_name in class_names:
        yield LessonRecord(number, class_name, teacher, subject, group, hours)
