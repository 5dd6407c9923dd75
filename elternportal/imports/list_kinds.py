"""What a list with headings can hold, and how one of its rows is read.

The columns have the names of ``fields``; what they are called on a page is the text
``import-column-<field>``.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from elternportal import clock
from elternportal.domain.school_calendar import FROM_UNTIS
from elternportal.domain.school_year import school_year_of
from elternportal.imports.cells import Cells
from elternportal.imports.changed_lessons import records_of
from elternportal.imports.columns import (
    CHANGE_TEXT,
    GROUP,
    HOLIDAY,
    KEY,
    LONG,
    MANY_NAMES,
    SHORT,
    TITLE,
)
from elternportal.imports.list_words import heading
from elternportal.imports.monitor_words import lessons_of
from elternportal.imports.rows import RowOfNames
from elternportal.imports.school import (
    ClassRecord,
    ExamRecord,
    GuardianRecord,
    HolidayRecord,
    LessonRecord,
    PupilRecord,
    Record,
    RoomRecord,
    SlotRecord,
    SubjectRecord,
    TeacherRecord,
    course_number,
)

YES = frozenset({"ja", "j", "1", "x", "true", "wahr", "yes"})
STREET, POSTAL_CODE, CITY = 100, 10, 120
WEEKDAYS = {name: number for number, name in enumerate(("mo", "di", "mi", "do", "fr", "sa"), 1)}

_BETWEEN_NAMES = re.compile(r"\s*[,;/~]\s*")
# A change of a list in the words of a monitor page, where the plain name is what is held instead.
_ON_MONITORS = {
    "teacher": "old_teacher",
    "substitute": "teacher",
    "subject": "old_subject",
    "new_subject": "subject",
    "room": "old_room",
    "new_room": "room",
    "change": "kind",
}


@dataclass(frozen=True, slots=True)
class ListKind:
    """A kind of list: its rows have these ``fields`` and need some of them.

    ``is_plan``: an empty cell means that there is nothing; of people and things, a column that is
    empty as a whole says nothing, and what the school knows stays.
    """

    kind: str
    needs: tuple[str, ...]
    may_have: tuple[str, ...]
    read: Callable[[Cells], Iterable[Record]]
    is_plan: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        return self.needs + self.may_have


def list_kind(name: str) -> ListKind | None:
    """The kind of list of this name; None if there is none."""
    return next((one for one in LIST_KINDS if one.kind == name), None)


def likely_kind(fields: Iterable[str]) -> ListKind | None:
    """The first kind that has all it needs."""
    found = set(fields)
    return next((one for one in LIST_KINDS if found.issuperset(one.needs)), None)


def _pupil(cells: Cells) -> Iterable[Record]:
    left = cells.any_date("leaves")
    if left is not None and left < clock.today():
        return
    class_name = cells.short_name("class", SHORT)
    if not class_name:
        cells.warning("import-pupil-without-class")
    yield PupilRecord(
        key=cells.required("key", KEY),
        surname=cells.required_name("surname", LONG),
        first_name=cells.name("call_name", LONG) or cells.required_name("first_name", LONG),
        gender=cells.gender("gender"),
        class_name=class_name,
    )


def _teacher(cells: Cells) -> Iterable[Record]:
    yield TeacherRecord(
        short_name=cells.required("short_name", SHORT),
        surname=cells.required_name("surname", LONG),
        first_name=cells.name("call_name", LONG) or cells.name("first_name", LONG),
        title=cells.text("title", TITLE),
        gender=cells.gender("gender"),
        email=cells.email("email"),
    )


def _guardian(cells: Cells) -> Iterable[Record]:
    """One row for each guardian and child, known by the name."""
    surname, first_name = cells.required_name("surname", LONG), cells.name("first_name", LONG)
    yield GuardianRecord(
        pupil=cells.required("pupil", KEY),
        key=heading(f"{first_name}{surname}")[:20],
        surname=surname,
        first_name=first_name,
        title=cells.text("title", TITLE),
        email=cells.email("email"),
        street=cells.text("street", STREET),
        postal_code=cells.text("postal_code", POSTAL_CODE),
        city=cells.text("city", CITY),
        may_be_informed=cells.row.cell("may_be_informed").casefold() in YES,
        is_main=cells.row.cell("is_main").casefold() in YES,
    )


def _class(cells: Cells) -> Iterable[Record]:
    yield ClassRecord(
        short_name=cells.required("class", SHORT),
        long_name=cells.text("long_name", LONG),
        grade=cells.text("grade", 20),
        class_teacher=cells.short_name("class_teacher", SHORT),
    )


def _subject(cells: Cells) -> Iterable[Record]:
    yield SubjectRecord(cells.required("subject", SHORT), cells.required("long_name", LONG))


def _room(cells: Cells) -> Iterable[Record]:
    yield RoomRecord(
        cells.required("room", SHORT), cells.text("long_name", LONG), cells.number("capacity")
    )


def _lesson(cells: Cells) -> Iterable[Record]:
    number, teacher = cells.required_number("number"), cells.required("teacher", SHORT)
    subject, hours = cells.required("subject", SHORT), cells.hours("weekly_hours")
    group = cells.text("student_group", GROUP)
    for class_name in _names(cells, "class"):
        yield LessonRecord(number, class_name, teacher, subject, group, hours)


def _slot(cells: Cells) -> Iterable[Record]:
    """A lesson of the week. Without a number, the subject and its teacher tell one from another."""
    weekday = _weekday(cells.row.cell("weekday"))
    lessons = tuple(lessons_of(cells.row.cell("lessons")))
    teacher, subject = cells.short_name("teacher", SHORT), cells.short_name("subject", SHORT)
    number = cells.number("number") or course_number(f"{subject}/{teacher}")
    if not weekday or not lessons:
        cells.warning("import-slot-unplaced", number=str(number))
        return
    room = cells.short_name("room", SHORT)
    for class_name in _names(cells, "class"):
        for lesson in lessons:
            yield SlotRecord(number, class_name, teacher, subject, weekday, lesson, room)


def _substitution(cells: Cells) -> Iterable[Record]:
    day = cells.any_date("day")
    if day is None or not tuple(lessons_of(cells.row.cell("lessons"))):
        cells.error("import-substitution-undated")
        return
    fields = SUBSTITUTION_FIELDS
    said = {_ON_MONITORS.get(name, name): cells.row.cell(name) for name in fields}
    said["class"] = ", ".join(_names(cells, "class"))
    row = RowOfNames(cells.row.file, cells.row.line, said)
    yield from records_of(Cells(row, cells.report), day)


def _exam(cells: Cells) -> Iterable[Record]:
    """An exam is known by its day and its lessons, because a list gives it no number."""
    day, lessons = cells.any_date("day"), tuple(lessons_of(cells.row.cell("lessons")))
    if day is None or not lessons:
        cells.error("import-exam-undated")
        return
    numbers = "~".join(one for one in _names(cells, "numbers") if one.isdecimal())
    yield ExamRecord(
        day=day,
        key=f"{school_year_of(day)}-{day:%m%d}-{lessons[0]}-{numbers}"[:40],
        first_lesson=lessons[0],
        last_lesson=lessons[-1],
        title=cells.text("title", LONG),
        text=cells.text("text", CHANGE_TEXT),
        numbers=numbers,
        room=cells.text("room", LONG),
    )


def _holiday(cells: Cells) -> Iterable[Record]:
    first = cells.any_date("day")
    last = cells.any_date("last_day") or first
    if first is None or last is None or last < first:
        cells.error("import-holiday-undated")
        return
    name = cells.required("name", HOLIDAY)
    yield HolidayRecord(day=first, last_day=last, name=name, kind="school", source=FROM_UNTIS)


def _names(cells: Cells, column: str) -> list[str]:
    """The short names in a cell, e.g. of "7a, 7b"."""
    names = _BETWEEN_NAMES.split(cells.text(column, MANY_NAMES))
    return [name[:SHORT] for name in dict.fromkeys(names) if name not in ("", "?")]


def _weekday(text: str) -> int:
    """1 for "Mo", "Montag" or "1"; 0 for what is no day of the week."""
    if text.isdecimal() and 1 <= int(text) <= len(WEEKDAYS):
        return int(text)
    return WEEKDAYS.get(text[:2].casefold(), 0)


SUBSTITUTION_FIELDS = (
    *("day", "lessons", "class", "change", "teacher", "substitute", "subject", "new_subject"),
    *("room", "new_room", "text"),
)
_PERSON = ("first_name", "call_name", "title", "gender", "email")
_ADDRESS = ("street", "postal_code", "city", "may_be_informed", "is_main")

# The order decides for which a list is taken by itself, so what needs more stands first.
LIST_KINDS = (
    ListKind(
        "guardian", ("pupil", "surname"), ("first_name", "title", "email", *_ADDRESS), _guardian
    ),
    ListKind(
        "pupil",
        ("key", "surname", "class"),
        ("first_name", "call_name", "gender", "leaves"),
        _pupil,
    ),
    ListKind("teacher", ("short_name", "surname"), _PERSON, _teacher),
    ListKind("substitution", SUBSTITUTION_FIELDS[:4], SUBSTITUTION_FIELDS[4:], _substitution, True),
    ListKind(
        "slot",
        ("weekday", "lessons", "class", "subject"),
        ("teacher", "room", "number"),
        _slot,
        True,
    ),
    ListKind("exam", ("day", "lessons", "numbers"), ("title", "text", "room"), _exam, True),
    ListKind(
        "lesson",
        ("number", "class", "teacher", "subject"),
        ("weekly_hours", "student_group"),
        _lesson,
        True,
    ),
    ListKind("holiday", ("day", "name"), ("last_day",), _holiday, True),
    ListKind("class", ("class", "grade"), ("long_name", "class_teacher"), _class),
    ListKind("subject", ("subject", "long_name"), (), _subject),
    ListKind("room", ("room", "long_name"), ("capacity",), _room),
)
