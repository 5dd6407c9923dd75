"""Untis XML 3.1 to records: one file with master data and timetable (data-formats §1).

Ids are a prefix (``CL_``, ``TR_`` …) and the short name, which may hold blanks; a list of ids is
joined by blanks, too, so it is split before the prefixes. ``occurence`` has one character for each
day from the first day of the school year on.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from elternportal.domain.school_calendar import FROM_UNTIS
from elternportal.domain.timetable import HELD, WEEKDAYS
from elternportal.imports import columns
from elternportal.imports.cells import Cells
from elternportal.imports.choices import ReadingChoices
from elternportal.imports.columns import (
    CHANGE_TEXT,
    GROUP,
    HOLIDAY,
    KEY,
    LONG,
    SHORT,
    TITLE,
)
from elternportal.imports.entries import Contents, Entry
from elternportal.imports.findings import WHOLE_FILE, Report
from elternportal.imports.folder import NamedFile
from elternportal.imports.rows import RowOfNames
from elternportal.imports.school import (
    ClassRecord,
    HolidayRecord,
    LessonRecord,
    PupilRecord,
    Record,
    RoomRecord,
    SlotRecord,
    SubjectRecord,
    TeacherRecord,
)
from elternportal.imports.untis_bells import bells_of
from elternportal.imports.xml_tree import Element, mentions, read_xml

NAMESPACE = "untis.at/untis/XmlInterface"
_NAMES = """
document general schoolyearbegindate holidays holiday type timeperiods timeperiod day period
starttime endtime subjects subject rooms room capacity longname teachers teacher surname
forename title gender email classes class classlevel class_teacher students student foreignkey
birthdate student_class lessons lesson periods lesson_subject lesson_teacher lesson_classes
lesson_studentgroups effectivebegindate effectiveenddate lesson_date_scheme occurence times
time assigned_day assigned_period assigned_room
"""
WANTED = frozenset(_NAMES.split())
# Longer than any school year with all its days.
MAX_DAYS = 800
PARTS_OF_A_LESSON = 100  # LS_141803 is part 3 of lesson 1418

_PREFIX = re.compile(r"^[A-Z]{2}_")
_OCCURRENCE = re.compile(r"[A-Z0-9]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Section:
    """Where in the file the elements of a kind stand, and how one becomes records."""

    kind: str
    path: tuple[str, str]
    read: Callable[[Cells, Element], Iterable[Record]]


def is_untis_xml(file: NamedFile) -> bool:
    return mentions(file, NAMESPACE)


def read_untis_xml(file: NamedFile, report: Report, _choices: ReadingChoices) -> Contents:
    """All that the file says. A kind of which it holds nothing is not delivered."""
    root = read_xml(file, WANTED, report)
    if root is None:
        return Contents()
    begins = Cells(_row(file.name, root.first("general") or root), report).date(
        "schoolyearbegindate"
    )
    entries = [
        _entry(section, file.name, element, begins, report)
        for section in SECTIONS
        for element in root.all(*section.path)
    ]
    if not entries:
        report.error(file.name, WHOLE_FILE, "import-file-empty")
    return replace(Contents.of_several(entries), bells=bells_of(root, begins))


def _entry(
    section: _Section, file: str, element: Element, begins: date | None, report: Report
) -> Entry:
    row = _row(file, element, begins)
    return Entry(section.kind, file, row.line, tuple(section.read(Cells(row, report), element)))


def _row(file: str, element: Element, begins: date | None = None) -> RowOfNames:
    """An element's own id, its children's texts and the ids to which they refer, by name."""
    values = {child.name: _value(child) for child in element.children}
    values["id"] = _short_name(element.attributes.get("id", ""))
    values["begins"] = f"{begins:%Y%m%d}" if begins else ""
    return RowOfNames(file, element.line, values)


def _value(element: Element) -> str:
    return element.attributes.get("id", element.text)


def _short_name(reference: str) -> str:
    return _PREFIX.sub("", reference.strip())


def _names(reference: str, prefix: str) -> list[str]:
    """The short names in a list of ids such as ``CL_12 1 CL_13``."""
    names = (part.strip() for part in re.split(rf"(?:^|\s){prefix}_", reference))
    return list(dict.fromkeys(filter(None, names)))


def _subject(cells: Cells, _element: Element) -> Iterable[Record]:
    yield SubjectRecord(cells.required("id", SHORT), cells.text("longname", LONG))


def _room(cells: Cells, _element: Element) -> Iterable[Record]:
    capacity = cells.number("capacity")
    yield RoomRecord(cells.required("id", SHORT), cells.text("longname", LONG), capacity)


def _teacher(cells: Cells, _element: Element) -> Iterable[Record]:
    yield TeacherRecord(
        short_name=cells.required("id", SHORT),
        surname=cells.name("surname", LONG),
        first_name=cells.name("forename", LONG),
        title=cells.text("title", TITLE),
        gender=cells.gender("gender"),
        email=cells.email("email"),
    )


def _class(cells: Cells, element: Element) -> Iterable[Record]:
    class_teachers = _names(element_id(element, "class_teacher"), "TR")
    yield ClassRecord(
        short_name=cells.required("id", SHORT),
        long_name=cells.text("longname", LONG),
        grade=cells.text("classlevel", 20),
        class_teacher=class_teachers[0] if class_teachers else "",
        home_room=_short_name(element_id(element, "class_room")),
    )


def _pupil(cells: Cells, element: Element) -> Iterable[Record]:
    class_name = _short_name(element_id(element, "student_class"))
    if not class_name:
        cells.warning("import-pupil-without-class")
    yield PupilRecord(
        key=cells.text("foreignkey", KEY) or cells.required("id", KEY),
        surname=cells.required_name("surname", LONG),
        first_name=cells.required_name("forename", LONG),
        gender=cells.gender("gender"),
        birth_date=cells.date("birthdate"),
        class_name=class_name,
    )


def _holiday(cells: Cells, _element: Element) -> Iterable[Record]:
    """What GPU018 says: days off, of the school or of all."""
    first, last = cells.date("starttime"), cells.date("endtime")
    if first is None or last is None or last < first:
        cells.error("import-holiday-undated")
        return
    is_public = "public" in cells.text("type", LONG).casefold()
    yield HolidayRecord(
        day=first,
        last_day=last,
        name=cells.text("longname", HOLIDAY) or cells.required("id", HOLIDAY),
        kind="public" if is_public else "school",
        source=FROM_UNTIS,
    )


def _lesson(cells: Cells, element: Element) -> Iterable[Record]:
    number = _lesson_number(cells)
    teacher, subject, class_names = _who(element)
    groups = _names(element_id(element, "lesson_studentgroups"), "SG")
    cells.check_order("effectivebegindate", "effectiveenddate")
    if not (class_names and teacher and subject):
        cells.warning("import-lesson-incomplete", number=str(number))
        return
    held_from, held_days = _held(cells)
    for class_name in class_names:
        yield LessonRecord(
            number=number,
            class_name=class_name,
            teacher=teacher,
            subject=subject,
            student_group="~".join(groups)[:GROUP],
            weekly_hours=cells.hours("periods"),
            first_day=cells.date("effectivebegindate"),
            last_day=cells.date("effectiveenddate"),
            week=_short_name(element_id(element, "lesson_date_scheme"))[:SHORT],
            held_from=held_from,
            held_days=held_days,
        )


def _held(cells: Cells) -> tuple[date | None, str]:
    """From which day on it is said of each day whether the lesson is held, and what."""
    days, begins = cells.text("occurence", MAX_DAYS), cells.date("begins")
    if not days:
        return None, ""
    if begins is None or not _OCCURRENCE.fullmatch(days) or HELD not in days:
        cells.warning("import-occurrence-unclear")
        return None, ""
    return begins, "".join(day if day == HELD else "0" for day in days).rstrip("0")


def _slots(cells: Cells, element: Element) -> Iterable[Record]:
    """The lesson's places in the week; what GPU001 says, with the same number."""
    number = _lesson_number(cells)
    teacher, subject, class_names = _who(element)
    for time in element.all("times", "time"):
        place = Cells(_row(cells.row.file, time), cells.report)
        weekday, lesson = place.number("assigned_day") or 0, place.number("assigned_period")
        if weekday not in WEEKDAYS or lesson is None or not columns.is_lesson(lesson):
            place.warning("import-slot-unplaced", number=str(number))
            continue
        rooms = _names(element_id(time, "assigned_room"), "RM") or [""]
        for class_name in class_names:
            for room in rooms:
                yield SlotRecord(
                    number, class_name, teacher, subject, weekday, lesson, room[:SHORT]
                )


def _lesson_number(cells: Cells) -> int:
    return cells.required_number("id") // PARTS_OF_A_LESSON


def _who(element: Element) -> tuple[str, str, list[str]]:
    """Teacher, subject and classes of a lesson."""
    return (
        _short_name(element_id(element, "lesson_teacher")),
        _short_name(element_id(element, "lesson_subject")),
        _names(element_id(element, "lesson_classes")[:CHANGE_TEXT], "CL"),
    )


def element_id(element: Element, name: str) -> str:
    """The ids to which the child of this name refers; empty if there is none."""
    found = element.first(name)
    return found.attributes.get("id", "") if found is not None else ""


SECTIONS = (
    _Section("subject", ("subjects", "subject"), _subject),
    _Section("room", ("rooms", "room"), _room),
    _Section("teacher", ("teachers", "teacher"), _teacher),
    _Section("class", ("classes", "class"), _class),
    _Section("pupil", ("students", "student"), _pupil),
    _Section("lesson", ("lessons", "lesson"), _lesson),
    _Section("slot", ("lessons", "lesson"), _slots),
    _Section("holiday", ("holidays", "holiday"), _holiday),
)
